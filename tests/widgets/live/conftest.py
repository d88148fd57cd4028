"""The live guide: of the small content, and of each content in turn."""

import pytest

from widgets import Guide


@pytest.fixture
def guide(small):
    return Guide(small)


@pytest.fixture
def live(either):
    """A live guide of each content in turn."""
    return Guide(either)
