"""What a step's card showed when it was signed off, as far as git still has it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from guide_data.checks.frames.card_parts import CardPart, Parts, card_parts, digest
from guide_data.checks.frames.tables import read_tables
from guide_data.diff.revisions import NoContent, git, stored
from guide_data.model.editorial import SignOff
from guide_data.model.review_card import CardChange


def changes_since(
    folder: Path, signed: SignOff, now: list[CardPart]
) -> tuple[CardChange, ...] | None:
    """What of a card changed since it was signed off; None where git has it no longer."""
    for revision in revisions(folder, signed):
        before = parts_at(folder, revision).get(signed.step, [])
        # Another state than the one that was signed would tell of changes that were seen.
        if digest(before) == signed.of:
            return tuple(changed(before, now))
    return None


def revisions(folder: Path, signed: SignOff) -> Iterator[str]:
    """The revisions that may hold what was signed off, the likeliest first: those which wrote
    down its digest, then the last one of that day."""
    written = (f"-S{signed.of}", "--", "reviews.yaml")
    on_the_day = ("-1", f"--before={signed.on}T23:59:59", "--", ".")
    for chosen in (written, on_the_day):
        try:
            yield from git(folder, "log", "--format=%H", *chosen, why="").decode().split()
        except NoContent:
            return


@lru_cache(maxsize=16)
def parts_at(folder: Path, revision: str) -> Parts:
    """The parts of all cards at a revision; none where it cannot be read."""
    try:
        with stored(revision, folder) as content:
            tables = read_tables(content)
            return card_parts(tables, set(tables.steps["step"]))
    except NoContent:
        return {}


def changed(before: list[CardPart], now: list[CardPart]) -> Iterator[CardChange]:
    """The parts that came, went or changed, and whether those that stayed stand otherwise."""
    was, is_now = ({part[1:3]: part.text for part in parts} for parts in (before, now))
    for language, where in dict.fromkeys((*was, *is_now)):
        place = (language, where)
        if was.get(place) != is_now.get(place):
            yield CardChange(language, where, was.get(place, ""), is_now.get(place, ""))
    stayed = [
        [place for place in parts if place in was and place in is_now] for parts in (was, is_now)
    ]
    if stayed[0] != stayed[1]:
        yield CardChange("", "order", order(stayed[0]), order(stayed[1]))


def order(places: list[tuple[str, str]]) -> str:
    """In which order parts stand, in words: what each language says, once."""
    return " ".join(dict.fromkeys(where for _, where in places))
