"""The words around what a flow says: those of its language, and what its content has instead."""

from __future__ import annotations

from guide_data.model.flow import Flow
from guide_data.words.i18n import words_in
from guide_data.words.word_types import Words
from widgets.views.once_per_flow import once_per_flow


@once_per_flow
def words_of(flow: Flow) -> Words:
    """The words in which a guide speaks of itself."""
    return words_in(flow.guide.language, flow.words)
