"""The guide's other languages, as a visitor finds them on every step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide_data.model.flow import Flow
from widgets.views.words import words_of


@dataclass(frozen=True)
class Other:
    """Another language: its mark, its own name, and where its page is (empty: nowhere)."""

    language: str
    name: str
    page: str = ""


def others(flow: Flow, spoken: Flow, leaf: str | None = None) -> Iterator[Other]:
    """The languages of a flow but the one that is spoken.

    ``leaf`` is how the addresses of their pages end; without it they have none. An address is
    relative to the page that is read, so that the guide may be served from any place.
    """
    for other in flow.languages:
        if other is not spoken:
            language = other.guide.language
            page = "" if leaf is None else way(flow, spoken, other) + leaf
            yield Other(language, words_of(other).language, page)


def way(flow: Flow, spoken: Flow, other: Flow) -> str:
    """From a page to that of another language; each but the guide's own is in its own folder."""
    up = "" if spoken is flow else "../"
    down = "" if other is flow else f"{other.guide.language}/"
    return up + down
