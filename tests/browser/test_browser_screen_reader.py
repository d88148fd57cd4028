"""One whole journey is spoken as it is stored: docs/screen_reader tells how to read it."""

import pytest

from guide_data import read_guide
from tests.support.screen_reader import LIBRARY
from tests.support.spoken_journey import FOLDER, FORMS, heard_in, name

FLOW = read_guide()


@pytest.mark.skipif(not LIBRARY.exists(), reason="npm ci fetches the screen reader")
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("flow", FLOW.languages, ids=lambda flow: flow.guide.language)
def test_a_journey_is_spoken_as_it_is_stored(browser, app, form, flow):
    app.await_ready()
    heard = heard_in(browser, app, form, flow, FLOW)
    assert heard == (FOLDER / name(form, flow)).read_text(encoding="utf-8")
