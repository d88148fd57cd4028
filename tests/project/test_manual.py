"""The editors' manual is true: what it says to write works, and what it quotes is printed."""

import re
from dataclasses import dataclass
from functools import cached_property
from shutil import copytree

import pytest

from guide_data.checks import check
from guide_data.messages.choice import SETTING
from guide_data.reading.folder import SHIPPED
from tests.support.worked_examples import CONTENT, agrees, blocks, follow, judged, printed

FOLDER = SHIPPED.parent
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
SECTION = re.compile(r"^## (.+)\n((?:(?!## ).*\n)*)", re.MULTILINE)
MISTAKE = re.compile(r"\| `(tit.+?)` \| `(.+?)` \| `(title: .+?)` \|")


@dataclass(frozen=True)
class Manual:
    """The manual in a language: its file, the sections that are tried, and how it says them."""

    language: str
    file: str
    examples: str
    yaml: str
    change: str
    check: str
    becomes: str
    mistyped: str
    mark: str
    tab: str
    hyphen: str

    @cached_property
    def sections(self):
        return dict(SECTION.findall(TEXTS[self.file]))


JAPANESE = Manual(
    language="ja",
    file="README.md",
    examples="EXAMPLES.md",
    yaml="YAML とは",
    change="文を直す",
    check="確かめる",
    becomes="`(title: .+?)` にすると",
    mistyped="`(?P<right>to: .+?)` を `(?P<wrong>to: .+?)` と書きまちがえる",
    mark=r"of を (\w+)",
    tab="字下げにタブがあります。半角スペースに直してください。",
    hyphen="'id' が 2 回書かれています。別のものなら、この行の前に「- 」をつけてください",
)
ENGLISH = Manual(
    language="en",
    file="README.en.md",
    examples="EXAMPLES.en.md",
    yaml="What YAML is",
    change="Change a text",
    check="Check",
    becomes="to `(title: .+?)`, and it prints",
    mistyped="`(?P<wrong>to: .+?)` for `(?P<right>to: .+?)`, it prints",
    mark=r"set of to (\w+)",
    tab="There is a tab in the indentation. Make it plain spaces.",
    hyphen="'id' is written twice. If this is another item, put “- ” before this line",
)
MANUALS = (JAPANESE, ENGLISH)
EXAMPLES = {
    f"{manual.language} {name}": (manual, text)
    for manual in MANUALS
    for name, text in SECTION.findall(TEXTS[manual.examples])
}


@pytest.fixture(params=MANUALS, ids=lambda manual: manual.language)
def manual(request, monkeypatch):
    """Each manual, with the messages in its language."""
    monkeypatch.setattr(SETTING, "language", request.param.language)
    return request.param


@pytest.mark.parametrize(
    ("manual", "example"), EXAMPLES.values(), ids=EXAMPLES, indirect=["manual"]
)
@pytest.mark.usefixtures("manual")
def test_a_worked_example_works_and_leads_to_what_is_quoted(example, tmp_path):
    folder = copytree(CONTENT, tmp_path / "guide")
    quotes = 0
    for quoted, told in follow(folder, example):
        assert agrees(quoted, told), told
        quotes += 1
    assert quotes


def test_a_changed_text_asks_for_its_english_until_that_is_looked_at(edited, manual):
    (_, _, excerpt), (prose, _, quoted) = blocks(manual.sections[manual.change])
    file, english = "causes/2_messages.yaml", "en/2_messages.yaml"
    assert excerpt in (CONTENT / file).read_text(encoding="utf-8")
    [new] = re.findall(manual.becomes, prose)
    old = re.search("title: .+", excerpt)[0]
    assert printed(edited(file, f"{old}\n", f"{new}\n", CONTENT), prose) == quoted
    [digest] = re.findall(manual.mark, quoted)
    lines = (CONTENT / english).read_text(encoding="utf-8").splitlines()
    asked = lines[int(re.search(r"yaml:(\d+)", quoted)[1]) - 1]
    assert judged(edited(english, asked, f"  of: {digest}", CONTENT))[1] == []


def test_the_finding_that_is_explained_comes_first(edited, manual):
    section = manual.sections[manual.check]
    [slip] = re.finditer(manual.mistyped, section)
    [quoted] = [block for _, kind, block in blocks(section) if "error" in block]
    file = re.search(r"causes/\w+\.yaml", quoted)[0]
    told = printed(edited(file, f"{slip['right']}\n", f"{slip['wrong']}\n", CONTENT), "")
    assert told == quoted
    # Each part of it is explained, in the words of the quote.
    parts = re.findall(r"^\| `(.+?)(?:…)?` \|", section, re.MULTILINE)
    assert [part for part in parts[:7] if part not in quoted] == []


def unreadable(folder):
    return [finding.message for finding in check(folder, only=["unreadable", "text-empty"])]


MISTAKES = {
    f"{manual.language} {slip[0]}": (manual, *slip)
    for manual in MANUALS
    for slip in MISTAKE.findall(manual.sections[manual.yaml])
}


@pytest.mark.parametrize(
    ("manual", "wrong", "told", "right"), MISTAKES.values(), ids=MISTAKES, indirect=["manual"]
)
def test_a_mistake_in_yaml_is_told_in_these_words(edited, manual, wrong, told, right):
    folder = edited("start.yaml", "    title: どの機器がつながりませんか\n", f"    {wrong}\n")
    assert any(told in message for message in unreadable(folder))
    edited("start.yaml", f"    {wrong}\n", f"    {right}\n")
    assert judged(folder)[1] == []


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [("    title: どの機器", "\ttitle: どの機器", "tab"), ("- id: one\n", "  id: one\n", "hyphen")],
    ids=["a tab", "no hyphen"],
)
def test_a_mistake_beside_the_table_is_told_in_these_words(edited, manual, right, wrong, told):
    words = getattr(manual, told)
    assert f"`{words}`" in manual.sections[manual.yaml]
    assert any(words in message for message in unreadable(edited("start.yaml", right, wrong)))


def slug(heading):
    """A heading's anchor, as GitHub makes it."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_of_the_manual_leads_to_a_heading_or_a_file(name):
    links = [link.split("#") for link in re.findall(r"\]\(([^)]+?)\)", TEXTS[name])]
    files = {file or name for file, *_ in links}
    assert [file for file in files if not (FOLDER / file).is_file()] == []
    anchors = [(file or name, anchor) for file, *anchored in links for anchor in anchored]
    assert [(file, anchor) for file, anchor in anchors if anchor not in slugs(TEXTS[file])] == []


def slugs(text):
    return {slug(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


def test_every_section_is_in_the_table_of_tasks(manual):
    text = TEXTS[manual.file]
    tasks = text[: text.index("\n## ")]
    assert [one for one in manual.sections if f"](#{slug(one)})" not in tasks] == []


def test_every_example_is_in_the_table_of_tasks(manual):
    tasks = TEXTS[manual.file][: TEXTS[manual.file].index("\n## ")]
    names = dict(SECTION.findall(TEXTS[manual.examples]))
    assert [one for one in names if f"]({manual.examples}#{slug(one)})" not in tasks] == []
