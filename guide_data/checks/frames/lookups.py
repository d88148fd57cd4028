"""What the search finds for everything that searches.yaml expects, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

from guide_data.checks.frames.spoken_texts import lists_by_language
from guide_data.model.editorial import Search
from guide_data.model.flow import Flow
from guide_data.reading.draft import Draft
from guide_data.reading.located import Located
from guide_data.reading.reader import assemble
from guide_data.search.search_data import SearchData, search_data
from guide_data.search.search_engine import found_by, has_engine


class Lookup(NamedTuple):
    """One expected search, and the steps that it finds, the best first."""

    located: Located[Search]
    found: list[str]


class Asked(NamedTuple):
    """What is searched in one language, and for what; ``otherwise`` is where to go on from none."""

    data: SearchData
    searches: list[Located[Search]]
    otherwise: list[str]


NOTHING: Future[list[Lookup]] = Future()
NOTHING.set_result([])


def begun(draft: Draft) -> Future[list[Lookup]]:
    """The lookups of a draft that is a flow, which an engine beside all other work now makes."""
    asked = list(asked_of(draft)) if has_engine() else []
    with_worker = ThreadPoolExecutor(1)
    future = with_worker.submit(lambda: [one for language in asked for one in made(language)])
    with_worker.shutdown(wait=False)
    return future


def asked_of(draft: Draft) -> Iterator[Asked]:
    """Language by language, what is asked; nothing where nothing is expected."""
    expected: dict[str, list[Located[Search]]] = {}
    for language, located in lists_by_language(draft, "searches"):
        expected.setdefault(language, []).append(located)
    if draft.guide and expected:
        for flow in assemble(draft, draft.guide.item).languages:
            if searches := expected.get(flow.guide.language):
                yield Asked(search_data(flow), searches, ends_at(flow))


def ends_at(flow: Flow) -> list[str]:
    """Where the search leads who finds nothing."""
    return [flow.helpline.id] if flow.helpline else []


def made(asked: Asked) -> Iterator[Lookup]:
    """The lookups of one language."""
    found = found_by(asked.data, [located.item.query for located in asked.searches])
    for located, steps in zip(asked.searches, found, strict=True):
        yield Lookup(located, steps or asked.otherwise)
