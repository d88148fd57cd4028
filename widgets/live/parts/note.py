"""The telephone note: what to say to a human, made from the answers given. Nothing personal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

import anywidget
import traitlets as t

from guide_data.model.flow import Contact
from guide_data.model.journey import Journey
from widgets.views.assets import script
from widgets.views.i18n import Words

Written = Callable[[str], str]


class Note(anywidget.AnyWidget):
    """A short text to read out, copy, save or print, and the number to call.

    Empty text shows nothing. ``first`` is the id of the contact that stands first: while it is
    empty, the browser takes what was chosen in its tab, else what fits its time zone.
    """

    _esm = script("live/parts/note.js")

    text = t.Unicode().tag(sync=True)
    contacts = t.List(t.Dict()).tag(sync=True)
    first = t.Unicode().tag(sync=True, visitor=True)
    words = t.Dict().tag(sync=True)

    _written: Written | None = None

    def __init__(self, words: Words, contacts: Iterable[Contact] = (), **traits: Any) -> None:
        super().__init__(**traits)
        self.speak(words)
        self.offer(contacts)

    def speak(self, words: Words) -> None:
        """Use other words."""
        self.words = {name: text for name, text in asdict(words).items() if name in SHOWN}

    def offer(self, contacts: Iterable[Contact]) -> None:
        """Offer these numbers."""
        self.contacts = [contact.model_dump(include=OFFERED) for contact in contacts]

    def write(self, written: Written | None) -> None:
        """Show what is written for the contact that stands first, and follow it; None: nothing."""
        self._written = written
        self._write()

    @t.observe("first")
    def _follow(self, _: Any) -> None:
        if self._written:
            self._write()

    def _write(self) -> None:
        self.text = self._written(self.first) if self._written else ""


OFFERED = {"id", "label", "number", "dial", "outside"}
SHOWN = (
    *("note", "note_hint", "note_file", "note_from"),
    *("copy", "copied", "selected", "save", "print"),
)


def note_text(
    journey: Journey, words: Words, began: str = "", device: str = "", first: str = ""
) -> str:
    """The note for a journey: what is seen, what was tried and how it went, and whom to call.

    ``first`` is the id of the contact whose number stands first.
    """
    passed = zip(journey.steps, journey.options, strict=False)
    answered = [(step, option.text) for step, option in passed if option]
    seen = [text for step, text in answered if step.kind == "question"]
    tried = [f"{step.title} → {text}" for step, text in answered if step.kind == "remedy"]
    lines = [journey.flow.guide.title]
    lines += section(words.note_sees, seen)
    # Who came by a shared link may have tried anything before.
    whole = journey.start == journey.flow.guide.start
    lines += section(words.note_tried, tried or [words.note_nothing] * whole)
    lines += section(words.note_device, [device] if device else [])
    lines += section(words.note_began, [began] if began else [])
    contacts = sorted(journey.flow.contacts, key=lambda contact: contact.id != first)
    # A number on a line of its own does not break in two.
    numbers = [f"{contact.label}\n\u3000{contact.number}" for contact in contacts]
    lines += section(words.note_numbers, numbers)
    return "\n".join(lines)


def section(title: str, lines: list[str]) -> list[str]:
    """A titled part of the note; nothing where it has no lines."""
    return [f"■ {title}", *(f"・{line}" for line in lines)] if lines else []
