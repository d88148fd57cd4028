"""The trail: the answers given, in order, each a button that leads back to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import ipywidgets as ipw

from guide_data.model.journey import Journey
from guide_data.model.step import Option
from guide_data.text.language_tags import arrow
from guide_data.words.word_types import Words
from widgets.live.plain import Plain, set_class
from widgets.views.step_view import option_text


class Trail(ipw.VBox):
    """Lists what was answered and how it went; calls ``edit`` with an answer's place (from 0)."""

    def __init__(self, plain: Plain, words: Words, edit: Callable[[int], None]) -> None:
        self._plain, self._edit, self._heading = plain, edit, plain.text()
        self.update(words)
        self._entries = plain.column()
        self._entries.add_class("trail-entries")
        self._buttons: list[ipw.Button] = []
        super().__init__([self._heading, self._entries], layout=plain.layout)
        self.add_class("trail")

    @property
    def buttons(self) -> tuple[ipw.Button, ...]:
        """The buttons on screen, in the order of the answers."""
        return self._entries.children

    def update(self, words: Words) -> None:
        """Use other words, from the next journey shown on."""
        self._words = words

    def show(self, journey: Journey, told: bool = False) -> None:
        """List the answers of a journey; with none, the trail is not there at all.

        Where they are ``told`` elsewhere on the screen, they are folded.
        """
        title, hint = self._words.trail, f'<p class="hint">{self._words.trail_hint}</p>'
        fold = f"<details><summary>{title}</summary>{hint}</details>"
        self._heading.value = fold if told else f"<h3>{title}</h3>{hint}"
        set_class(self, "folded", told)
        sign = arrow(journey.flow.guide.language)
        passed = zip(journey.steps, journey.options, strict=False)
        lines = [f"{step.title} {sign} {self._said(journey, option)}" for step, option in passed]
        while len(self._buttons) < len(lines):
            self._buttons.append(self._entry(len(self._buttons)))
        for button, line in zip(self._buttons, lines, strict=False):
            button.description = line
        self._entries.children = self._buttons[: len(lines)]
        set_class(self, "gone", not lines)

    def _said(self, journey: Journey, option: Option | None) -> str:
        return option_text(journey.flow, option) if option else self._words.jumped

    def _entry(self, place: int) -> ipw.Button:
        button = self._plain.button()
        button.add_class("trail-entry")
        button.on_click(partial(self._on_click, place))
        return button

    def _on_click(self, place: int, _: ipw.Button) -> None:
        if place < len(self.buttons):
            self._edit(place)
