"""What could not be judged, so that no silence is taken for praise."""

from __future__ import annotations

from collections.abc import Iterator

from guide_data.checks.frames.case import Case
from guide_data.messages import gettext
from guide_data.search.search_engine import has_engine

NO_ENGINE = "searches.yaml は確かめていません。mini-racer を入れると確かめます。"


def unjudged_searches(case: Case) -> Iterator[str]:
    """A line for each thing that no rule has looked at."""
    searched = any(name.rpartition("/")[2] == "searches" for name in case.tables.draft.lists)
    if searched and not has_engine():
        yield gettext(NO_ENGINE)
