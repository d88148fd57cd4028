"""The guides' content: nothing is asked of it here but what check asks of every guide."""

import pytest

from guide_data.checks import check
from guide_data.reading.checked import is_stamped, stamp_of
from guide_data.reading.folder import SHIPPED, shown_as
from tests.support.paths import PINNED, SMALL


@pytest.mark.parametrize("folder", [SHIPPED, PINNED, SMALL], ids=["shipped", "pinned", "small"])
def test_it_passes_the_check_and_bears_its_stamp(folder):
    assert [finding for finding in check(folder) if finding.severity == "error"] == []
    missing = f"make check GUIDE={shown_as(folder)}, and commit its checked.json"
    assert is_stamped(folder, stamp_of(folder)), missing
