"""The step on screen: heading, text and one button an option."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

import ipywidgets as ipw

from widgets.views.assets import template
from widgets.views.i18n import Words
from widgets.views.languages import Other
from widgets.views.step_view import StepView


class Screen(ipw.VBox):
    """Shows one StepView at a time and calls ``choose`` with the id of a tapped option.

    ``picker`` stands before the ways for devices, ``parts`` between all that text and the options.
    Two sets of buttons take turns, so that a late tap on the step before can be told
    from a tap on this one, and is ignored.
    """

    def __init__(
        self,
        words: Words,
        choose: Callable[[str], None],
        picker: ipw.Widget,
        parts: Iterable[ipw.Widget] = (),
    ) -> None:
        self._words, self._choose = words, choose
        self.others: tuple[Other, ...] = ()
        self._text, self._ways, self._left = ipw.HTML(), ipw.HTML(), ipw.HTML()
        self._options = ipw.VBox()
        self._options.add_class("options")
        self._turns: tuple[list[ipw.Button], list[ipw.Button]] = ([], [])
        self._turn = 0
        self._shown: tuple[StepView, int] | None = None
        self._device = ""
        self._ids: tuple[str, ...] = ()
        super().__init__([self._text, picker, self._ways, *parts, self._options, self._left])

    @property
    def buttons(self) -> tuple[ipw.Button, ...]:
        """The buttons on screen, in the order of the options."""
        return self._options.children

    def speak(self, words: Words, others: Iterable[Other] = ()) -> None:
        """Use other words from the next step shown on, and lead to the ``others`` from there."""
        self._words, self.others = words, tuple(others)

    def show(self, view: StepView, taken: int) -> None:
        """Show a step after ``taken`` taps; its buttons appear in one piece."""
        if (view, taken) == self._shown:
            return  # Its buttons stay: a tap on them may be on its way.
        self._shown = (view, taken)
        self._turn = 1 - self._turn
        buttons = self._ready(len(view.options))
        for button, option in zip(buttons, view.options, strict=True):
            button.description = option.text
            button._dom_classes = ("option", f"option-{option.id}")
        self._ids = tuple(option.id for option in view.options)
        self._text.value = template("screen").render(
            view=view, others=self.others, language=self._words.locale
        )
        self._show_ways(view)
        self._options.children = buttons
        self._left.value = template("left").render(view=view, taken=taken, words=self._words)

    def narrow(self, device: str) -> None:
        """Show ways for one device alone, wherever a step has one for it; else for each."""
        before, self._device = self._device, device
        if self._shown and device != before:
            self._show_ways(self._shown[0])

    def _show_ways(self, view: StepView) -> None:
        given = {"view": view, "words": self._words, "chosen": self._device}
        ways = template("ways").render(given) if view.ways else ""
        # While the device is asked for, its answers stand in for the ways, but on paper.
        asked = "" if self._device else " asked"
        self._ways.value = f'<div class="body{asked}">{ways}</div>' if ways else ""

    def point_out(self, option_id: str) -> None:
        """Let one option stand out; with an id that none has, none does."""
        for button, id_ in zip(self.buttons, self._ids, strict=True):
            (button.add_class if id_ == option_id else button.remove_class)("next")

    def _ready(self, count: int) -> list[ipw.Button]:
        turn = self._turns[self._turn]
        while len(turn) < count:
            button = ipw.Button()
            button.on_click(partial(self._tapped, self._turn, len(turn)))
            turn.append(button)
        return turn[:count]

    def _tapped(self, turn: int, place: int, _: ipw.Button) -> None:
        if turn == self._turn and place < len(self._ids):
            self._choose(self._ids[place])
