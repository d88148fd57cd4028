"""What every live part is: a widget that stands in the guide, or alone in a notebook."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, TypedDict

import anywidget
import traitlets as t
from ipywidgets import VBox

from guide_data.model.flow import Flow
from guide_data.model.step import Step
from guide_data.words.word_types import Typography, Words
from widgets.views.assets import LOOK, module, styles
from widgets.views.quotes import Quoted, quoted_in
from widgets.views.words import words_of

Place = Literal["before the ways", "before the options", "under the step", "under the guide"]


def synced(trait: t.TraitType[Any, Any]) -> Any:
    """A trait that the browser has, too; what it holds, its annotation says."""
    return trait.tag(sync=True)


class Answered(TypedDict):
    """What tells the browser that Python has seen what it set, or else the page takes over."""

    answered: bool


class LivePart(anywidget.AnyWidget):
    """Helps with what a flow says beside its text.

    ``name`` is that of its words, its script and its style; ``place`` is where the guide has it,
    and ``announces`` is the trait on whose change the guide looks anew at what the part says.
    ``quoted`` says how a translation quotes the original's language, and is empty in that.
    """

    name: ClassVar[str]
    place: ClassVar[Place]
    announces: ClassVar[str] = ""

    _esm: str = synced(t.Unicode())
    _css: str = synced(t.Unicode())
    words: Any = synced(t.Dict())
    typography: Typography = synced(t.Dict())
    quoted: Quoted | dict[str, str] = synced(t.Dict())

    def __init__(self, flow: Flow, words: Words | None = None, **traits: Any) -> None:
        super().__init__(
            _esm=module(f"live/parts/{self.name}.js"),
            _css=styles(f"live/parts/{self.name}.css"),
            **traits,
        )
        # Else it is the guide's, and others have it, too.
        self._own = [] if "layout" in traits else [self.layout]
        self._frame: VBox | None = None
        self.update(flow, words or words_of(flow))

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        # Shown alone, it brings the frame and the look that else the guide around it has.
        self._css = styles(*LOOK, f"live/parts/{self.name}.css")
        if self._frame is None:
            self._frame = VBox([self])
            self._frame.add_class("guide")
            self._own += [self._frame, self._frame.layout]
        return self._frame._repr_mimebundle_(**kwargs) | {"text/plain": repr(self)}

    def close(self) -> None:
        """Leave nothing behind."""
        if self.comm is not None:
            super().close()
            for one in self._own:
                one.close()

    @property
    def next(self) -> str:
        """The id of the option that the part leads to now; empty for none."""
        return ""

    def update(self, flow: Flow, words: Words) -> None:
        """Go on in another language or a changed flow; what the visitor did stays."""
        with self.hold_sync():
            self.words = getattr(words, self.name)
            self.typography, self.quoted = words.typography, quoted_in(flow) or {}

    def show(self, step: Step | None) -> None:
        """Show what a step has; None: nothing."""

    def reset(self) -> None:
        """Forget what the visitor did: somebody else may hold the phone."""

    def answer(self) -> None:
        """Tell the browser that what it set is seen."""
        answered: Answered = {"answered": True}
        self.send(answered)
