"""Papers and bills of the pinned guide, as somebody may tick them on some day."""

from datetime import date

from hypothesis import strategies as st

from guide_data import read_guide
from guide_data.model.document_verdict import OLDER
from tests.support.paths import PINNED

TODAY = date(2026, 11, 22)
FLOW = read_guide(PINNED)
DOCUMENTS = FLOW.documents
KNOWN = [*(thing.id for thing in (*DOCUMENTS.papers, *DOCUMENTS.bills)), OLDER]
TICKED = st.sets(st.sampled_from([*KNOWN, "nothing-known"]))


def ticks(words):
    """What is ticked, of ids in a row; OLDER is the tick that is no thing's id."""
    return [OLDER if one == "OLDER" else one for one in words.split()]
