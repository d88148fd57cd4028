"""One text of a YAML file exchanged: whatever else stands in the file stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide_data.editing.yaml_texts import CannotWrite, with_text
from guide_data.reading.yaml_lines import parse_bytes

TITLE, TEXT = ("title",), ("text",)
# What stood there, where the text is, what it is to be, and what stands there then.
REPLACED = {
    "plain": ("title: 古い\n", TITLE, "新しい", "title: 新しい\n"),
    "a colon needs quotes": ("title: 古い\n", TITLE, "注意: 新", "title: '注意: 新'\n"),
    "a number sign needs quotes": ("title: a\n", TITLE, "a #b", "title: 'a #b'\n"),
    "an apostrophe in quotes": ("title: 'a'\n", TITLE, "it's", "title: 'it''s'\n"),
    "a brace needs quotes": ("title: a\n", TITLE, "{a}", "title: '{a}'\n"),
    "a word that means no text": ("title: a\n", TITLE, "yes", "title: 'yes'\n"),
    "a number stays bare": ("title: 5\n", TITLE, "6", "title: 6\n"),
    "quotes that were there stay": ('title: "古い"\n', TITLE, "新", 'title: "新"\n'),
    "double quotes within": ('title: "a"\n', TITLE, 'a "b" c', 'title: "a \\"b\\" c"\n'),
    "a comment beside it": ("title: a  # 注\nb: c\n", TITLE, "b", "title: b  # 注\nb: c\n"),
    "odd gaps": ("title:   a\n\n\nb : c\n", TITLE, "d", "title:   d\n\n\nb : c\n"),
    "CRLF": ("title: a\r\nb: c\r\n", TITLE, "d", "title: d\r\nb: c\r\n"),
    "no line end at the end": ("title: a", TITLE, "b", "title: b"),
    "a letter of four bytes before": ("a: 𠮷😀\ntitle: a\n", TITLE, "b", "a: 𠮷😀\ntitle: b\n"),
    "a block": (
        "text: |\n  1. 古い\n\n  2. 次\n# 注\nb: c\n",
        TEXT,
        "1. 新\n\n2. 次",
        "text: |\n  1. 新\n\n  2. 次\n# 注\nb: c\n",
    ),
    "a block with empty lines below": (
        "text: |\n  a\n\n\nb: c\n",
        TEXT,
        "d",
        "text: |\n  d\n\n\nb: c\n",
    ),
    "a block with a sign and a comment": (
        "text: |-  # 注\n    a\n",
        TEXT,
        "b\nc",
        "text: |-  # 注\n    b\n    c\n",
    ),
    "a block of CRLF": (
        "text: |\r\n  a\r\n  b\r\nc: d\r\n",
        TEXT,
        "e\nf",
        "text: |\r\n  e\r\n  f\r\nc: d\r\n",
    ),
    "a block at the end": ("text: |\n  a", TEXT, "b", "text: |\n  b"),
    "a folded text": ("text: >\n  a\n  b\nc: d\n", TEXT, "e\nf", "text: |\n  e\n  f\nc: d\n"),
    "plain over several lines": ("text: a\n  b\nc: d\n", TEXT, "e", "text: e\nc: d\n"),
    "a line becomes several": (
        "- text: a\n  b: c\n",
        (0, "text"),
        "d\ne",
        "- text: |\n    d\n    e\n  b: c\n",
    ),
    "an item becomes several": ("- a\n- b\n", (0,), "d\ne", "- |\n  d\n  e\n- b\n"),
    "in braces": (
        "o: [{id: a, text: b, to: c}, {id: d}]\n",
        ("o", 0, "text"),
        "はい",
        "o: [{id: a, text: はい, to: c}, {id: d}]\n",
    ),
    "in braces, with a comma": (
        "o: [{id: a, text: b}]\n",
        ("o", 0, "text"),
        "は, い",
        "o: [{id: a, text: 'は, い'}]\n",
    ),
    "in braces, of two lines": ("o: {text: b}\n", ("o", "text"), "c\nd", 'o: {text: "c\\nd"}\n'),
    "letters in pieces": ("title: a\n", TITLE, "\u304b\u3099", "title: が\n"),
    "nothing": ("title: a\n", TITLE, "", "title: ''\n"),
}
ORDER = ("id", "title", "text", "options", "of", "a", "b", "c")
ADDED = {
    "after a line with a comment": (
        "- id: x\n  title: a # 注\n  of: b\n",
        (0, "text"),
        "c\nd",
        "- id: x\n  title: a # 注\n  text: |\n    c\n    d\n  of: b\n",
    ),
    "after a block": (
        "- id: x\n  text: |\n    a\n\n- id: y\n",
        (0, "of"),
        "1",
        "- id: x\n  text: |\n    a\n  of: '1'\n\n- id: y\n",
    ),
    "between its neighbours": (
        "options:\n  a: 1\n  c: 3\n",
        ("options", "b"),
        "二",
        "options:\n  a: 1\n  b: 二\n  c: 3\n",
    ),
    "under a name that is not there": (
        "- id: x\n  of: b\n",
        (0, "options", "a"),
        "はい",
        "- id: x\n  options:\n    a: はい\n  of: b\n",
    ),
    "a list that is not there": (
        "- id: x\n  of: b\n",
        (0, "text", 0),
        "はい",
        "- id: x\n  text:\n    - はい\n  of: b\n",
    ),
    "one more item": ("a:\n- b\nc: d\n", ("a", 1), "e", "a:\n- b\n- e\nc: d\n"),
    "in braces": ("o: {a: b}\n", ("o", "c"), "は, い", "o: {a: b, c: 'は, い'}\n"),
    "CRLF": ("a: 1\r\nof: 2\r\n", ("title",), "t", "a: 1\r\ntitle: t\r\nof: 2\r\n"),
}


@pytest.mark.parametrize(("old", "loc", "value", "new"), REPLACED.values(), ids=REPLACED)
def test_a_text_is_exchanged(old, loc, value, new):
    assert with_text(old, loc, value) == new


@pytest.mark.parametrize(("old", "loc", "value", "new"), ADDED.values(), ids=ADDED)
def test_a_text_is_added_in_its_place(old, loc, value, new):
    assert with_text(old, loc, value, ORDER) == new


REFUSED = {
    "a hole in a list": ("a: [b]\n", ("a", 2)),
    "below a text": ("a: b\n", ("a", "c")),
    "in nothing": ("a: {}\n", ("a", "c")),
}


@pytest.mark.parametrize(("old", "loc"), REFUSED.values(), ids=REFUSED)
def test_what_has_no_place_is_not_written(old, loc):
    with pytest.raises(CannotWrite):
        with_text(old, loc, "x")


LINES = st.text(st.sampled_from("ab -:#'\"|>&*!%@`{}[],?\\あ「」　\t"), max_size=8)


@given(st.lists(LINES, max_size=3), st.sampled_from(["x", "'x'", '"x"', "|\n      x\n      y"]))
def test_any_text_reads_back_and_nothing_else_changes(lines, was):
    value, old = "\n".join(lines).strip(), f"b:\n  - a: {was}\n    c: d\n"
    new = with_text(old, ("b", 0, "a"), value)
    [item] = parse_bytes(new.encode(), "").value["b"]
    assert ((item["a"] or "").removesuffix("\n"), item["c"]) == (value, "d")
    assert new.startswith("b:\n  - a: ")
    assert new.endswith("\n    c: d\n")
