"""What there may be, by how many files may be open."""

from dataclasses import replace

import pytest

from widgets.server.open_files import OWN, PER_VISITOR, scarcity, within
from widgets.server.settings import Settings

WANTED = Settings()


@pytest.mark.parametrize("files", [10, 100, 200, 256, 400, 1024, 4096, 65_536])
def test_live_guides_never_run_out_of_files(files):
    had = within(files, WANTED)
    guides = had.max_visitors + WANTED.pool_size if had.max_visitors else 0
    assert had.max_connections + PER_VISITOR * guides + OWN <= max(files, OWN + 1)
    assert had.max_connections >= 1
    assert replace(had, max_visitors=0, max_connections=0) == replace(
        WANTED, max_visitors=0, max_connections=0
    )


@pytest.mark.parametrize(
    ("files", "visitors", "connections"),
    [(100, 0, 36), (256, 3, 112), (1024, WANTED.max_visitors, 288), (4096, 40, 500)],
)
def test_few_files_are_for_the_page_first(files, visitors, connections):
    had = within(files, WANTED)
    assert (had.max_visitors, had.max_connections) == (visitors, connections)
    assert str(files) in scarcity(files, WANTED, had) or visitors == WANTED.max_visitors
    assert not scarcity(files, WANTED, WANTED)
