"""The editor's desk: the live guide beside what there is to mend in it, watching its files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from traceback import format_exc
from typing import Any

import ipywidgets as ipw

from guide_data.editing.session import EditingSession
from guide_data.messages import gettext
from guide_data.messages.choice import choose
from guide_data.model.drawn_map import DrawnMap
from guide_data.model.flow import Flow
from guide_data.model.inspection import Inspection
from guide_data.model.journey import DroppedAnswer
from guide_data.model.problems import ContentError, Problem
from guide_data.reading.folder import State, fingerprint, state_of
from guide_data.reading.reader import read_guide
from guide_data.reading.yaml_lines import parse_once
from widgets.editor.flow_map import FlowMap
from widgets.editor.step_form import StepForm
from widgets.editor.watch import watch_folder
from widgets.live.composite import Composite
from widgets.live.guide import Guide
from widgets.views.assets import template


class Desk(Composite):
    """Shows a content folder, with what ``inspect`` finds in it; a save is shown within a second.

    ``guide`` is the live guide of what could be read last, ``inspection`` what was found in it,
    both None until then; ``problems`` are those of the last save. The files are watched by the
    last desk made of a folder, and only where an event loop runs; ``refresh`` reads them anywhere.
    """

    def __init__(self, folder: Path, inspect: Callable[[Path], Inspection]) -> None:
        choose(folder)
        self.folder, self.inspect = folder, inspect
        self.guide: Guide | None = None
        self.inspection: Inspection | None = None
        self.problems: tuple[Problem, ...] = ()
        self.status, self.here, self.others = (ipw.HTML() for _ in range(3))
        self.select, self.phone = ipw.Dropdown(description=gettext("始める場面")), ipw.Box()
        self.select.observe(self._on_select, "value")
        self.map = FlowMap(on_go=self.go)
        self.form = StepForm(EditingSession(folder, inspect), self._on_written)
        # What the desk itself has written last, and shown already.
        self._written: bytes | None = None
        self._drawing: asyncio.Task[None] | None = None
        super().__init__(self._parts())
        self.add_class("desk")
        self.watching = self._watch(state_of(folder))
        self.refresh()

    def __repr__(self) -> str:
        counts = [repr(self.folder.name)]
        if self.guide and self.inspection:
            steps, remarks = len(self.guide.flow.steps), len(self.inspection.items)
            counts += [f"step={self.guide.step!r}", f"steps={steps}", f"remarks={remarks}"]
        return f"Desk({', '.join([*counts, f'problems={len(self.problems)}'])})"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        bundle = super()._repr_mimebundle_(**kwargs)
        # Where no kernel runs, this is seen.
        view = self.guide.views[self.guide.flow.guide.start] if self.guide else None
        shown = {"inspection": self.inspection, "problems": self.problems, "view": view}
        still = template("desk_still").render(shown)
        return bundle | {"text/html": still, "text/plain": repr(self)}

    def refresh(self, inspection: Inspection | None = None) -> None:
        """Read the folder again and show it; what cannot be read or shown is said instead.

        ``inspection`` is what was found in it, if that is known.
        """
        try:
            # The guide first: it can be read while the rest is still being inspected.
            dropped = self._update_guide(read_guide(self.folder, parse_once))
            self._show_inspection(inspection or self.inspect(self.folder))
        except ContentError as error:
            self._show_status(problems=error.problems)
            self.form.reload(None)
        except Exception:
            # Whatever it is, the editor sees it, and the next save is another chance.
            self._show_status(trouble=format_exc())
        else:
            self._show_status(dropped=dropped)

    def go(self, step: str) -> None:
        """Start the guide from any step."""
        if self.guide:
            self.guide.go(step)

    def close(self) -> None:
        """Leave the desk: its files are watched no more."""
        for task in filter(None, (self.watching, self._drawing)):
            task.cancel()
        super().close()

    def _parts(self) -> list[ipw.Widget]:
        left = ipw.VBox([self.select, self.phone])
        right = ipw.VBox([self.status, self.here, self.form, self.others, self.map])
        body = ipw.Box([left, right])
        named = {"body": body, "left": left, "right": right, "phone": self.phone}
        named |= {"status": self.status, "here": self.here, "others": self.others}
        for name, part in named.items():
            part.add_class(f"desk-{name}")
        return [body]

    def _watch(self, state: State) -> asyncio.Task[None] | None:
        if not (loop := running_loop()):
            return None
        name = f"desk of {self.folder}"
        for task in asyncio.all_tasks(loop):
            # A notebook's cell that is run again makes a new desk; nobody sees the old one.
            if task.get_name() == name:
                task.cancel()
        return loop.create_task(watch_folder(self.folder, state, self._on_files), name=name)

    def _on_files(self) -> None:
        """Show what has changed in the folder, unless it was this desk that changed it."""
        if self._written is None or held_by(self.folder) != self._written:
            self.refresh()
        self._written = None

    def _on_written(self, inspection: Inspection | None) -> None:
        self.refresh(inspection)
        self._written = held_by(self.folder) if self.watching else None

    def _update_guide(self, flow: Flow) -> DroppedAnswer | None:
        self._update_select(flow)
        dropped = None
        if self.guide:
            dropped = self.guide.update(flow)
        else:
            self.guide = Guide(flow)
            self.guide.observe(self._show_step, "step")
            self.phone.children = (self.guide,)
        self._show_step()
        return dropped

    def _show_inspection(self, inspection: Inspection) -> None:
        self.inspection = inspection
        self.form.reload(inspection)
        self._show_step()
        if self._drawing:
            self._drawing.cancel()
        if not inspection.draw:
            return
        if loop := running_loop():
            # A map may take a second, and none of the rest waits for it.
            self._drawing = loop.create_task(self._show_map(inspection.draw))
        else:
            self.map.show(inspection.draw())

    async def _show_map(self, draw: Callable[[], DrawnMap]) -> None:
        try:
            self.map.show(await asyncio.to_thread(draw))
        except Exception:
            self._show_status(trouble=format_exc())

    def _update_select(self, flow: Flow) -> None:
        options = tuple((f"{step.id}　{step.title}", step.id) for step in flow.steps.values())
        if options != self.select.options:
            # Else the first one would be taken for the editor's choice.
            self.select.value = None
            self.select.options = options

    def _on_select(self, change: dict[str, Any]) -> None:
        if self.guide and change["new"] not in (None, self.guide.step):
            self.go(change["new"])

    def _show_step(self, _: object = None) -> None:
        if not self.guide or not self.inspection:
            return
        step, steps = self.guide.step, self.guide.flow.steps
        self.select.value = step if step in steps else None
        self.map.step = step
        self.form.show(step)
        shown = {"inspection": self.inspection, "view": self.guide.views[step], "steps": steps}
        self.here.value = template("desk_here").render(shown)
        self.others.value = template("desk_others").render(shown)

    def _show_status(
        self,
        *,
        dropped: DroppedAnswer | None = None,
        problems: tuple[Problem, ...] = (),
        trouble: str = "",
    ) -> None:
        self.problems = problems
        self.status.value = template("desk_status").render(
            time=f"{datetime.now():%H:%M:%S}",
            follows=bool(self.watching),
            inspection=self.inspection,
            lost=dropped,
            problems=problems,
            trouble=trouble,
        )


def running_loop() -> asyncio.AbstractEventLoop | None:
    """The event loop that runs here, as in a kernel; none in a script."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def held_by(folder: Path) -> bytes | None:
    """What tells all that a folder holds from anything else; None where it is gone."""
    try:
        return fingerprint(folder)
    except FileNotFoundError:
        return None
