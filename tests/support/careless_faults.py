"""Faults that careless people make, as a table: what they write, and where it must be found.

Several are planted in one copy of the content, as many as do not stand in each other's way: to
judge content takes longer than to plant a fault.
"""

import re
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

import yaml

from guide_data.checks import RULES
from guide_data.checks.frames.tables import read_tables
from guide_data.checks.frames.translation_pairs import digests_now, source_texts

TABLE = Path(__file__).with_suffix(".yaml")
# So many faults in one copy of the content, at most.
MOST = 20
# Where stands what a section of words.yaml translates, if not in a file of its name.
IN_DOCUMENTS = ("papers", "bills", "cover", "without", "unfit")
IN_GUIDE = ("about", "answers", "disclaimer", "helpdesk", "lead", "subject", "title", "urgent")
DIGEST = re.compile(r'(?<=of: ")[0-9a-f]{8}(?=")')


class Edit(NamedTuple):
    """What is written instead of what (instead of nothing: at the end), in a step or a file."""

    file: str
    write: str
    instead: str = ""
    step: str = ""


class Fault(NamedTuple):
    """One slip. ``renewed``: the digest of the translation, too, and nothing was translated.

    ``finds`` is the rule that finds it at a line of a file, written as it stands there; a fault
    that nothing finds has a reason (``silent``) instead. What is ``alone`` keeps a file or a step
    from being read, and is planted in a copy of its own.
    """

    kind: str
    name: str
    edits: tuple[Edit, ...]
    finds: str = ""
    file: str = ""
    line: str = ""
    renewed: bool = False
    alone: bool = False
    silent: str = ""

    @property
    def apart(self):
        """Whether it is not told, or what is wrong elsewhere is not, while others stand, too."""
        return self.alone or (bool(self.finds) and RULES[self.finds].family == "reading")

    @property
    def places(self):
        """What the fault touches, in any language: no other may touch the same in one copy."""
        touched = {(Path(edit.file).name, edit.step) for edit in self.edits}
        beside = {(translated(step), "") for file, step in touched if file == "words.yaml"}
        return touched | beside


def translated(section):
    """The file of what a section of words.yaml translates."""
    if section in IN_DOCUMENTS:
        return "documents.yaml"
    return "guide.yaml" if section in IN_GUIDE else f"{section}.yaml"


def read_faults():
    """Every fault of the table, in its order."""
    rows = yaml.load(TABLE.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return [Fault(**row | {"edits": tuple(Edit(**edit) for edit in row["edits"])}) for row in rows]


def batches(faults):
    """The faults in as few groups as can be planted together."""
    groups = []
    for fault in faults:
        group = next((group for group in groups if fits(fault, group)), None)
        if group is None:
            groups.append([fault])
        else:
            group.append(fault)
    return groups


def fits(fault, group):
    """Whether a fault can be planted beside others."""
    if fault.apart or group[0].apart or len(group) >= MOST:
        return False
    return not any(
        meet(one, other) for held in group for one in held.places for other in fault.places
    )


def meet(one, other):
    """Whether two places are the same, or one is in the other."""
    return one[0] == other[0] and (one[1] == other[1] or not (one[1] and other[1]))


def plant(fault, folder):
    """Plant a fault in a copy of the content."""
    for edit in fault.edits:
        path = folder / edit.file
        path.parent.mkdir(exist_ok=True)
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        begin, end = span(text, edit.step)
        part = text[begin:end]
        assert not edit.instead or part.count(edit.instead) == 1, (
            f"{edit.instead!r} must stand once in {edit.file} {edit.step}"
        )
        part = part.replace(edit.instead, edit.write) if edit.instead else part + edit.write
        path.write_text(text[:begin] + part + text[end:], encoding="utf-8")


def renew(faults, folder):
    """Say of the translations of all renewed faults that somebody looked at them."""
    steps = {edit.step for fault in faults if fault.renewed for edit in fault.edits}
    now = digests_now(source_texts(read_tables(folder))) if steps else {}
    for path in folder.glob("en/*.yaml"):
        text = path.read_text(encoding="utf-8")
        for step in steps:
            if f"- id: {step}\n" in text:
                begin, end = span(text, step)
                text = text[:begin] + DIGEST.sub(now[step, ""], text[begin:end]) + text[end:]
        path.write_text(text, encoding="utf-8")


def span(text, step):
    """Where a step, another thing with an id, or a section is in a file; all of it without one."""
    if not step:
        return 0, len(text)
    begins = re.search(rf"^( *)- id: {re.escape(step)}\n", text, re.MULTILINE)
    section = begins or re.search(rf"^(){re.escape(step)}:.*\n", text, re.MULTILINE)
    assert section, f"no {step}"
    follows = rf"^{section[1]}- id: " if begins else r"^\S"
    ends = re.search(follows, text[section.end() :], re.MULTILINE)
    return section.start(), section.end() + ends.start() if ends else len(text)


def line_at(finding):
    """The line that a finding is about, as it is written."""
    lines = Path(finding.file).read_text(encoding="utf-8").split("\n")
    return normalize("NFC", lines[finding.line - 1].strip()) if finding.line else ""
