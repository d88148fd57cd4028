"""The guide in each engine that visitors have: one server for all, one browser an engine."""

import os
import re
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from guide_data import read_guide
from tests.support.engines import live_walks, page_walks
from tests.support.engines.engine_table import ENGINES
from tests.support.engines.kept import KeptWhileWell
from tests.support.engines.place import Place
from tests.support.engines.visitor_by_hand import HandVisitor
from tests.support.moody_server import moody_server
from widgets.pages.site import write

WALKS = page_walks.WALKS | live_walks.WALKS
DOCS = Path(__file__).parents[2] / "docs" / "browsers.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    list(write(read_guide(), folder))
    with moody_server(folder) as server:
        yield folder, server.url


@pytest.fixture(scope="module", params=ENGINES)
def places(request, site, quiet_app, tmp_path_factory):
    engine = ENGINES[request.param]
    path = engine.had()
    if path is None:
        missing = f"no {request.param} here: {engine.missing}"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)

    @contextmanager
    def opened():
        quiet_app.await_no_kernel()
        with engine.opened(path, tmp_path_factory.mktemp("engine")) as browser:
            yield Place(HandVisitor(browser, read_guide()), *site, quiet_app)

    with KeptWhileWell(opened) as kept:
        yield kept


@pytest.mark.parametrize("name", WALKS)
def test_walk(places, name):
    with places.one() as place:
        WALKS[name](place)


@contextmanager
def numbered(numbers, ended):
    number = next(numbers)
    try:
        yield number
    finally:
        ended.append(number)


def test_a_browser_that_failed_is_followed_by_another():
    ended = []
    with KeptWhileWell(partial(numbered, count(1), ended)) as kept:
        for number in (1, 1):
            with kept.one() as one:
                assert (one, ended) == (number, [])
        with pytest.raises(TimeoutError), kept.one():
            raise TimeoutError
        assert ended == [1]
        with kept.one() as one:
            assert one == 2
    assert ended == [1, 2]


def test_the_table_in_docs_has_each_walk_and_each_engine():
    lines = re.findall(r"^\| (.+) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    head, walked = ["walk", *ENGINES], ["✓"] * len(ENGINES)
    table = [line.split(" | ") for line in lines]
    assert table[: len(WALKS) + 1] == [head, *([name, *walked] for name in WALKS)]
