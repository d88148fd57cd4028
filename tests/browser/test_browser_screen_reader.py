"""One whole journey is spoken as it is stored: docs/screen_reader tells how to read it."""

from itertools import product

import pytest

from guide_data import read_guide
from tests.support.long_run import LONG
from tests.support.screen_reader import LIBRARY
from tests.support.spoken_journey import FOLDER, FORMS, heard_in, name

FLOW = read_guide()


# Each form, and each language; in the long run, each form in each language.
SPOKEN = list((product if LONG else zip)(FORMS, FLOW.languages))


@pytest.mark.skipif(not LIBRARY.exists(), reason="npm ci fetches the screen reader")
@pytest.mark.parametrize(("form", "flow"), SPOKEN, ids=[name(*spoken) for spoken in SPOKEN])
def test_a_journey_is_spoken_as_it_is_stored(browser, app, form, flow):
    app.await_ready()
    heard = heard_in(browser, app, form, flow, FLOW)
    assert heard == (FOLDER / name(form, flow)).read_text(encoding="utf-8")
