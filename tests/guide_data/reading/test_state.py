"""Whether content has changed is told by more than a time and a size, which an edit may keep."""

import os

from guide_data.reading.folder import state_of


def test_an_edit_of_the_same_size_and_time_is_a_change(edited):
    folder = edited("start.yaml", "どの機器", "この機器")
    path = folder / "start.yaml"
    times, before = path.stat(), state_of(folder)
    edited("start.yaml", "この機器", "あの機器")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert state_of(folder) != before
