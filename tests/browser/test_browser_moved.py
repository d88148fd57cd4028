"""Addresses of before: a shared link to a step that has another id now opens that step."""

from json import dumps

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from widgets.pages.page import document

FLOW = read_guide()
# Two that were merged into one, and a first step that had another id.
WAS = {"device-restart": ("old-one", "old-two"), FLOW.guide.start: ("old-start",)}
# How somebody came to the first of them.
TRAIL = ["old-start", "stuck", "works-elsewhere"]
OLD = [(old, step) for step, ids in WAS.items() for old in ids]


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    """The address of a page whose steps had other ids before."""
    causes = [
        cause.model_copy(
            update={
                "steps": tuple(
                    step.model_copy(update={"was": WAS.get(step.id, ())}) for step in cause.steps
                )
            }
        )
        for cause in FLOW.causes
    ]
    path = tmp_path_factory.mktemp("moved") / "index.html"
    path.write_text(document(FLOW.made_of(causes)), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize(("old", "step"), OLD)
def test_without_scripts_an_old_address_shows_the_step_alone(plain_phone, moved, old, step):
    plain_phone.goto(f"{moved}#{old}")
    expect(plain_phone.locator(".step:visible")).to_have_attribute("id", step)


@pytest.mark.parametrize(("old", "step"), OLD)
def test_an_old_address_becomes_the_new_one(reader, moved, old, step):
    reader.goto(f"{moved}#{old}")
    expect(reader.locator(".step:visible")).to_have_attribute("id", step)
    assert reader.url.endswith(f"#{step}")
    expect(reader.locator(".wrong-link")).to_have_count(0)


def test_what_the_tab_kept_of_a_step_is_kept_under_its_new_id(reader, moved):
    reader.goto(moved)
    kept = dumps({"step": "old-one", "trail": TRAIL, "began": 1})
    reader.evaluate("kept => sessionStorage.setItem('guide-trail', kept)", kept)
    reader.goto(f"{moved}?again#old-one")
    trail = reader.evaluate("JSON.parse(sessionStorage.getItem('guide-trail'))")
    assert (trail["step"], trail["trail"]) == ("device-restart", TRAIL)
