"""What somebody who reviews a step is shown beside it, card by card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from guide_data.model.flow import Flow

State = Literal["changed", "old", "unsigned", "signed"]


@dataclass(frozen=True)
class CardAnswer:
    """An answer that leads to a step or away from it: ``other`` is the step at its other end.

    ``text`` is what it says, by language.
    """

    other: str
    title: str
    text: dict[str, str]


@dataclass(frozen=True)
class CardFact:
    """A fact that a step rests on; ``sources`` are its sentences in the source, by section."""

    id: str
    text: str
    sources: str
    ours: str
    compared: date


@dataclass(frozen=True)
class CardChange:
    """A part of a card that is not as it was signed off; empty where it was not or is not there.

    ``language`` is empty for what is of no language: where answers lead, facts, waits.
    """

    language: str
    where: str
    was: str
    now: str


@dataclass(frozen=True)
class ReviewCard:
    """A step with all that one must know to judge it; its words and picture are the flow's.

    ``signed`` is who signed it off and when, ``of`` the digest of what the card shows, ``entry``
    the line by which it is signed off. ``people`` of journeys.yaml come through. ``changes`` are
    None where what was signed off can no longer be had.
    """

    step: str
    title: str
    cause: str
    place: str
    kind: str
    urgent: bool
    state: State
    signed: str
    of: str
    entry: str
    incoming: tuple[CardAnswer, ...]
    outgoing: tuple[CardAnswer, ...]
    facts: tuple[CardFact, ...]
    people: tuple[str, ...]
    changes: tuple[CardChange, ...] | None


@dataclass(frozen=True)
class ReviewDeck:
    """Some cards, and the flow that their steps are of."""

    cards: tuple[ReviewCard, ...]
    flow: Flow
