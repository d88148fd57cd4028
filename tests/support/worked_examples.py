"""The worked examples of the editors' manual, done as a reader does them.

An example is a chain of blocks, each with the prose before it. The prose says what to change, what
to take away and where the block goes; a block that is no YAML is what a command then prints.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guide_data.audits.since_revision import RULE, edits_by_place, with_edit
from guide_data.checks import judge
from guide_data.checks.frames.case import Case, Finding
from guide_data.checks.report import text as as_text
from guide_data.diff.difference import difference
from guide_data.diff.summary import report
from guide_data.reading.checked import content_digest
from guide_data.reading.reader import read_guide
from tests.support.paths import PINNED

# What the manual's examples and quotes are of, and how it names it.
CONTENT = PINNED
SHOWN_AS = "guide_data/amazon_login"
BLOCK = re.compile(r"((?:(?!```).*\n)*)```(yaml)?\n((?:(?!```).*\n)*)```\n")
FILE = r"`(?P<file>[\w/]+\.yaml)`"
ITEM, OLD, NEW = r"`(?P<item>- .+?)`", r"`(?P<old>[^`\n]+)`", r"`(?P<new>[^`\n]+)`"
FIRST, NEXT = r"`(?P<first>[^`\n]+)`", r"`(?P<line>.+?)`"


@dataclass(frozen=True)
class Prose:
    """How the manual of a language says what to do; an item is called by its first line."""

    change: str
    removal: str
    places: tuple[str, ...]
    instead: str


JAPANESE = Prose(
    change=rf"(?:{FILE} の\s*)?(?:{ITEM} のまとまりの\s*)?{OLD}\s*を\s*{NEW} に",
    removal=rf"{FILE} の、{FIRST} の(?:(?P<whole>まとまり)|行)(?!の|を、次)",
    places=(rf"{FILE} の、{NEXT} の前に", rf"{FILE} の終わりに", rf"{FILE} を作り"),
    instead=rf"{FILE} の、{NEXT} の行を、次の",
)
ENGLISH = Prose(
    change=rf"(?:in {FILE},\s+)?(?:in the item {ITEM},\s+)?{OLD} becomes\s+{NEW}",
    removal=rf"from {FILE}, delete the (?:(?P<whole>item)|line) {FIRST}",
    places=(rf"into {FILE}, before {NEXT}", rf"at the end of {FILE}", rf"make {FILE}"),
    instead=rf"in {FILE}, put two lines in place of the line {NEXT}",
)
PROSES = (JAPANESE, ENGLISH)
OMITTED = "…\n"


def blocks(text: str) -> list[tuple[str, str, str]]:
    """The prose, the kind and the text of each block, in order."""
    return BLOCK.findall(text)


def follow(folder: Path, text: str) -> Iterator[tuple[str, str]]:
    """Do all that an example says, in a folder; what is quoted, each with what is printed then."""
    for prose, kind, block in blocks(text):
        change(folder, prose)
        if kind:
            put(folder, prose, block)
        else:
            yield block, printed(folder, prose)


def change(folder: Path, prose: str) -> None:
    """Change and take away what the prose says, in its order."""
    changes = said(prose, *(known.change for known in PROSES))
    removals = said(prose, *(known.removal for known in PROSES))
    for told in sorted([*changes, *removals], key=re.Match.start):
        if told in changes:
            replace(folder, **told.groupdict())
        else:
            remove(folder / told["file"], told["first"], whole=bool(told["whole"]))


def said(prose: str, *patterns: str) -> list[re.Match[str]]:
    """Everything in a prose that one of some patterns says."""
    matches = (re.finditer(pattern, prose, re.IGNORECASE) for pattern in patterns)
    return [match for found in matches for match in found]


def replace(folder: Path, file: str | None, item: str | None, old: str, new: str) -> None:
    """Put something else where something stands once: in an item, a file, or the whole folder."""
    files = [folder / file] if file else sorted(folder.rglob("*.yaml"))
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    [path] = [path for path, text in texts.items() if old in text]
    text = texts[path]
    start, end = span(text, item) if item else (0, len(text))
    assert text[start:end].count(old) == 1, f"{old!r} must stand once in {path.name}"
    changed = text[start:end].replace(old, new)
    path.write_text(text[:start] + changed + text[end:], encoding="utf-8")


def remove(path: Path, first: str, *, whole: bool) -> None:
    """Take a line away, or the whole item that it begins."""
    text = path.read_text(encoding="utf-8")
    start, end = span(text, first)
    path.write_text(
        text[:start] + text[end if whole else text.index("\n", start) + 1 :], encoding="utf-8"
    )


def span(text: str, first: str) -> tuple[int, int]:
    """From the one line that begins an item to before the next that is not indented more."""
    [began] = re.finditer(rf"^( *){re.escape(first)}\n", text, re.MULTILINE)
    rest = re.compile(rf"^ {{0,{len(began[1])}}}\S", re.MULTILINE).search(text, began.end())
    return began.start(), rest.start() if rest else len(text)


def put(folder: Path, prose: str, block: str) -> None:
    """Put a block before a line, in place of one, or at the end of a file."""
    placed = said(prose, *(place for known in PROSES for place in known.places))
    instead = said(prose, *(known.instead for known in PROSES))
    [told] = [*placed, *instead]
    path, line = folder / told["file"], told.groupdict().get("line")
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    assert line is None or text.count(f"{line}\n") == 1, f"{line!r} must stand once in {path.name}"
    start = text.rindex("\n", 0, text.index(f"{line}\n")) + 1 if line else len(text)
    end = text.index("\n", start) + 1 if instead else start
    path.write_text(text[:start] + block + text[end:], encoding="utf-8")


def printed(folder: Path, prose: str) -> str:
    """What the command that the prose names, or else ``make check``, prints of a folder."""
    if "guide_data diff" in prose:
        return "\n".join(report(difference(read_guide(CONTENT), read_guide(folder)))) + "\n"
    day = re.search(r"--today ([\d-]+)", prose)
    today = date.fromisoformat(day[1]) if day else None
    case, found = judged(folder, today, tuple(re.findall(r"--rule ([\w-]+)", prose)))
    edits = edits_by_place(case, read_guide(CONTENT)) if any(map(is_broken, found)) else {}
    told = as_text([with_edit(finding, edits, "HEAD") for finding in found])
    return told.replace(str(folder), SHOWN_AS) + "\n"


# The rules that found something in content, by its digest: each manual makes the same of it, and in
# another language they alone have something to say.
MET: dict[tuple[str, date | None, tuple[str, ...]], set[str]] = {}
# Where none did, reading is enough.
NONE_MET = {"unreadable"}


def judged(
    folder: Path, today: date | None = None, only: tuple[str, ...] = ()
) -> tuple[Case, list[Finding]]:
    """What ``judge`` finds; of content that was judged before, by the rules that found it then."""
    asked = content_digest(folder), today, only
    known = asked in MET
    case, found = judge(folder, today, (MET[asked] or NONE_MET) if known else only)
    MET.setdefault(asked, {finding.rule for finding in found})
    return case, found


def is_broken(finding: Finding) -> bool:
    """Whether somebody of journeys.yaml no longer comes where they must."""
    return finding.rule == RULE


def agrees(quoted: str, told: str) -> bool:
    """Whether something is quoted as it is printed, but for lines that a line of … stands for."""
    parts = map(re.escape, quoted.split(OMITTED))
    return bool(re.fullmatch("(?:.*\n)*".join(parts), told))
