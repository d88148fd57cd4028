"""References in content: ``{button:next}``, ``{contacts}`` and their like, and what they become.

Numbers, links, papers and labels stand in one place each; text names them and is filled in here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from guide_data.model.documents import Documents, Paper
from guide_data.model.things import Button, Contact
from guide_data.text.typography import Typography, typography

REFERENCE = re.compile(r"\{([a-z]+)(?::([^{}]*))?\}")
# Letters, with all that is referred to: eight times what the longest step has.
LONGEST = 8_000


@dataclass(frozen=True)
class ReferenceTable:
    """Everything that text can refer to: things by their ids, by the names of their lists.

    ``language`` is the one that is spoken, ``screen`` the one that quoted screens are in.
    """

    things: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    documents: Documents = field(default_factory=Documents)
    language: str = "ja"
    screen: str = "ja"

    @cached_property
    def lists(self) -> dict[str, str]:
        """What stands for all things of a kind, by the kind's name in references."""
        return {kind: written(self) for kind, written in ALL.items()}

    @property
    def marks(self) -> Typography:
        """The marks of the language that is spoken."""
        return typography(self.language)

    def all_of(self, kind: str) -> Mapping[str, Any]:
        """The things of one kind by their ids; empty where no such kind exists."""
        return self.things.get(f"{kind}s", {}) if kind in ONE else {}


def contact(thing: Contact) -> str:
    """A number that dials when it is tapped, with whom it is for."""
    outside = f' "{thing.outside}"' if thing.outside else ""
    return f"[{thing.label} **{thing.number}**](tel:{thing.dial}{outside})"


def contacts(table: ReferenceTable) -> str:
    """All numbers, each with whom it is for."""
    return "\n".join(f"- {contact(thing)}" for thing in table.all_of("contact").values())


def papers(things: Iterable[Paper], language: str) -> str:
    """All papers, the ones to prefer first, each with its note."""
    order, marks = ("prefer", "fine", "gone"), typography(language)
    ranked = sorted(things, key=lambda thing: order.index(thing.today))
    return "\n".join(f"- {thing.name}{marks.bracketed(thing.note)}" for thing in ranked)


def button(thing: Button, table: ReferenceTable) -> str:
    """A label as it is on the screen, with what it means where that is another language."""
    return typography(table.screen).quoted(thing.label) + table.marks.bracketed(thing.meaning)


# How a thing that is referred to is written, and how all of a kind are.
ONE: dict[str, Callable[[Any, ReferenceTable], str]] = {
    "contact": lambda thing, table: contact(thing),
    "link": lambda thing, table: f"[{thing.text}]({thing.url})",
    "button": button,
    "paper": lambda thing, table: str(thing.name),
}
ALL: dict[str, Callable[[ReferenceTable], str]] = {
    "contacts": contacts,
    "papers": lambda table: papers(table.all_of("paper").values(), table.language),
    "files": lambda table: table.marks.listed(file.name for file in table.documents.files),
}


def expand(text: str, table: ReferenceTable) -> str:
    """The text with every reference replaced; unknown ones, and a text too long then, stay."""
    # Most texts have none.
    if "{" not in text or length(text, table) > LONGEST:
        return text
    return REFERENCE.sub(lambda match: meant(match, table), text)


def length(text: str, table: ReferenceTable) -> int:
    """How many letters a text has with every reference replaced."""
    found = REFERENCE.finditer(text)
    return len(text) + sum(len(meant(match, table)) - len(match[0]) for match in found)


def meant(match: re.Match[str], table: ReferenceTable) -> str:
    """What a reference stands for; what is unknown, for itself."""
    kind, name = match.groups()
    if name is None:
        return table.lists.get(kind, match[0])
    thing = table.all_of(kind).get(name)
    return ONE[kind](thing, table) if thing else match[0]


def facts_under(named: Iterable[str], words: str, table: ReferenceTable) -> tuple[str, ...]:
    """Every fact that words rest on: those that are named, then those behind what they refer to."""
    return tuple(dict.fromkeys((*named, *facts_behind(words, table))))


def facts_behind(text: str, table: ReferenceTable) -> Iterator[str]:
    """The facts that a text rests on through the things it refers to."""
    for kind, name in REFERENCE.findall(text):
        if kind in ALL:
            yield from (thing.fact for thing in table.all_of(kind.removesuffix("s")).values())
        elif thing := table.all_of(kind).get(name):
            yield thing.fact
