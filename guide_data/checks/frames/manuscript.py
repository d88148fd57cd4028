"""Every text of a guide as one long string, so that a sign is sought in all of it at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal, NamedTuple

import pandas as pd

from guide_data.checks.frames.case import FOUND, Case
from guide_data.checks.frames.spoken_texts import lists_by_language
from guide_data.checks.frames.tables import Row, Tables, at
from guide_data.checks.languages.japanese import QUOTE
from guide_data.messages import gettext, say
from guide_data.model.field_types import Line, Loc, Ref, Shown
from guide_data.reading.fields import items
from guide_data.reading.located import Located
from guide_data.text.references import REFERENCE

# What stands beside sentences, by its place in a translation.
NAMES = re.compile(r"(?:buttons|causes|index|papers)\.")
# What visitors read; names that stand beside it (labels of buttons, words of the index, titles of
# causes); what only editors read, and what others type, in whatever way they do.
Kind = Literal["spoken", "names", "notes"]
# No text holds it: the reader refuses what nobody can see.
BETWEEN = "\n\n\x1e\n\n"
# What stands for a letter of somebody else's.
COVER = "〓"


class Sign(NamedTuple):
    """A pattern, and what to do about it; ``{0}`` is what was found.

    Whatever the pattern fits has one of ``needs``, where these are given: most texts have none,
    and to look for them takes next to no time.
    """

    pattern: re.Pattern[str]
    message: str
    needs: Collection[str] = ()


@dataclass(frozen=True)
class Manuscript:
    """The texts of one kind in one language, one after the other."""

    language: str
    kind: Kind
    rows: tuple[Row, ...]

    @cached_property
    def text(self) -> str:
        """All the texts."""
        return BETWEEN + BETWEEN.join(row["text"] for row in self.rows)

    @cached_property
    def own(self) -> str:
        """All the texts, what they quote and refer to covered; every letter stays in its place."""
        return QUOTE.sub(covered, REFERENCE.sub(covered, self.text))

    @cached_property
    def letters(self) -> frozenset[str]:
        """Every letter that the texts have."""
        return frozenset(self.text)

    def has(self, needs: Collection[str], own: bool = False) -> bool:
        """Whether any of these is in the texts; of letters it is known at once."""
        words = self.own if own else self.text
        return not needs or any(n in (self.letters if len(n) == 1 else words) for n in needs)

    @cached_property
    def _begins(self) -> list[int]:
        begins, at = [], len(BETWEEN)
        for row in self.rows:
            begins.append(at)
            at += len(row["text"]) + len(BETWEEN)
        return begins

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(row): begin for row, begin in zip(self.rows, self._begins, strict=True)}

    def begin(self, row: Row) -> int:
        """Where a text begins."""
        return self._places[id(row)]

    def at(self, position: int) -> Row:
        """The text that a position lies in, its line that of the position."""
        n = max(bisect_right(self._begins, position) - 1, 0)
        row = placed(self.rows[n])
        above = row["text"].count("\n", 0, position - self._begins[n])
        # A text that is no block does not keep its lines.
        kept = row["text_line"] > row["line"]
        return row | {"line": row["text_line"] + above if kept else row["line"]}


def placed(row: Row) -> Row:
    """A text with its file and lines, which take time to find."""
    if "line" in row:
        return row
    located, loc = row["located"], row["loc"]
    begins = located.line_in_text(0, *loc)
    return row | at(located, *loc) | {"text_line": begins}


def covered(match: re.Match[str]) -> str:
    """A quotation without its words, as long as it was."""
    return f"「{COVER * (len(match[0]) - 2)}」"


@lru_cache(maxsize=2)
def manuscripts(tables: Tables) -> tuple[Manuscript, ...]:
    """Everything written in a content folder; kept, as many rules read it."""
    columns = list(map(str, tables.spoken.columns))
    rows = [dict(zip(columns, row, strict=True)) for row in tables.spoken.to_numpy()]
    held: dict[tuple[str, Kind], list[Row]] = {}
    for row in rows:
        held.setdefault((row["language"], kind_of(row)), []).append(row)
    own = tables.draft.language
    unseen: dict[Kind, Iterator[Row]] = {"names": names(tables), "notes": notes(tables)}
    for kind, found in unseen.items():
        held.setdefault((own, kind), []).extend(found)
    return tuple(Manuscript(*of, tuple(found)) for of, found in held.items())


def languages_of(tables: Tables) -> list[str]:
    """The languages that anything is written in."""
    return list(dict.fromkeys(text.language for text in manuscripts(tables)))


def kind_of(row: Row) -> Kind:
    """Whether a spoken text is a sentence or a name that stands beside it."""
    return "names" if NAMES.match(row["where"]) else "spoken"


def names(tables: Tables) -> Iterator[Row]:
    """Lines that visitors see although no rule about sentences fits them."""
    typed = {id(located) for located in others_words(tables)}
    for located in items(tables.draft):
        if id(located) not in typed:
            yield from lines_of(located)


def others_words(tables: Tables) -> Iterator[Located[Any]]:
    """What is typed into the search, and whom journeys are about."""
    for name in ("searches", "vocabulary", "journeys"):
        yield from (located for _, located in lists_by_language(tables.draft, name))


def lines_of(located: Located[Any]) -> Iterator[Row]:
    """What stands on a line of its own, although no rule about sentences fits it."""
    for marks, text, loc in located.parts:
        named = any(isinstance(mark, Ref) for mark in marks)
        if Line() in marks and Shown() not in marks and not named:
            yield unplaced(located, text, loc)


def unplaced(located: Located[Any], text: str, loc: Loc) -> Row:
    """A text whose place need not be known unless something is wrong with it."""
    return {"step": "", "where": "", "text": text, "located": located, "loc": loc}


def notes(tables: Tables) -> Iterator[Row]:
    """What only editors read of facts and terms, and what others type."""
    for name, fields in {"facts": ("text", "ours"), "terms": ("note",)}.items():
        for located in tables.draft.lists.get(name, ()):
            for field in fields:
                text = getattr(located.item, field) or ""
                yield unplaced(located, text, (field,))
    for located in others_words(tables):
        yield from lines_of(located)


@dataclass(frozen=True)
class Scope:
    """Where to look: in what kinds of texts, in ``only`` one language or those that are ``meant``.

    ``own`` leaves out quotations, ``skip`` whole texts.
    """

    kinds: tuple[Kind, ...] = ("spoken", "names")
    only: str = ""
    meant: Callable[[str], object] = lambda language: True
    own: bool = False
    skip: Callable[[Row], bool] = lambda row: False

    def __contains__(self, text: Manuscript) -> bool:
        meant = self.only in ("", text.language) and self.meant(text.language)
        return bool(meant) and text.kind in self.kinds


PUBLIC = Scope()
EVERYTHING = Scope(("spoken", "names", "notes"))


def seek(case: Case, signs: Iterable[Sign], scope: Scope = PUBLIC) -> pd.DataFrame:
    """Findings wherever a sign stands."""
    meant = [text for text in manuscripts(case.tables) if text in scope]
    rows = [row for sign in signs for text in meant for row in found_in(text, sign, scope)]
    return pd.DataFrame(rows, columns=FOUND)


def found_in(text: Manuscript, sign: Sign, scope: Scope) -> Iterator[tuple[Any, ...]]:
    """A finding wherever a sign stands in one manuscript."""
    if not text.has(sign.needs, scope.own):
        return
    for match in sign.pattern.finditer(text.own if scope.own else text.text):
        row = text.at(match.start())
        if not scope.skip(row):
            said = visible_sign(text.text[match.start() : match.end()])
            yield row["file"], row["line"], row["step"], say(sign.message, said)


def visible_sign(sign: str) -> str:
    """What was found, so that it is seen: what has no ink by its number."""
    shown = (c if c.isprintable() else f"（U+{ord(c):04X}）" for c in sign.strip(" \n"))
    return "".join(shown).replace("\u3000", gettext("（全角の空白）"))
