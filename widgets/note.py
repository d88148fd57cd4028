"""The telephone note: what to say to a human, made from the answers given. Nothing personal."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import anywidget
import traitlets as t

from guide_data.journey import Journey
from widgets.assets import static
from widgets.words import Words


class Note(anywidget.AnyWidget):
    """A short text to read out, copy, save or print; empty text shows nothing."""

    _esm = static("dom.js", "note.js")

    text = t.Unicode().tag(sync=True)
    words = t.Dict().tag(sync=True)

    def __init__(self, words: Words, **traits: Any) -> None:
        super().__init__(**traits)
        self.speak(words)

    def speak(self, words: Words) -> None:
        """Use other words."""
        self.words = {name: text for name, text in asdict(words).items() if name in SHOWN}


SHOWN = ("note", "note_hint", "note_file", "copy", "copied", "selected", "save", "print")


def note_text(journey: Journey, words: Words, began: str = "", device: str = "") -> str:
    """The note for a journey: what is seen, what was tried and how it went, and whom to call."""
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
    numbers = [f"{contact.label}: {contact.number}" for contact in journey.flow.contacts]
    lines += section(words.note_numbers, numbers)
    return "\n".join(lines)


def section(title: str, lines: list[str]) -> list[str]:
    """A titled part of the note; nothing where it has no lines."""
    return [f"■ {title}", *(f"・{line}" for line in lines)] if lines else []
