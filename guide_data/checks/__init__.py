"""How content is judged: one family of rules a file, one small function a rule."""

# Rules register when their file is imported, and are listed in this order.
# isort: off
from guide_data.checks import (  # noqa: F401
    load_errors,
    unknown_files,
    structure,
    urgency,
    answers,
    coverage,
    orphans,
    scenarios,
    people,
    broken_journeys,
    freshness,
    sign_off,
    dates,
    papers,
    plain_language,
    repetitions,
    index_words,
    characters,
    sentence_marks,
    doubled_words,
    lists,
    markdown_marks,
    braces,
    unfinished,
    links,
    phones,
    contacts,
    secrets,
    translation_digests,
    translation_leftovers,
    addresses,
    proof,
    hosts,
    numbers,
    contact_numbers,
    translation_parity,
    translation_swaps,
    suppression,
)

# isort: on
from guide_data.checks.engine import check, judge
from guide_data.checks.registry import RULES

__all__ = ["RULES", "check", "judge"]
