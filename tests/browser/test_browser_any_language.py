"""Guides in languages that are not shipped with content: nothing is wrong with them for axe."""

import pytest
from playwright.sync_api import expect

from guide_data import read_guide
from tests.support.any_language import guide_in, translate
from tests.support.axe import violations
from widgets.pages.site import write

STEPS = ("start", "wait", "human", "index")


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The pages of an Arabic guide, and of a French one that is translated."""
    places = {}
    for language, others in {"ar": (), "fr": ("de", "ar")}.items():
        folder = guide_in(tmp_path_factory.mktemp(language) / "guide", language)
        for other in others:
            translate(folder, other, leave_out=("1_code.yaml",) if other == "ar" else ())
        places[language] = folder.parent / "site"
        list(write(read_guide(folder), places[language]))
    return places


@pytest.mark.parametrize("page", ["ar/index.html", "fr/index.html", "fr/ar/index.html"])
def test_every_kind_of_step_is_accessible(reader, sites, page):
    own, _, file = page.partition("/")
    for step in STEPS:
        reader.goto(f"{(sites[own] / file).as_uri()}#{step}")
        if reader.locator(f"#{step}").count():
            assert (step, violations(reader)) == (step, [])
    # Nothing stands out at the side, whichever way the page runs.
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_list_of_languages_leads_to_the_same_step(reader, sites):
    reader.goto(f"{(sites['fr'] / 'index.html').as_uri()}#wait")
    reader.locator(".switch summary").click()
    assert violations(reader) == []
    reader.locator(".switch a[hreflang=de]").click()
    expect(reader.locator("#wait h2")).to_have_text("Auf den Code warten")
    reader.locator(".switch summary").click()
    reader.locator(".switch a[hreflang=ar]").click()
    expect(reader.locator("#wait h2")).to_have_attribute("lang", "fr")
