"""What is not judged is said, and is no finding."""

import pytest

from guide_data.checks import unjudged_searches
from guide_data.checks.frames import lookups
from tests.support.paths import SMALL


@pytest.fixture
def engineless(monkeypatch):
    """A place where nothing runs the search's script."""
    for module in (unjudged_searches, lookups):
        monkeypatch.setattr(module, "has_engine", lambda: False)


def test_without_an_engine_a_line_says_that_searches_were_not_looked_up(command, engineless):
    done = command("check", SMALL)
    assert (done.status, done.err.count("searches.yaml")) == (0, 1)


def test_with_it_there_is_nothing_to_say(command):
    assert command("check", SMALL).err == ""
