"""The fork server that the kernels of a file share, and one that is a test's own."""

import pytest

from widgets.kernels.current_fork_server import CurrentForkServer
from widgets.kernels.provisioner import ForkingProvisioner


@pytest.fixture(scope="module", autouse=True)
def fork_server():
    yield
    ForkingProvisioner.fork_server.retire()


@pytest.fixture
def current(monkeypatch):
    """A place of its own for the fork server, which ends with the test."""
    own = CurrentForkServer()
    monkeypatch.setattr(ForkingProvisioner, "fork_server", own)
    yield own
    own.retire()
