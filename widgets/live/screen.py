"""The step on screen: heading, text and one button an option."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

import ipywidgets as ipw

from guide_data.model.flow import Flow
from guide_data.words.word_types import Words
from widgets.live.option_list import OptionList
from widgets.live.plain import Plain
from widgets.views.assets import template
from widgets.views.languages import Other
from widgets.views.quotes import quoted_in
from widgets.views.step_view import StepView
from widgets.views.text_languages import own_language


class Screen(ipw.VBox):
    """Shows one StepView at a time and calls ``choose`` with the id of a tapped option.

    ``before_ways`` stand before the ways for devices, ``before_options`` between all that text
    and the options.
    """

    def __init__(
        self,
        plain: Plain,
        choose: Callable[[str], None],
        before_ways: Iterable[ipw.Widget] = (),
        before_options: Iterable[ipw.Widget] = (),
    ) -> None:
        self._text, self._ways, self._ask, self._left = (plain.text() for _ in range(4))
        self._options = OptionList(plain, choose)
        self._shown: tuple[StepView, int] | None = None
        ends = [*before_options, self._ask, self._options, self._left]
        super().__init__([self._text, *before_ways, self._ways, *ends], layout=plain.layout)

    @property
    def buttons(self) -> tuple[ipw.Button, ...]:
        """The buttons of the step on screen, in the order of the options, folded or not."""
        return self._options.buttons

    @property
    def text(self) -> str:
        """Heading and text of the step on screen, as HTML."""
        value: str = self._text.value
        return value

    @property
    def ways(self) -> str:
        """The step's ways for devices on screen, as HTML; empty where it has none."""
        value: str = self._ways.value
        return value

    @property
    def left(self) -> str:
        """What stands under the options, as HTML."""
        value: str = self._left.value
        return value

    def update(self, flow: Flow, words: Words, others: Iterable[Other] = ()) -> None:
        """Speak another language from the next step shown on, and lead to the ``others`` there."""
        self._words, self._others, self._quoted = words, tuple(others), quoted_in(flow)
        self._guide, self._own_language = flow.guide, own_language(flow)

    def show(self, view: StepView, taken: int, device: str = "", next: str = "") -> None:
        """Show a step after ``taken`` taps; its buttons appear in one piece.

        Of its ways it shows those of one ``device``, where it has one, else all; the option of
        the id ``next`` stands out.
        """
        # Else its buttons stay: a tap on them may be on its way.
        if (view, taken) != self._shown:
            self._shown = (view, taken)
            self._show_step(view)
        self._show_ways(view, device)
        self._options.point_at(next)

    def _show_step(self, view: StepView) -> None:
        self._text.value = template("screen").render(
            view=view,
            others=self._others,
            quoted=self._quoted,
            guide=self._guide,
            words=self._words,
            own_language=self._own_language,
        )
        self._options.show(view)
        self._ask.value = f'<h3 class="ask">{escape(view.ask)}</h3>' if view.ask else ""
        self._left.value = template("left").render(view=view, words=self._words)

    def _show_ways(self, view: StepView, device: str) -> None:
        names = {"view": view, "words": self._words, "chosen": device}
        names["own_language"] = self._own_language
        ways = template("ways").render(names) if view.ways else ""
        # While the device is asked for, its answers stand in for the ways, but on paper.
        asked = "" if device else " asked"
        self._ways.value = f'<div class="body{asked}">{ways}</div>' if ways else ""
