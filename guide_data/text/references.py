"""References in content: ``{button:next}``, ``{contacts}`` and their like, and what they become.

Numbers, links, papers and labels stand in one place each; text names them and is filled in here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from guide_data.model.flow import Button, Contact, Documents, Link, Paper

REFERENCE = re.compile(r"\{([a-z]+)(?::([^{}]*))?\}")
# Letters, with all that is referred to: eight times what the longest step has.
LONGEST = 8_000


@dataclass(frozen=True)
class ReferenceTable:
    """Everything that text can refer to, each thing by its id."""

    contacts: Mapping[str, Contact] = field(default_factory=dict)
    links: Mapping[str, Link] = field(default_factory=dict)
    buttons: Mapping[str, Button] = field(default_factory=dict)
    papers: Mapping[str, Paper] = field(default_factory=dict)
    documents: Documents = field(default_factory=Documents)
    language: str = "ja"

    @cached_property
    def lists(self) -> dict[str, str]:
        """What stands for all things of a kind."""
        return {kind: written(self) for kind, written in ALL.items()}

    @property
    def comma(self) -> str:
        """What stands between the things of a list in a line."""
        return "、" if self.language == "ja" else ", "

    def all_of(self, kind: str) -> Mapping[str, Any]:
        """The things of one kind by their ids; empty where no such kind exists."""
        return getattr(self, f"{kind}s") if kind in ONE else {}


def contact(thing: Contact) -> str:
    """A number that dials when it is tapped."""
    return f"[{thing.number}](tel:{thing.dial})"


def contacts(references: ReferenceTable) -> str:
    """All numbers, each with whom it is for."""
    return "\n".join(f"- {thing.label}: {contact(thing)}" for thing in references.contacts.values())


def papers(things: Iterable[Paper], language: str) -> str:
    """All papers, the ones to prefer first, each with its note."""
    order = ("prefer", "fine", "gone")
    ranked = sorted(things, key=lambda thing: order.index(thing.today))
    return "\n".join(f"- {thing.name}{bracketed(thing.note, language)}" for thing in ranked)


def all_papers(references: ReferenceTable) -> str:
    """All papers on a references."""
    return papers(references.papers.values(), references.language)


def bracketed(note: str | None, language: str) -> str:
    """A note in the brackets of a language; nothing where there is none."""
    if not note:
        return ""
    return f"（{note}）" if language == "ja" else f" ({note})"


def files(references: ReferenceTable) -> str:
    """The types of file that are accepted."""
    return references.comma.join(file.name for file in references.documents.files)


def button(thing: Button) -> str:
    """A label as it is on the screen, with what it means where that is another language."""
    return f"「{thing.label}」{bracketed(thing.meaning, 'en')}"


ONE: dict[str, Callable[..., str]] = {
    "contact": contact,
    "link": lambda thing: f"[{thing.text}]({thing.url})",
    "button": button,
    "paper": lambda thing: thing.name,
}
ALL: dict[str, Callable[[ReferenceTable], str]] = {
    "contacts": contacts,
    "papers": all_papers,
    "files": files,
}


def expand(text: str, references: ReferenceTable) -> str:
    """The text with every reference replaced; unknown ones, and a text too long then, stay."""
    if length(text, references) > LONGEST:
        return text
    return REFERENCE.sub(lambda match: meant(match, references), text)


def length(text: str, references: ReferenceTable) -> int:
    """How many letters a text has with every reference replaced."""
    found = REFERENCE.finditer(text)
    return len(text) + sum(len(meant(match, references)) - len(match[0]) for match in found)


def meant(match: re.Match[str], references: ReferenceTable) -> str:
    """What a reference stands for; what is unknown, for itself."""
    kind, name = match.groups()
    if name is None:
        return references.lists.get(kind, match[0])
    thing = references.all_of(kind).get(name)
    return ONE[kind](thing) if thing else match[0]


def facts_under(step: Any, references: ReferenceTable) -> tuple[str, ...]:
    """Every fact that a step rests on: those it names, then those behind what it refers to."""
    options = [option.text for option in getattr(step, "options", ())]
    waits = getattr(step, "waits", None)
    meanwhile = waits.meanwhile if waits else ()
    words = " ".join([step.title, step.text or "", *step.ways.values(), *meanwhile, *options])
    return tuple(dict.fromkeys((*step.facts, *facts_behind(words, references))))


def facts_behind(text: str, references: ReferenceTable) -> Iterator[str]:
    """The facts that a text rests on through the things it refers to."""
    for kind, name in REFERENCE.findall(text):
        if kind in ALL:
            things = references.all_of(kind.removesuffix("s"))
            yield from (thing.fact for thing in things.values())
        elif thing := references.all_of(kind).get(name):
            yield thing.fact
