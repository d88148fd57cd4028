"""What tests of the server share: the events that were told, and an app without kernels."""

import logging

import pytest

from guide_data.reading.checked import stamp_of, write_stamp
from tests.support.serving import serving
from tests.support.two_languages import two_languages
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


@pytest.fixture(scope="session")
def bilingual(tmp_path_factory):
    """The small guide in two languages, as if it had been checked, which takes a while."""
    folder = two_languages(tmp_path_factory.mktemp("content"))
    write_stamp(folder, stamp_of(folder))
    return folder


@pytest.fixture(scope="session")
def full_app(bilingual, tmp_path_factory):
    log = tmp_path_factory.mktemp("app") / "log"
    with serving(log, "--most-visitors", "0", guide=bilingual) as served:
        yield served
