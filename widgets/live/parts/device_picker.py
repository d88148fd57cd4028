"""The device part: which kind of device the visitor has, so that only its ways are shown."""

from __future__ import annotations

from typing import Any, TypedDict

import traitlets as t

from guide_data.model.flow import Flow
from guide_data.model.step import Step
from guide_data.model.things import Device
from guide_data.words.word_types import DevicePickerWords, Words
from widgets.live.parts.base import LivePart, synced

# What somebody chooses whose device is another, or who does not know it.
EVERY = "every"


class KnownDevice(TypedDict):
    """A device to choose, and what browsers call themselves on it."""

    id: str
    name: str
    agents: list[str]


class DevicePicker(LivePart):
    """Asks for the device once; what the browser says of it is only offered.

    ``chosen`` is the id of a device, ``every``, or empty while nothing is chosen. The tab
    remembers it.
    """

    name = "device_picker"
    place = "before the ways"
    announces = "chosen"

    words: DevicePickerWords
    devices: list[KnownDevice] = synced(t.List(t.Dict()))
    chosen: str = synced(t.Unicode())
    visible: bool = synced(t.Bool(True))

    def update(self, flow: Flow, words: Words) -> None:
        """Go on in another language or with other devices; what was chosen stays chosen."""
        with self.hold_sync():
            super().update(flow, words)
            self.devices = [known_device(device) for device in flow.devices]
            # A device may be gone with the content.
            self.chosen = self.chosen

    def show(self, step: Step | None) -> None:
        """Ask where a step has ways."""
        self.visible = bool(step and step.ways)

    @t.validate("chosen")
    def _known(self, proposal: Any) -> str:
        # A message is a visitor's: anything may be in it.
        known = [EVERY, *(device["id"] for device in self.devices)]
        return proposal["value"] if proposal["value"] in known else ""

    @t.observe("chosen")
    def _on_chosen(self, _: Any) -> None:
        self.answer()


def known_device(device: Device) -> KnownDevice:
    """A device as the browser gets it."""
    return {"id": device.id, "name": device.name, "agents": list(device.agents)}
