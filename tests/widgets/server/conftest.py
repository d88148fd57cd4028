"""What the app tells its operator, for tests to look at."""

import logging

import pytest

from widgets.server.event_log import LOG


@pytest.fixture
def told(monkeypatch):
    """The records of all events that are told, in their order."""
    records = []
    handler = logging.Handler()
    handler.emit = records.append
    monkeypatch.setattr(LOG, "handlers", [handler])
    monkeypatch.setattr(LOG, "level", logging.INFO)
    LOG.manager._clear_cache()
    yield records
    LOG.manager._clear_cache()
