"""The telephone note: what to say to a human, made from the answers given. Nothing personal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypedDict

import traitlets as t

from guide_data.model.flow import Flow
from guide_data.model.journey import Journey
from guide_data.model.step import REMEDY_ANSWERS, Option, Step
from guide_data.model.step_kinds import KINDS
from guide_data.model.things import Contact
from guide_data.text.language_tags import direction
from guide_data.words.word_types import NoteWords, Words
from widgets.live.parts.base import LivePart, synced
from widgets.views.draft_mark import is_draft
from widgets.views.words import words_of


class NoteContact(TypedDict):
    """A number to call: who answers it, as it is written, and as it is dialled.

    ``outside`` is the time zone whose people have other numbers; null for a number for all.
    """

    id: str
    label: str
    number: str
    dial: str
    outside: str | None


class NoteParagraph(TypedDict):
    """The note in one language, which calls itself ``name``."""

    language: str
    name: str
    text: str


# What makes the note, for the id of the contact that stands first (empty: as in the content).
Writer = Callable[[str], list[NoteParagraph]]


class Note(LivePart):
    """A short text to read out, copy, save or print, and the number to call.

    It is shown where a step leads to a human, and ``write`` (a Writer) writes it. ``first`` is
    the id of the contact that stands first: while it is empty, the browser takes what was chosen
    in its tab, else what fits its time zone.
    """

    name = "note"
    place = "under the step"

    words: NoteWords
    paragraphs: list[NoteParagraph] = synced(t.List(t.Dict()))
    contacts: list[NoteContact] = synced(t.List(t.Dict()))
    first: str = synced(t.Unicode())
    write: Any = t.Callable()

    _wanted = False

    @property
    def text(self) -> str:
        """The whole note, as it is read out; empty where none is shown."""
        return "\n\n".join(paragraph["text"] for paragraph in self.paragraphs)

    def update(self, flow: Flow, words: Words) -> None:
        """Go on in another language or with other numbers; the text follows with the next step."""
        with self.hold_sync():
            super().update(flow, words)
            self._flow = flow
            self.contacts = [note_contact(contact) for contact in flow.contacts]

    def show(self, step: Step | None) -> None:
        """Write the note where a step leads to a human."""
        urgent = self._flow.guide.urgent
        leads = step and (step.ends == "human" or (urgent and step.id == urgent.to))
        self._wanted = bool(leads)
        self._rewrite()

    @t.default("write")
    def _alone(self) -> Writer:
        return lambda first: [paragraph(Journey.begin(self._flow), first=first)]

    @t.observe("first")
    def _rewrite(self, _: Any = None) -> None:
        self.paragraphs = self.write(self.first) if self._wanted else []


def note_contact(contact: Contact) -> NoteContact:
    """A contact as the browser gets it."""
    return {
        "id": contact.id,
        "label": contact.label,
        "number": contact.number,
        "dial": contact.address.removeprefix("tel:"),
        "outside": contact.outside,
    }


def paragraph(
    journey: Journey, began: str = "", device: str = "", first: str = ""
) -> NoteParagraph:
    """The note for a journey in the language of its flow."""
    language = journey.flow.guide.language
    words = words_of(journey.flow)
    text = note_text(journey, words, began, device, first)
    return {"language": language, "name": words.language, "text": text}


def note_text(
    journey: Journey, words: Words, began: str = "", device: str = "", first: str = ""
) -> str:
    """The note for a journey: what is seen, what was tried and how it went, and whom to call.

    ``first`` is the id of the contact whose number stands first.
    """
    guide, names = journey.flow.guide, words.note_text
    contacts = sorted(journey.flow.contacts, key=lambda contact: contact.id != first)
    sections = answers_told(journey, words) | {
        names["device"]: [device] if device else [],
        names["began"]: [began] if began else [],
        # A number on a line of its own does not break in two.
        names["numbers"]: [
            names["number"].format(label=contact.label, number=number(contact, guide.language))
            for contact in contacts
        ],
    }
    lines = [*[words.draft] * is_draft(), guide.subject or guide.title]
    for title, within in sections.items():
        lines += [names["section"].format(title=title)] * bool(within)
        lines += [names["line"].format(line=line) for line in within]
    return "\n".join(lines)


def number(contact: Contact, language: str) -> str:
    """A number to read; among letters from right to left its + would stand at its end."""
    rtl = direction(language) == "rtl"
    return f"\u2066{contact.number}\u2069" if rtl else contact.number


def answers_told(journey: Journey, words: Words) -> dict[str, list[str]]:
    """What the answers tell a human, each once, by the title of the section it belongs in."""
    names = words.note_text
    seen, tried = names["sees"], names["tried"]
    told: dict[str, list[str]] = {
        seen: [],
        tried: [],
        **{title: [] for title in went(words).values()},
    }
    for step, option in zip(journey.steps, journey.options, strict=False):
        if option and KINDS[step.kind].answers_tell and not option.uninformative:
            title, line = answer_told(step, option, words)
            told[title] += [line] * (line not in told[title])
    # Who came by a shared link may have tried anything before.
    if journey.start == journey.flow.guide.start and not any(
        told[title] for title in told if title != seen
    ):
        told[tried] = [names["nothing"]] * any_to_try(journey.flow)
    return told


def any_to_try(flow: Flow) -> bool:
    """Whether a guide says anything that can be tried."""
    return any(KINDS[step.kind].answers_tell == "tried" for step in flow.steps.values())


def answer_told(step: Step, option: Option, words: Words) -> tuple[str, str]:
    """What one answer tells, after the title of its section: what is seen, or how a remedy went."""
    names = words.note_text
    if KINDS[step.kind].answers_tell == "seen":
        return names["sees"], option.text
    if option.id in went(words):
        return went(words)[option.id], step.title
    return names["tried"], names["result"].format(title=step.title, text=option.text)


def went(words: Words) -> dict[str, str]:
    """The title of the remedies that were closed by an answer, by its id."""
    names = words.note_text
    titles = names["solved"], names["unsolved"], names["unable"]
    return dict(zip(REMEDY_ANSWERS, titles, strict=True))
