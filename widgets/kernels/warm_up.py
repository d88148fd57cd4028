"""What every kernel would do alike, done once before they are forked."""

from __future__ import annotations

import gc
from importlib import import_module

from widgets.kernels.launcher import leave_out_unneeded

# What IPython and others import when a kernel starts, or shows its first widget.
LATE = (
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "encodings.unicode_escape",
    "encodings.utf_8_sig",
    "faulthandler",
    "tornado.platform.asyncio",
)


def warm_up() -> None:
    """Import all, read the guide, show it once to nobody; then keep the memory as it is.

    The collector moves nothing of it: what it writes into would be shared no more.
    """
    gc.disable()
    leave_out_unneeded()
    for name in ("widgets.kernels.lean_kernel", *LATE):
        import_module(name)
    show_guide()
    gc.collect()
    gc.freeze()


def show_guide() -> None:
    """Do what the notebook does."""
    from ipywidgets import Widget  # noqa: PLC0415

    from guide_data import ContentError, read_guide  # noqa: PLC0415
    from widgets import Guide  # noqa: PLC0415

    try:
        guide = Guide(read_guide())
    except ContentError:
        return  # Whoever shows it, says it.
    guide._repr_mimebundle_()
    # Each kernel has widgets of its own.
    Widget.close_all()
