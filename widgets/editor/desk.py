"""The editor's desk: the live guide beside what there is to mend in it, following its files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from traceback import format_exc
from typing import Any

import ipywidgets as ipw

from guide_data.model.flow import Flow
from guide_data.model.inspection import Inspection
from guide_data.model.journey import DroppedAnswer
from guide_data.model.problems import ContentError, Problem
from guide_data.reading.folder import State, state_of
from guide_data.reading.reader import read_guide
from widgets.editor.flow_map import FlowMap
from widgets.editor.watch import follow
from widgets.live.guide import Guide
from widgets.views.assets import template


class Desk(ipw.VBox):
    """Shows a content folder, with what ``inspect`` finds in it; a save is on screen within a
    second.

    ``guide`` is the live guide of what could be read last, ``inspection`` what was found in it,
    both None until then; ``problems`` are those of the last save. The files are followed by the
    last desk made of a folder, and only where an event loop runs; ``refresh`` reads them anywhere.
    """

    def __init__(self, folder: Path, inspect: Callable[[Path], Inspection]) -> None:
        self.folder, self._inspect = folder, inspect
        self.guide: Guide | None = None
        self.inspection: Inspection | None = None
        self.problems: tuple[Problem, ...] = ()
        self._status, self._here, self._others, self._legend = (ipw.HTML() for _ in range(4))
        self._select, self._phone = ipw.Dropdown(description="始める場面"), ipw.Box()
        self._select.observe(self._picked, "value")
        self._map = FlowMap(on_go=self.go)
        super().__init__(self._parts())
        self.add_class("desk")
        self._following = self._follow(state_of(folder))
        self.refresh()

    def __repr__(self) -> str:
        told = [repr(self.folder.name)]
        if self.guide and self.inspection:
            steps, remarks = len(self.guide.flow.steps), len(self.inspection.items)
            told += [f"step={self.guide.step!r}", f"steps={steps}", f"remarks={remarks}"]
        return f"Desk({', '.join([*told, f'problems={len(self.problems)}'])})"

    def refresh(self) -> None:
        """Read the folder again and show it; what cannot be read or shown is told instead."""
        try:
            # The guide first: it can be read while the rest is still being looked at.
            lost = self._take(read_guide(self.folder))
            self._lay_out(self._inspect(self.folder))
        except ContentError as error:
            self._say(problems=error.problems)
        except Exception:
            # Whatever it is, the editor sees it, and the next save is another chance.
            self._say(trouble=format_exc())
        else:
            self._say(lost=lost)

    def go(self, step: str) -> None:
        """Start the guide from any step."""
        if self.guide:
            self.guide.go(step)

    def close(self) -> None:
        """Leave the desk: its files are followed no more."""
        if self._following:
            self._following.cancel()
        super().close()

    def _parts(self) -> list[ipw.Widget]:
        left = ipw.VBox([self._select, self._phone])
        right = ipw.VBox([self._status, self._here, self._others, self._legend, self._map])
        body = ipw.Box([left, right])
        named = {"body": body, "left": left, "right": right, "phone": self._phone}
        named |= {"status": self._status, "here": self._here, "others": self._others}
        for name, part in (named | {"legend": self._legend}).items():
            part.add_class(f"desk-{name}")
        return [body]

    def _follow(self, seen: State) -> asyncio.Task[None] | None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return None
        name = f"desk of {self.folder}"
        for task in asyncio.all_tasks(loop):
            # A notebook's cell that is run again makes a new desk; nobody sees the old one.
            if task.get_name() == name:
                task.cancel()
        return loop.create_task(follow(self.folder, seen, self.refresh), name=name)

    def _take(self, flow: Flow) -> DroppedAnswer | None:
        self._offer(flow)
        lost = None
        if self.guide:
            lost = self.guide.update(flow)
        else:
            self.guide = Guide(flow)
            self.guide.observe(self._show_step, "step")
            self._phone.children = (self.guide,)
        self._show_step()
        return lost

    def _lay_out(self, inspection: Inspection) -> None:
        self.inspection = inspection
        self._map.drawing = inspection.drawing
        self._legend.value = template("desk_legend").render(inspection=inspection)
        self._show_step()

    def _offer(self, flow: Flow) -> None:
        options = tuple((f"{step.id}　{step.title}", step.id) for step in flow.steps.values())
        if options != self._select.options:
            # Else the first one would be taken for the editor's choice.
            self._select.value = None
            self._select.options = options

    def _picked(self, change: dict[str, Any]) -> None:
        if self.guide and change["new"] not in (None, self.guide.step):
            self.go(change["new"])

    def _show_step(self, _: object = None) -> None:
        if not self.guide or not self.inspection:
            return
        step, steps = self.guide.step, self.guide.flow.steps
        self._select.value = step if step in steps else None
        self._map.step = step
        shown = {"inspection": self.inspection, "view": self.guide.views[step], "steps": steps}
        self._here.value = template("desk_here").render(shown)
        self._others.value = template("desk_others").render(shown)

    def _say(
        self,
        *,
        lost: DroppedAnswer | None = None,
        problems: tuple[Problem, ...] = (),
        trouble: str = "",
    ) -> None:
        self.problems = problems
        self._status.value = template("desk_status").render(
            time=f"{datetime.now():%H:%M:%S}",
            follows=bool(self._following),
            inspection=self.inspection,
            lost=lost,
            problems=problems,
            trouble=trouble,
        )
