"""What reading says of the slips that editors make: the name of the slip, and what to type."""

import re

import pytest

from guide_data import ContentError, read_guide
from guide_data.reading.yaml_lines import parse_bytes

START, ROUTER = "start.yaml", "causes/1_router.yaml"
FIRST, ALL = "title: どの機器が", "      - id: all\n        text: 家"

# File, what stands there, what is written instead, and what is said.
SLIPS = {
    "a field misspelt": (START, FIRST, "titel: どの機器が", "'title'"),
    "a field misspelt deep inside": (START, ALL, ALL.replace("text", "txet"), "'text'"),
    "a kind misspelt": (START, "kind: question", "kind: questoin", "'question'"),
    "a unit misspelt": (ROUTER, "unit: minutes", "unit: minute", "'minutes'"),
    "a capital": (START, "to: router-lamp", "to: Router-lamp", "'router-lamp'"),
    "a full-width letter": (START, "to: router-lamp", "to: ｒouter-lamp", "'router-lamp'"),
    "a field with a full-width space": (START, FIRST, "title\u3000: どの機器が", "全角スペース"),
    "a list for a text": (START, FIRST, "title: [あ]\n    asks: あ", "並びは書けません"),
    "a date with slashes": ("guide.yaml", "2026-11-22", "2026/11/22", "2026-11-22"),
    "a day that is none": ("guide.yaml", "2026-11-22", "2026-02-30", "という日はありません"),
    "a kind of reference misspelt": (
        "causes/2_device.yaml",
        "{button:settings}",
        "{buton:settings}",
        "'button'",
    ),
}


def said_of(folder):
    with pytest.raises(ContentError) as caught:
        read_guide(folder)
    return [str(problem) for problem in caught.value.problems]


# A line in the middle of a step, and parts of what is said of it: its own line and the mend.
LINES = {
    "full-width colon": ("  title：い", 3, "：）"),
    "no space behind a colon": ("  to:い", 3, "コロン（:）のあとに"),
    "full-width space behind a colon": ("  to:\u3000い", 3, "to:␣い"),
    "hard space behind a colon": ("  to:\xa0い", 3, "NBSP"),
    "a colon within": ("  to: 注意: い", 3, "' で囲んで"),
    "a reference first": ("  to: {button:x}を押す", 3, "' で囲んで"),
    "a quotation mark alone": ("  to: '閉じない", 3, "閉じていません"),
    "words behind a quotation": ("  to: 'い'う", 3, "引用符"),
    "a tab": ("\tto: い", 3, "タブ"),
    "full-width indent": ("　　to: い", 3, "全角スペース"),
    "no space behind a hyphen": ("-id: x\n  to: z", 3, "ハイフン"),
    "full-width hyphen": ("－ id: x", 3, "半角の -"),
    "indented too far": ("   to: い", 3, "3 個"),
    "indented too little": (" to: い", 3, "1 個"),
    "no colon": ("  to", 3, "コロン"),
    "a bracket left open": ("  facts: [a, b", 3, "]"),
    "a hyphen left out": ("  id: b", 3, "- id:"),
    "words lost as a note": ("  say: 電話 #1 を待つ", 3, "#1 を待つ"),
}


@pytest.mark.parametrize(("line", "at", "part"), LINES.values(), ids=LINES)
def test_a_slip_of_yaml_is_named_at_its_line(line, at, part):
    text = f"- id: a\n  title: あ\n{line}\n  text: |\n    本文: です。\n  end: b\n"
    problems = parse_bytes(text.encode(), "f").problems
    assert [(problem.line, part in problem.what) for problem in problems][:1] == [(at, True)]


@pytest.mark.parametrize(
    "line", ["# 全角：でも", "  - '全角：でも'", "  say: 全角：でも # メモ", "  say: a #b"]
)
def test_what_is_no_slip_is_not_refused(line):
    assert not parse_bytes(f"- id: a\n{line}\n".replace("  - ", "- ").encode(), "f").problems


@pytest.mark.parametrize("name", ["Shift_JIS", "EUC-JP", "UTF-16", "ISO-2022-JP"])
def test_another_encoding_is_named_with_the_way_to_save(name):
    [problem] = parse_bytes("title: 電話を待つ。カタカナ\n".encode(name), "f").problems
    assert name in problem.what
    assert "UTF-8" in problem.what


@pytest.mark.parametrize(
    "text", ["title: あ\r\nto: b\r\n", "\ufefftitle: あ\n"], ids=["CRLF", "BOM"]
)
def test_what_windows_writes_is_read(text):
    assert not parse_bytes(text.encode(), "f").problems


def test_no_pattern_is_shown_to_an_editor(edited):
    folder = edited("contacts.yaml", "number: 0120", "number: x120")
    assert not re.search(r"[\^$\\]", "".join(said_of(folder)))


def test_a_place_is_told_by_numbers_and_ids(edited):
    folder = edited(ROUTER, "facts: [restart-wait]", "facts: [restart-wate]")
    [said] = said_of(folder)
    assert "つめのステップ（router-restart）の facts の 1 つめ" in said
    assert "[0]" not in said


@pytest.mark.parametrize(("file", "old", "new", "part"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_answered_with_what_to_type(edited, file, old, new, part):
    assert part in "\n".join(said_of(edited(file, old, new)))


def test_an_unknown_file_is_likened_to_those_there_are(edited):
    folder = edited("facts.yaml", "- id: lamp-power", "- id: lamp-power")
    (folder / "fact.yaml").write_text("[]", encoding="utf-8")
    assert any("'facts.yaml'" in said for said in said_of(folder))


def test_one_id_that_is_gone_is_one_thing_to_mend(edited):
    folder = edited(ROUTER, "- id: router-restart", "- id: router-begin")
    with pytest.raises(ContentError) as caught:
        read_guide(folder)
    missing = [problem for problem in caught.value.problems if "router-restart" in problem.what]
    assert [problem.follows for problem in missing].count(False) == 1
