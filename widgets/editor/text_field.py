"""One text of a step, to be typed over, with what is to be said of it beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import ipywidgets as ipw

from guide_data.editing.step_texts import Place
from guide_data.messages import gettext, say
from guide_data.model.inspection import InspectionItem
from widgets.live.composite import Composite
from widgets.views.assets import template

# What the texts of a step are called; what stands below one of these has an id besides.
LABELS = {
    "title": "題",
    "text": "本文",
    "ways": "やり方",
    "meanwhile": "待つあいだ",
    "groups": "まとまり",
    "options": "答え",
}


class TextField(Composite):
    """A text of a language; ``on_type`` is called with its place and whatever is typed."""

    def __init__(
        self, place: Place, language: str, on_type: Callable[[Place, str], None], *, one_line: bool
    ) -> None:
        self.place, self._on_type = place, on_type
        shape = ipw.Text if one_line else ipw.Textarea
        label = say("{name}（{language}）", name=label_of(place[1]), language=language)
        self.control = shape(description=label, style={"description_width": "auto"})
        self.notes, self._parts = ipw.HTML(), 1
        self.control.observe(self._on_value, "value")
        super().__init__([self.control])
        for name in ("desk-field", f"desk-in-{place[0]}"):
            self.add_class(name)

    def show(self, text: str) -> None:
        """Show a text, without telling that it was typed; the cursor stays in one that is there."""
        if self.control.value != text:
            self.control.unobserve(self._on_value, "value")
            self.control.value = text
            self.control.observe(self._on_value, "value")
        if isinstance(self.control, ipw.Textarea):
            self.control.rows = rows_of(text)

    def say(self, items: Sequence[InspectionItem], overtaken: str | None = None) -> None:
        """Say what was found in the text, and what somebody else has made of it meanwhile."""
        shown = {"items": items, "overtaken": overtaken}
        self.notes.value = template("desk_field").render(shown).strip()
        parts = (self.control, self.notes) if self.notes.value else (self.control,)
        if len(parts) != self._parts:
            self.children, self._parts = parts, len(parts)

    def spare(self) -> Iterable[ipw.Widget]:
        """Where nothing is said of it."""
        return (self.notes,)

    def _on_value(self, change: dict[str, str]) -> None:
        self._on_type(self.place, change["new"])


def label_of(name: str) -> str:
    """What a text is called."""
    first, _, rest = name.partition(".")
    shown = str(int(rest) + 1) if rest.isdecimal() else rest
    return f"{gettext(LABELS[first])} {shown}".strip()


def rows_of(text: str) -> int:
    """How many lines a field shows."""
    return min(max(text.count("\n") + 2, 3), 12)
