"""Hostile content, case by case: refused at its line, or shown as nothing but words."""

from shutil import copytree
from unicodedata import normalize

import pytest

from guide_data import read_guide
from guide_data.checks import check
from guide_data.checks.report import text
from guide_data.reading import limits as guard
from tests.support.content_problems import problems_of, refused_at
from tests.support.hostile import harm_in
from tests.support.paths import PINNED, SMALL
from widgets import Guide, document, page

ROUTER, EN = "causes/1_router.yaml", "en/1_details.yaml"
LAUGH = "".join(f"- &l{n} [{f'*l{n - 1}, ' * 9}]\n" if n else "- &l0 [x]\n" for n in range(9))

# A whole file, the line where it is refused, and a part of what is said.
FORMS = {
    "alias": ("- &a x\n- *a\n", 2, "別名"),
    "anchor": ("- x\n- &a y\n", 2, "目印"),
    "alias as a name": ("- &a x\n- {*a : b}\n", 2, "別名"),
    "billion laughs": (LAUGH, 1, "目印"),
    "tag": ("- x\n- !!python/object/apply:os.system [ls]\n", 2, "型の指定"),
    "own tag": ("- x\n- !x y\n", 2, "型の指定"),
    "merge key": ("- id: a\n  <<: {text: b}\n", 2, "<<"),
    "two documents": ("- x\n---\n- y\n", 2, "---"),
    "10,000 deep, flow": ("[" * 10_000 + "]" * 10_000, 1, "入れ子"),
    "10,000 deep, block": ("- x\n" + "- " * 10_000, 2, "入れ子"),
    "10,000 deep, names": ("? " * 10_000, 1, "入れ子"),
    "too many parts": ("- x\n" * (guard.PARTS + 9), guard.PARTS - 1, "多すぎます"),
    "endless text": (f"- x\n- {'あ' * (guard.LETTERS + 1)}\n", 2, "長すぎます"),
    "endless name": (f"- id: x\n- {'a' * 200}: x\n", 2, "名前が読めません"),
    "name of two lines": ('- id: x\n- "a\\n::error::x": x\n', 2, "名前が読めません"),
    "too large": ("#" * (guard.FILE_BYTES + 1), 1, "大きすぎます"),
    "UTF-16": ("- x\n".encode("utf-16-le"), 1, "UTF-16"),
    "not UTF-8": (b"- x\n- \xff\n", 2, "UTF-8"),
}


@pytest.mark.parametrize(("content", "line", "part"), FORMS.values(), ids=FORMS)
def test_what_yaml_offers_and_content_does_without(tmp_path, content, line, part):
    folder = copytree(SMALL, tmp_path / "guide")
    data = content if isinstance(content, bytes) else content.encode()
    (folder / "links.yaml").write_bytes(data)
    said = [str(p) for p in problems_of(folder) if p.line == line]
    assert any("links.yaml" in one and part in one.split("links.yaml")[1] for one in said)


UNSEEN = {
    "NUL": "\0",
    "escape": "\x1b",
    "C1 control": "\x9b",
    "line separator": "\u2028",
    "next line": "\x85",
    "BOM inside": "\ufeff",
    "zero-width space": "\u200b",
    "joiner": "\u200d",
    "right-to-left mark": "\u200f",
    "right-to-left override": "\u202e",
    "isolate": "\u2066",
    "word joiner": "\u2060",
    "soft hyphen": "\xad",
    "filler": "\u3164",
    "tag letter": "\U000e0041",
    "private letter": "\ue000",
    "no letter": "\ufdd0",
    "many selectors": "\ufe0f\ufe0f",
    "heap of accents": "\u0301" * 4,
}


@pytest.mark.parametrize("written", ["as it is", "by number", "in a comment"])
@pytest.mark.parametrize("sign", UNSEEN.values(), ids=UNSEEN)
def test_signs_that_nobody_sees(edited, sign, written):
    title = "コンセントを確かめる"
    escaped = '"' + "".join(f"\\U{ord(one):08X}" for one in f"a{sign}b") + '"'
    new = {"as it is": f"a{sign}b", "by number": escaped, "in a comment": f"a # {sign}"}[written]
    folder = edited(ROUTER, title, new)
    before = (SMALL / ROUTER).read_text(encoding="utf-8").split(title)[0]
    assert refused_at(folder, ROUTER) == {before.count("\n") + 1}


SEEN = {
    "variant of a name's letter": "葛\U000e0100城",
    "emoji": "⚠\ufe0f📱",
    "half-width kana": "ｶﾞ",
    "accents taken apart": "か\u3099e\u0301",
    "wide space": "あ\u3000い",
    "unbreakable space": "a\xa0b",
    "letters of others": "عربي עברית ไทย 한국어",
}


@pytest.mark.parametrize("words", SEEN.values(), ids=SEEN)
def test_signs_that_are_words(edited, words):
    flow = read_guide(edited(ROUTER, "コンセントを確かめる", words))
    # Accents are put together: rules and searches take letters to be whole.
    assert flow.steps["router-plug"].title == normalize("NFC", words)


EVIL = "https://evil.example/"
TITLE = "title: コンセントを確かめる"
# File, what is replaced by what; each was once shown, or broke what was shown.
WRITTEN = {
    "link in English": (PINNED, EN, "text: |\n", f"text: |\n    [x]({EVIL})\n"),
    "HTML in English": (PINNED, EN, "text: |\n", "text: |\n    <b>x</b>\n"),
    "unknown reference in English": (PINNED, EN, "text: |\n", "text: |\n    {link:nope}\n"),
    "link by a label": (SMALL, "buttons.yaml", "label: 設定", f'label: "[x]({EVIL})"'),
    "link's title by a label": (
        SMALL,
        "buttons.yaml",
        "label: 設定",
        f"label: '[x]({EVIL} \"「t」\")'",
    ),
    "two lines in a title": (SMALL, ROUTER, TITLE, 'title: "a\\n::error::x"'),
    "two lines in an answer": (SMALL, ROUTER, "text: 消えている", 'text: "a\\n■ x"'),
    "two lines in whom a number is for": (
        SMALL,
        "contacts.yaml",
        "label: ",
        'label: "a\\nb"\n  # ',
    ),
    "carriage return": (SMALL, ROUTER, TITLE, 'title: "a\\rBEGIN:VALARM"'),
}


@pytest.mark.parametrize(("guide", "file", "old", "new"), WRITTEN.values(), ids=WRITTEN)
def test_what_was_shown_once_is_refused(tmp_path, guide, file, old, new):
    folder = copytree(guide, tmp_path / "guide")
    path = folder / file
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    assert problems_of(folder)
    if guide is SMALL and file == "buttons.yaml":
        return  # told where the label is shown
    assert refused_at(folder, file)


def test_an_id_of_the_apps_own_page_is_refused(edited):
    edited(ROUTER, "id: router-plug", "id: jupyter-config-data")
    folder = edited(ROUTER, "to: router-plug", "to: jupyter-config-data")
    [problem] = problems_of(folder)
    assert problem.where.endswith(".id")


def test_a_labels_brackets_close_no_others(edited):
    # Neither the text nor the label holds a link; together they would be one.
    edited("buttons.yaml", "label: 設定", f'label: "x]({EVIL})"')
    folder = edited("causes/2_device.yaml", "{button:settings}", "[あ{button:settings}")
    assert refused_at(folder, "2_device.yaml")


# What is said in HTML's own signs stays words, wherever the guide shows it.
SHOWN = {
    "title of the guide": ("guide.yaml", "title: "),
    "lead": ("guide.yaml", "lead: "),
    "title of a step": (ROUTER, "    title: "),
    "answer": (ROUTER, "        text: "),
    "word of the index": ("index.yaml", "- word: "),
    "reading": ("index.yaml", "  reading: "),
    "label": ("contacts.yaml", "  label: "),
    "words for a drawing": ("drawings.yaml", "  alt: "),
}
SIGNS = ("\"' onload=x &lt;i&gt; {{7*7}} {% x %} --> ]]> \\", "= + @ $x `x` %0A::error::x")


@pytest.mark.parametrize("signs", SIGNS, ids=["markup", "formulas"])
@pytest.mark.parametrize(("file", "key"), SHOWN.values(), ids=SHOWN)
def test_signs_of_markup_are_words(tmp_path, file, key, signs):
    folder = copytree(SMALL, tmp_path / "guide")
    before, _, rest = (folder / file).read_text(encoding="utf-8").partition(key)
    said = "'" + signs.replace("'", "''") + "'"
    after = rest.partition("\n")[2]
    (folder / file).write_text(f"{before}{key}{said}\n{after}", encoding="utf-8")
    flow = read_guide(folder)
    assert not list(harm_in(page(flow), flow))
    assert document(flow).count("<script>") == 1
    live = Guide(flow)
    for step in flow.steps:
        live.go(step)
        screen = live.screen
        for html in (live.header.value, live.footer.value, screen.text, screen.ways, screen.left):
            assert not list(harm_in(html, flow))


CONTACT = """- id: maker{0}
  number: 0120-000-000
  dial: "0120000000"
  label: メーカーの窓口
  fact: maker-call
"""


def test_a_text_that_grows_with_what_it_refers_to_is_refused(tmp_path):
    folder = copytree(SMALL, tmp_path / "guide")
    more = "".join(map(CONTACT.format, range(100)))
    contacts, ends = folder / "contacts.yaml", folder / "ends.yaml"
    contacts.write_text(contacts.read_text("utf-8") + more, encoding="utf-8")
    assert read_guide(folder)
    ends.write_text(ends.read_text("utf-8").replace("{contacts}", "{contacts}" * 5), "utf-8")
    [problem] = problems_of(folder)
    assert problem.file.endswith("ends.yaml")
    assert "長すぎます" in problem.what


def test_an_id_that_is_none_is_told_nowhere_as_one(edited):
    spoiled = 'id: "x\\n::error::y<img src=x onerror=z>"'
    findings = check(edited(ROUTER, "id: router-plug", spoiled))
    assert findings
    assert not any("<img" in finding.step or "\n" in finding.link for finding in findings)
    assert not any(line.strip().startswith("::") for line in text(findings).split("\n"))


def test_very_many_problems_are_told_in_part(tmp_path):
    folder = copytree(SMALL, tmp_path / "guide")
    (folder / "links.yaml").write_text("- {id: A, x: y}\n" * 3_000)
    problems = problems_of(folder)
    assert len(problems) == 1_001
    assert any("ほかに" in problem.what for problem in problems)
