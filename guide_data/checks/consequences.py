"""Which findings only follow from others: those that would vanish once the others are mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from guide_data.checks.frames.case import FOUND, Case, Finding
from guide_data.checks.mended import mended
from guide_data.checks.rules.load_errors import step_at
from guide_data.checks.rules.registry import Rule
from guide_data.model.problems import most_like, plain_name
from guide_data.text.language_tags import is_language

# Rules that follow ways from step to step: they are asked again with the broken ways whole.
FOLLOWING_WAYS = ("branches", "coverage")
# What is behind a step that nobody knows cannot be told: all that these find may vanish.
BEHIND_ANYTHING = frozenset(
    ("fact-unused", "drawing-unused", "picture-unused", "option-untested", "outcome-untested")
)
# Who goes no further than a broken place chooses nothing behind it.
AFTER = {"option-untested": "journey-broken", "outcome-untested": "journey-broken"}
# What words.yaml has words for.
SPOKEN_OF = (
    *("steps", "contacts", "links", "buttons", "documents"),
    *("devices", "drawings", "pictures", "facts"),
)
# What the files of every other language are called there.
TRANSLATED = "translated"
# Where something in a file of the right-hand side could not be read, the rule misses it; "steps"
# are the files of all causes.
MISSES = {
    "source-disagrees": ("facts", "source"),
    "sentence-unmapped": ("source",),
    "fact-unused": ("contacts", "links", "buttons", "documents", "steps"),
    "label-unknown": ("buttons", "facts"),
    "paper-unknown": ("documents", "facts"),
    "telephone-unknown": ("contacts", "facts"),
    "link-unsafe": ("guide",),
    "option-untested": ("journeys",),
    "outcome-untested": ("journeys",),
    "device-unanswered": ("devices",),
    "translation-missing": (TRANSLATED,),
    "translation-orphan": ("steps",),
    "translation-unknown": SPOKEN_OF,
    "translation-stale": SPOKEN_OF,
    "translation-quote-unexplained": ("buttons", "steps"),
    "thing-unused": ("steps",),
    "device-unused": ("steps",),
    "term-unused": ("steps", TRANSLATED),
    "host-unused": ("links",),
    "host-unknown": ("guide", "links"),
    "index-one-sided": ("index", TRANSLATED),
    "urgent-missing": ("guide",),
    "urgent-elsewhere": ("steps",),
    "number-unproven": ("facts", "documents"),
    "human-without-contact": ("contacts",),
    "suppression-unused": ("steps",),
}

STEP_FILES = ("start.yaml", "ends.yaml")
Key = tuple[str, int, str, str]


def with_consequences(case: Case, found: Iterable[Finding], rules: Iterable[Rule]) -> list[Finding]:
    """Findings, each marked that follows from another; causes first, then in order of files."""
    found = list(found)
    met = {finding.rule for finding in found}
    follows = {key(one) for one in found if AFTER.get(one.rule) in met}
    if any(finding.family == "reading" for finding in found) and case.tables.problems:
        follows |= {key(finding) for finding in following(case, found, list(rules))}
    found = [replace(one, consequence=key(one) in follows) for one in found]
    return sorted(found, key=lambda finding: (finding.consequence, finding))


def key(finding: Finding) -> Key:
    """What a finding is known by: its words may tell how many there are."""
    return finding.file, finding.line, finding.rule, finding.step


def following(case: Case, found: list[Finding], rules: list[Rule]) -> Iterator[Finding]:
    """The findings that follow from others."""
    said = {(p.file, p.line, p.rule) for p in case.tables.problems if p.follows}
    yield from (one for one in found if (one.file, one.line, one.rule) in said)
    faulty = {stem for file in case.tables.draft.faulty for stem in stems(file)}
    for one in found:
        if faulty.intersection(MISSES.get(one.rule, ())):
            yield one
    doubtful = set(in_doubt(case)) - {""}
    yield from (one for one in found if one.family != "reading" and one.step in doubtful)
    yield from vanishing(case, found, rules)


def stems(file: str) -> Iterator[str]:
    """What a file is called in MISSES: translations are all one, and so are causes."""
    path = Path(file)
    yield TRANSLATED if is_language(path.parent.name) else path.stem
    if path.parent.name == "causes" or path.name in STEP_FILES:
        yield "steps"


def in_doubt(case: Case) -> Iterator[str]:
    """The steps of which too little is known to judge them."""
    tables, known = case.tables, set(case.tables.places.values())
    yield from (name for step in tables.draft.unread for name in (step.id, plain_name(step.id)))
    yield from (step_at(case, p) for p in tables.problems if p.rule == "unreadable")
    targets = {str(target) for target in tables.options["to"]}
    if missing := targets - known - {plain_name(step.id) for step in tables.draft.unread}:
        yield from missing
        # One of them may have been given another id.
        lost = known - case.reached
        yield from filter(None, (most_like(name, lost) for name in missing))


def vanishing(case: Case, found: list[Finding], rules: list[Rule]) -> Iterator[Finding]:
    """The findings that would be no more, were the broken references whole."""
    if case.graph.start < 0 or case.tables.lost:
        return
    whole, guesses = mended(case)
    met = {one.rule for one in found if one.family in FOLLOWING_WAYS}
    again = [rule for rule in rules if rule.id in met]
    left = {
        (file, line, rule.id, step)
        for rule in again
        if not (guesses and rule.id in BEHIND_ANYTHING)
        for file, line, step, _ in rule.find(whole)[FOUND].to_numpy()
    }
    yield from (one for one in found if one.rule in met and key(one) not in left)
