"""How much memory is free, within a container and without one."""

import psutil
import pytest

from widgets.server.free_memory import free_memory

LIMITS = {
    "a limit": ("1000000", "400000", 600_000),
    "all used": ("1000000", "1000000", 0),
    "no limit": ("max", "400000", None),
    "no container": (None, None, None),
    "more than there is": (str(2**60), "0", None),
}


@pytest.mark.parametrize(("limit", "used", "free"), LIMITS.values(), ids=LIMITS)
def test_a_containers_limit_counts(tmp_path, monkeypatch, limit, used, free):
    machine = psutil.virtual_memory()
    monkeypatch.setattr(psutil, "virtual_memory", lambda: machine)
    for name, text in (("max", limit), ("current", used)):
        if text:
            (tmp_path / f"memory.{name}").write_text(f"{text}\n")
    assert free_memory(tmp_path) == (machine.available if free is None else free)
