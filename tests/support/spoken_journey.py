"""One whole journey as a screen reader speaks it, stored in docs/screen_reader.

python -m tests.support.spoken_journey writes it anew.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Locator

from guide_data import Flow, read_guide
from tests.support.chromium import launched
from tests.support.folds import closed_fold
from tests.support.paths import PINNED
from tests.support.screen_reader import ScreenReader, from_the_focus, lines
from tests.support.serving import Served, serving
from tests.support.visitor import Visitor

FOLDER = Path(__file__).parents[2] / "docs" / "screen_reader"
# Through a timer, papers, a photo and a wait of days to the number of a human.
ANSWERS = ("no-code", "unsolved", "old-number", "login", "papers", "with-address", "ready")
ANSWERS += ("sent", "late")
# 15:04 in Tokyo, where the phone is: dates are read out, too.
NOW = datetime(2026, 11, 22, 6, 4, tzinfo=UTC)
PACE = timedelta(seconds=10)
PHONE = {"locale": "ja-JP", "timezone_id": "Asia/Tokyo", "service_workers": "block"}
SIZE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
# What is operated on the way, where it is there; that is announced.
OPERATED = (".timer button", ".check .tick input", ".note .tools button")
FORMS = ("page", "live")


def name(form: str, flow: Flow) -> str:
    """What a stored text is called."""
    return f"{form}.{flow.guide.language}.txt"


def heard_in(browser: Browser, app: Served, form: str, flow: Flow, whole: Flow) -> str:
    """The journey in one form of the guide and one language."""
    path = "" if flow is whole else f"{flow.guide.language}/"
    with browser.new_context(**PHONE, **SIZE, bypass_csp=True) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.clock.set_fixed_time(NOW)
        visitor = Visitor(page, flow)
        if form == "page":
            visitor.saves_data()
        visitor.open(f"{app.url}/{path}{'live' if form == 'live' else ''}", live=form == "live")
        return "\n".join(journey(visitor, ScreenReader(page))) + "\n"


def journey(visitor: Visitor, reader: ScreenReader) -> Iterator[str]:
    """What is heard step by step."""
    flow, page = visitor.flow, visitor.page
    language, step = flow.guide.language, flow.guide.start
    yield from lines(reader.read(), language)
    for taken, answer in enumerate(ANSWERS, 1):
        page.clock.set_fixed_time(NOW + PACE * taken)
        option = flow.steps[step].option(answer)
        assert option
        step = option.to
        yield from pressed(reader, unfolded(visitor, answer), partial(visitor.sees, step))
        yield from lines(from_the_focus(reader.read()), language)
        for selector in OPERATED:
            part = page.locator(f"{selector}:visible").first
            if part.count():
                yield from pressed(reader, part, reader.await_announced)


def unfolded(visitor: Visitor, answer: str) -> Locator:
    """An answer, after its fold was opened, where it is in one."""
    for fold in visitor.page.locator(closed_fold(answer)).all():
        fold.press("Enter")
    return visitor.option(answer)


def pressed(reader: ScreenReader, part: Locator, happened: Callable[[], object]) -> Iterator[str]:
    """What is heard at once when something is operated by the keyboard."""
    reader.listen()
    part.focus()
    part.press("Space" if part.get_attribute("type") == "checkbox" else "Enter")
    happened()
    operated, *others = reader.heard()
    yield from ["", f"[{operated}]", *(f"! {said}" for said in others)]


def all_heard() -> dict[str, str]:
    """Each journey by the name of its file."""
    whole = read_guide(PINNED)
    os.environ["GUIDE"] = str(PINNED)
    log = Path(tempfile.mkdtemp()) / "log"
    with serving(log) as app, launched() as browser:
        heard = {}
        for flow in whole.languages:
            for form in FORMS:
                app.await_ready()
                heard[name(form, flow)] = heard_in(browser, app, form, flow, whole)
        return heard


if __name__ == "__main__":
    for file, text in all_heard().items():
        (FOLDER / file).write_text(text, encoding="utf-8")
