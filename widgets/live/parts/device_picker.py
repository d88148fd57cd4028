"""The device part: which kind of device the visitor has, so that only its ways are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import anywidget
import traitlets as t

from guide_data.model.flow import Device
from widgets.views.assets import script
from widgets.views.i18n import Words

# What somebody chooses whose device is another, or who does not know it.
EVERY = "every"


class DevicePicker(anywidget.AnyWidget):
    """Asks for the device once; what the browser says of it is only offered.

    ``chosen`` is the id of a device, ``every``, or empty while nothing is chosen. The tab
    remembers it. ``wanted`` is whether to be seen.
    """

    _esm = script("live/parts/device_picker.js")

    devices = t.List(t.Dict()).tag(sync=True)
    chosen = t.Unicode().tag(sync=True, visitor=True)
    wanted = t.Bool(True).tag(sync=True)
    words = t.Dict().tag(sync=True)

    def __init__(self, devices: Sequence[Device], words: Words, **traits: Any) -> None:
        super().__init__(**traits)
        self.take(devices, words)

    def take(self, devices: Sequence[Device], words: Words) -> None:
        """Go on in another language or with other devices; what was chosen stays chosen."""
        with self.hold_sync():
            self.devices = [device.model_dump(mode="json") for device in devices]
            self.words = {n: text for n, text in asdict(words).items() if n.startswith("device")}
            # A device may be gone with the content.
            self.chosen = self.chosen

    @t.validate("chosen")
    def _known(self, proposal: Any) -> str:
        # A message is a visitor's: anything may be in it.
        known = [EVERY, *(device["id"] for device in self.devices)]
        return proposal["value"] if proposal["value"] in known else ""

    @t.observe("chosen")
    def _answer(self, _: Any) -> None:
        self.send({"answered": True})
