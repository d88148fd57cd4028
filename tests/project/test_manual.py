"""The editors' manual is true: what it says to write works, and what it quotes is printed."""

import re
from shutil import copytree

import pytest

from guide_data.checks import check
from guide_data.reading.folder import SHIPPED
from tests.support.worked_examples import CONTENT, agrees, blocks, follow, printed

FOLDER = SHIPPED.parent
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
MANUAL = TEXTS["README.md"]
SECTION = re.compile(r"^## (.+)\n((?:(?!## ).*\n)*)", re.MULTILINE)
SECTIONS = dict(SECTION.findall(MANUAL))
EXAMPLES = dict(SECTION.findall(TEXTS["EXAMPLES.md"]))
MISTAKE = re.compile(r"\| `(tit.+?)` \| `(.+?)` \| `(title: .+?)` \|")


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_worked_example_works_and_leads_to_what_is_quoted(example, tmp_path):
    folder = copytree(CONTENT, tmp_path / "guide")
    quotes = 0
    for quoted, told in follow(folder, EXAMPLES[example]):
        assert agrees(quoted, told), told
        quotes += 1
    assert quotes


def test_a_changed_text_asks_for_its_english_until_that_is_looked_at(edited):
    (_, _, excerpt), (prose, _, quoted) = blocks(SECTIONS["文を直す"])
    file, english = "causes/2_messages.yaml", "en/2_messages.yaml"
    assert excerpt in (CONTENT / file).read_text(encoding="utf-8")
    [new] = re.findall("`(title: .+?)` にすると", prose)
    old = re.search("title: .+", excerpt)[0]
    assert printed(edited(file, f"{old}\n", f"{new}\n", CONTENT), prose) == quoted
    [digest] = re.findall(r"of を (\w+)", quoted)
    lines = (CONTENT / english).read_text(encoding="utf-8").splitlines()
    asked = lines[int(re.search(r"yaml:(\d+)", quoted)[1]) - 1]
    assert check(edited(english, asked, f"  of: {digest}", CONTENT)) == []


def test_the_finding_that_is_explained_comes_first(edited):
    [[wrong, right]] = re.findall(
        "`(to: .+?)` を `(to: .+?)` と書きまちがえる", SECTIONS["確かめる"]
    )
    [quoted] = [block for _, kind, block in blocks(SECTIONS["確かめる"]) if "error" in block]
    file = re.search(r"causes/\w+\.yaml", quoted)[0]
    told = printed(edited(file, f"{wrong}\n", f"{right}\n", CONTENT), "")
    assert told == quoted
    # Each part of it is explained, in the words of the quote.
    parts = re.findall(r"^\| `(.+?)(?:…)?` \|", SECTIONS["確かめる"], re.MULTILINE)
    assert [part for part in parts[:7] if part not in quoted] == []


def unreadable(folder):
    return [finding.message for finding in check(folder, only=["unreadable", "text-empty"])]


@pytest.mark.parametrize(("wrong", "told", "right"), MISTAKE.findall(SECTIONS["YAML とは"]))
def test_a_mistake_in_yaml_is_told_in_these_words(edited, wrong, told, right):
    folder = edited("start.yaml", "    title: どの機器がつながりませんか\n", f"    {wrong}\n")
    assert any(told in message for message in unreadable(folder))
    edited("start.yaml", f"    {wrong}\n", f"    {right}\n")
    assert check(folder) == []


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (
            "    title: どの機器",
            "\ttitle: どの機器",
            "字下げにタブがあります。半角スペースに直してください。",
        ),
        (
            "- id: one\n",
            "  id: one\n",
            "'id' が 2 回書かれています。別のものなら、この行の前に「- 」をつけてください",
        ),
    ],
    ids=["a tab", "no hyphen"],
)
def test_a_mistake_beside_the_table_is_told_in_these_words(edited, right, wrong, told):
    assert f"`{told}`" in SECTIONS["YAML とは"]
    assert any(told in message for message in unreadable(edited("start.yaml", right, wrong)))


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


def test_every_section_and_example_is_in_the_table_of_tasks():
    tasks = MANUAL[: MANUAL.index("\n## ")]
    places = [*(f"#{slug(one)}" for one in SECTIONS), *(f"EXAMPLES.md#{slug(e)}" for e in EXAMPLES)]
    assert [place for place in places if f"]({place})" not in tasks] == []
