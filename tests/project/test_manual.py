"""The editors' manual is true: what it says to write works, and what it quotes is said."""

import re
from shutil import copytree, ignore_patterns

import pytest

from guide_data.checks import check
from guide_data.checks.report import text as as_text
from guide_data.reading.folder import SHIPPED

MANUAL = (SHIPPED.parent / "README.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", MANUAL, re.MULTILINE))
BLOCK = re.compile(r"((?:(?!```).*\n)*)```(yaml)?\n((?:(?!```).*\n)*)```\n")
PLACE = re.compile(r"`([\w/]+\.yaml)` (?:の、`(.+?)` の前|の終わり|を作り)")
MISTAKE = re.compile(r"\| `(tit.+?)` \| (.+?) \| `(title: .+?)` \|")
LINE = re.compile(r":\d+(?=: )")


def said(folder, only=()):
    """What the check says of a folder, whatever the lines; the count of it left out."""
    found = as_text(check(folder, only=only)).replace(str(folder), "guide_data/amazon_login")
    return [LINE.sub("", line) for line in found.split("\n") if not re.match("エラー|警告", line)]


def paste(folder, file, before, block):
    """Put a block before the one line that says so, or at the end of a file."""
    text = (folder / file).read_text(encoding="utf-8") if (folder / file).exists() else ""
    assert before is None or text.count(f"{before}\n") == 1
    end = text.rindex("\n", 0, text.index(f"{before}\n")) + 1 if before else len(text)
    (folder / file).write_text(text[:end] + block + text[end:], encoding="utf-8")


@pytest.mark.parametrize("section", ["ステップを足す", "原因を足す"])
def test_a_worked_example_works_and_leads_to_what_is_quoted(section, tmp_path):
    # The English of what is added comes later, as the manual says.
    folder = copytree(SHIPPED, tmp_path / "guide", ignore=ignore_patterns("en"))
    for prose, kind, block in BLOCK.findall(SECTIONS[section]):
        if kind:
            [(file, before)] = PLACE.findall(prose)
            paste(folder, file, before or None, block)
        else:
            assert said(folder) == [LINE.sub("", line) for line in block.splitlines()]
    assert check(folder) == []


def test_the_finding_that_is_explained_is_found(edited):
    [[wrong, right]] = re.findall(
        "`(to: .+?)` を `(to: .+?)` と書きまちがえる", SECTIONS["確かめる"]
    )
    [quoted] = [block for _, kind, block in BLOCK.findall(SECTIONS["確かめる"]) if "error" in block]
    file = re.search(r"causes/\w+\.yaml", quoted)[0]
    folder = edited(file, f"{wrong}\n", f"{right}\n", SHIPPED)
    assert said(folder, ["target-missing"]) == [LINE.sub("", line) for line in quoted.splitlines()]


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
