"""Whether what is shown is a draft: content that need not have passed the check.

It is the whole process that shows a draft, and every kernel of it: the environment says so, which
kernels inherit.
"""

from __future__ import annotations

import os

from guide_data.model.flow import Flow
from widgets.views.words import words_of

DRAFT, YES = "GUIDE_DRAFT", "yes"


def set_draft(draft: bool) -> None:
    """Show drafts from now on, or nothing but what was checked."""
    os.environ[DRAFT] = YES if draft else ""


def is_draft() -> bool:
    """Whether drafts are shown."""
    return os.environ.get(DRAFT) == YES


def draft_marks(flow: Flow, spoken: Flow) -> dict[str, str]:
    """What every document says of a draft: in each language of it, the one that is spoken first.

    The live guide may change its language within the document. Empty where nothing is a draft.
    """
    if not is_draft():
        return {}
    own_first = sorted(flow.languages, key=lambda other: other is not spoken)
    return {other.guide.language: words_of(other).draft for other in own_first}
