"""The editors' manual is true: what it says to write works, and what it quotes is printed."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from guide_data.checks import check
from guide_data.checks.report import text as as_text
from tests.support.paths import PINNED

ROOT = Path(__file__).parents[2]
MANUAL = (ROOT / "guide_data" / "README.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", MANUAL, re.MULTILINE))
BLOCK = re.compile(r"((?:(?!```).*\n)*)```(yaml)?\n((?:(?!```).*\n)*)```\n")
PLACE = re.compile(r"`([\w/]+\.yaml)` (?:の、`(.+?)` の前|の終わり|を作り)")
CHANGE = re.compile(r"`(of: .+?)` を `(of: .+?)` に")
MISTAKE = re.compile(r"\| `(tit.+?)` \| (.+?) \| `(title: .+?)` \|")


def printed(folder, only=()):
    """All that the check prints of a folder that stands where the shipped one does."""
    found = as_text(check(folder, only=only))
    return found.replace(str(folder), "guide_data/amazon_login") + "\n"


def paste(folder, file, before, block):
    """Put a block before the one line that says so, or at the end of a file."""
    text = (folder / file).read_text(encoding="utf-8") if (folder / file).exists() else ""
    assert before is None or text.count(f"{before}\n") == 1
    end = text.rindex("\n", 0, text.index(f"{before}\n")) + 1 if before else len(text)
    (folder / file).write_text(text[:end] + block + text[end:], encoding="utf-8")


def change(folder, old, new):
    """Write something else where something stands once in the whole folder."""
    texts = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")}
    [path] = [path for path, text in texts.items() if old in text]
    assert texts[path].count(old) == 1
    path.write_text(texts[path].replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("section", ["画面の絵", "ステップを足す", "原因を足す"])
def test_a_worked_example_works_and_leads_to_what_is_quoted(section, tmp_path):
    folder = copytree(PINNED, tmp_path / "guide")
    for prose, kind, block in BLOCK.findall(SECTIONS[section]):
        for changed in CHANGE.findall(prose):
            change(folder, *changed)
        if kind:
            [(file, before)] = PLACE.findall(prose)
            paste(folder, file, before or None, block)
        else:
            assert printed(folder) == block
    assert check(folder) == []


def test_a_changed_text_asks_for_its_english_until_that_is_looked_at(edited):
    (_, _, excerpt), (prose, _, quoted) = BLOCK.findall(SECTIONS["文を直す"])
    [new] = re.findall("`(title: .+?)` にすると", prose)
    old = re.search("title: .+", excerpt)[0]
    assert printed(edited("causes/2_messages.yaml", f"{old}\n", f"{new}\n", PINNED)) == quoted
    [digest] = re.findall(r"of を (\w+)", quoted)
    english = (PINNED / "en/2_messages.yaml").read_text(encoding="utf-8")
    asked = english.splitlines()[int(re.search(r"yaml:(\d+)", quoted)[1]) - 1]
    assert check(edited("en/2_messages.yaml", asked, f"  of: {digest}", PINNED)) == []


def test_the_finding_that_is_explained_is_found(edited):
    [[wrong, right]] = re.findall(
        "`(to: .+?)` を `(to: .+?)` と書きまちがえる", SECTIONS["確かめる"]
    )
    [quoted] = [block for _, kind, block in BLOCK.findall(SECTIONS["確かめる"]) if "error" in block]
    file = re.search(r"causes/\w+\.yaml", quoted)[0]
    folder = edited(file, f"{wrong}\n", f"{right}\n", PINNED)
    # Whoever mends it meets it among what follows from it, as the manual says.
    assert quoted in printed(folder)
    assert printed(folder, ["target-missing"]).startswith(quoted)


def unreadable(folder):
    return [finding.message for finding in check(folder, only=["unreadable", "text-empty"])]


@pytest.mark.parametrize(("wrong", "told", "right"), MISTAKE.findall(SECTIONS["YAML とは"]))
def test_a_mistake_in_yaml_is_told_in_these_words(edited, wrong, told, right):
    folder = edited("start.yaml", "    title: どの機器がつながりませんか\n", f"    {wrong}\n")
    quoted = [] if told.startswith("何も出ません") else re.findall("`(.+?)`", told)
    found = unreadable(folder)
    assert bool(found) == bool(quoted)
    assert all(any(words in message for message in found) for words in quoted)
    edited("start.yaml", f"    {wrong}\n", f"    {right}\n")
    assert check(folder) == []


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (
            "    title: どの機器",
            "\ttitle: どの機器",
            "タブ文字があります。半角スペースに直してください。",
        ),
        ("- id: one\n", "  id: one\n", "'id' が 2 回書かれています。1 つにしてください。"),
    ],
    ids=["a tab", "no hyphen"],
)
def test_a_mistake_beside_the_table_is_told_in_these_words(edited, right, wrong, told):
    assert f"`{told}`" in SECTIONS["YAML とは"]
    assert any(told in message for message in unreadable(edited("start.yaml", right, wrong)))
