"""The editor's desk in a browser: saved beside it, seen on it."""

import pytest
from playwright.sync_api import expect

from tests.support.stock_jupyter import running
from tests.support.visitor import PLACES
from widgets.views.assets import FOLDER

NOTEBOOK = FOLDER.parent / "notebooks" / "editor.ipynb"
OLD, NEW = "コンセントを確かめる", "コードを最後まで差す"


# What a save does to the desk is tested without a browser, beside the desk.
@pytest.mark.outage
def test_a_save_is_seen_on_the_desk_and_the_map_leads_anywhere(desk, edited, monkeypatch):
    monkeypatch.setenv("GUIDE", str(edited("guide.yaml", "language: ja", "language: ja")))
    with running("/voila/static/voila.js", "voila", str(NOTEBOOK)) as url:
        desk.goto(url)
        for answer in ("all", "dark"):
            desk.locator(f".guide-live .option-{answer}").click(position=next(PLACES))
        heading = desk.locator(".guide-live h2")
        expect(heading).to_have_text(OLD)
        edited("causes/1_router.yaml", OLD, NEW)
        expect(heading).to_have_text(NEW)
        expect(desk.locator(".trail-entry")).to_have_count(2)
        desk.locator("#map-human").click()
        expect(heading).to_have_text("窓口に聞きましょう")
        expect(desk.locator("#map-human")).to_have_attribute("aria-current", "step")
        expect(desk.locator("#map-human")).to_be_focused()
        expect(desk.locator(".map-panel h3")).to_have_text("窓口に聞きましょう")
        desk.keyboard.press("ArrowLeft")
        desk.keyboard.press("Enter")
        expect(heading).not_to_have_text("窓口に聞きましょう")
        types_over(desk, heading)


def types_over(desk, heading):
    """Somebody who edits the step on screen: what passes is seen, what does not is sent back."""
    title, save = desk.locator(".desk-field input").first, desk.locator(".desk-form .mod-primary")
    was = heading.inner_text()
    for text, seen in ((f"{was}か", f"{was}か"), ("あ" * 40, f"{was}か")):
        title.fill(text)
        save.click()
        expect(heading).to_have_text(seen)
    expect(desk.locator(".desk-field .error")).to_be_visible()
    expect(title).to_be_focused()
    expect(title).to_have_attribute("lang", "ja")
    desk.get_by_role("button", name="元に戻す").click()
    expect(heading).to_have_text(was)
    expect(title).to_have_value("あ" * 40)
