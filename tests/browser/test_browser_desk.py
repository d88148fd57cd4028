"""The editor's desk in a browser: saved beside it, seen on it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_browser_jupyter import running
from widgets.assets import FOLDER

NOTEBOOK = FOLDER.parent / "notebooks" / "editor.ipynb"
OLD, NEW = "コンセントを確かめる", "コードを最後まで差す"


@pytest.fixture
def page(browser):
    """An editor's window."""
    sizes = {"width": 1280, "height": 900}
    with browser.new_context(viewport=sizes, locale=PHONE["locale"]) as context:
        page = context.new_page()
        page.set_default_timeout(60_000)
        yield page


def test_a_save_is_seen_on_the_desk_and_the_map_leads_anywhere(page, edited, monkeypatch):
    monkeypatch.setenv("GUIDE", str(edited("guide.yaml", "language: ja", "language: ja")))
    with running("/voila/static/voila.js", "voila", str(NOTEBOOK)) as url:
        page.goto(url)
        for answer in ("all", "dark"):
            page.locator(f".guide-live .option-{answer}").click()
        heading = page.locator(".guide-live h2")
        expect(heading).to_have_text(OLD)
        edited("causes/1_router.yaml", OLD, NEW)
        expect(heading).to_have_text(NEW)
        expect(page.locator(".trail-entry")).to_have_count(2)
        page.locator("#map-human a").click()
        expect(heading).to_have_text("窓口に聞きましょう")
        expect(page.locator("#map-human")).to_have_class("node here")
        expect(page.locator("#map-human a")).to_be_focused()
