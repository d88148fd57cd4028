"""The options of the step on screen: one button each, groups of them in folds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

import ipywidgets as ipw

from guide_data.model.flow import Flow
from guide_data.words.word_types import Words
from widgets.live.parts.long_list import LongList
from widgets.live.plain import Plain, set_class
from widgets.views.step_view import OptionGroup, StepView


class Turn:
    """The buttons and folds of one step in two: kept, and used again by the step after the next."""

    def __init__(self, plain: Plain, on_click: Callable[[int], None]) -> None:
        self._plain, self._on_click = plain, on_click
        self._buttons: list[ipw.Button] = []
        self._folds: list[tuple[ipw.Button, ipw.VBox]] = []

    def buttons(self, count: int) -> list[ipw.Button]:
        """So many buttons, the first of which is that of the first option."""
        while len(self._buttons) < count:
            button = self._plain.button()
            button.on_click(partial(self._tell, len(self._buttons)))
            self._buttons.append(button)
        return self._buttons[:count]

    def fold(self, place: int) -> tuple[ipw.Button, ipw.VBox]:
        """The button of a fold and the box that it opens, in the browser: see fold_buttons.js."""
        while len(self._folds) <= place:
            button, box = self._plain.button(), self._plain.column()
            box.add_class("group")
            self._folds.append((button, box))
        return self._folds[place]

    def _tell(self, place: int, _: ipw.Button) -> None:
        self._on_click(place)


class OptionList(ipw.VBox):
    """Shows the options of one StepView at a time; calls ``choose`` with the id of a tapped one.

    Two sets of buttons take turns, so that a late tap on the step before can be told from a tap
    on this one, and is ignored.
    """

    def __init__(self, plain: Plain, choose: Callable[[str], None]) -> None:
        self._choose = choose
        self._turns = [Turn(plain, partial(self._on_click, turn)) for turn in range(2)]
        self._turn = 0
        self._ids: tuple[str, ...] = ()
        self.buttons: tuple[ipw.Button, ...] = ()
        self._plain = plain
        self._long: LongList | None = None
        super().__init__(layout=plain.layout)
        self.add_class("options")

    def update(self, flow: Flow, words: Words) -> None:
        """Speak another language, or of a changed flow, from the next step shown on."""
        self._flow, self._words = flow, words
        if self._long:
            self._long.update(flow, words)

    def show(self, view: StepView) -> None:
        """Show the options of a step, in one piece; many are shown by a part of their own."""
        self._turn = 1 - self._turn
        options = () if view.is_long else view.options
        self._ids = tuple(option.id for option in options)
        self.buttons = tuple(self._turns[self._turn].buttons(len(options)))
        for button, option in zip(self.buttons, options, strict=True):
            button.description = option.text
            button._dom_classes = ("option", f"option-{option.id}", *marked(view, option.text))
        self.children = self._many(view) if view.is_long else tuple(self._arranged(view))
        set_class(self, "closing", bool(view.ask))

    def _many(self, view: StepView) -> tuple[ipw.Widget, ...]:
        # Made for the first such step: most guides have none, and send nobody its script.
        if self._long is None:
            long = LongList(self._flow, self._words, layout=self._plain.layout)
            self._long = self._plain.keep(long)
            self._long.on_choose = self._choose
        self._long.show(self._flow.steps[view.id])
        return (self._long,)

    def point_at(self, option_id: str) -> None:
        """Let one option stand out; none for an id that there is not."""
        for button, id_ in zip(self.buttons, self._ids, strict=True):
            set_class(button, "next", id_ == option_id)

    def _arranged(self, view: StepView) -> Iterator[ipw.Widget]:
        left, folded = iter(self.buttons), 0
        for group in view.groups:
            buttons = list(islice(left, len(group.options)))
            if group.name:
                yield from self._folded(group, buttons, folded, marked(view, group.name))
                folded += 1
            else:
                yield from buttons

    def _folded(
        self, group: OptionGroup, buttons: list[ipw.Button], place: int, more: tuple[str, ...]
    ) -> Iterator[ipw.Widget]:
        button, box = self._turns[self._turn].fold(place)
        button.description, box.children = group.name, buttons
        button._dom_classes = ("fold", *["hurry"] * group.urgent, *more)
        yield from (button, box)

    def _on_click(self, turn: int, place: int) -> None:
        if turn == self._turn and place < len(self._ids):
            self._choose(self._ids[place])


def marked(view: StepView, text: str) -> tuple[str, ...]:
    """The class of a button whose words are not in the guide's language: address.js says more."""
    return ("untranslated",) if text in view.untranslated else ()
