"""Visitors with a real browser, who follow people of journeys.yaml and know where they are."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, BrowserContext, Error, Page, WebSocket

from guide_data import Flow, Journey
from guide_data.model.editorial import Scenario
from tests.bench.live import sender, unpacked
from tests.bench.page_alone import SAVES_DATA
from tests.browser.conftest import PHONE
from tests.faults.expectations import Expectations
from tests.support.folds import closed_fold
from widgets.views.step_view import all_views

# Within this many seconds after a fault a step is on screen, and within as many a tap is answered.
SOON = 5.0
# Allowed until a visitor who lost the live guide has it back.
BACK = 60.0
PAUSE = (1.5, 4.0)
# By either address the guide goes live by itself.
PATHS = ("/", "/live")
LOOK_EVERY = 0.5
ONE_TRY_MS = 1500
# What somebody sees: the form, the step, the options that can be tapped, the trail of their tab.
SEEN = """() => {
  const seen = (part) => part?.checkVisibility();
  const live = document.querySelector(".guide-live .step-shown");
  const heading = [...document.querySelectorAll(".guide h2")].filter(seen);
  // Of the form that is seen, those in folds, too.
  const within = [...document.querySelectorAll(".guide .options")].filter(seen);
  const options = within.flatMap((one) => [...one.querySelectorAll(".option")]);
  const names = options.filter((one) => !one.disabled).map((one) => one.className);
  return {
    form: seen(live) ? "live" : "page",
    headings: heading.map((one) => one.textContent),
    options: names.map((name) => name.match(/option-(\\S+)/)?.[1]),
    trail: JSON.parse(sessionStorage.getItem("guide-trail") ?? "{}").trail ?? [],
  };
}"""


@dataclass
class RealVisitor:
    """Somebody on a phone who wants the live guide, or saves data and stays on the page."""

    name: str
    browser: Browser
    flow: Flow
    url: str
    wants_live: bool
    expectations: Expectations
    # Faults and taps take turns.
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    there: bool = False
    # The process of their kernel, as far as it has said anything.
    pid: int | None = None
    lost_at: float | None = None
    back_after: list[float] = field(default_factory=list)
    not_back: int = 0
    # Their journey was over before it could come back.
    left_without: int = 0
    visits: int = 0

    async def live_on(self, ready: Callable[[], Awaitable[bool]]) -> None:
        """Come and go, one person after another, until cancelled."""
        try:
            while True:
                # Who stays longer meets more faults.
                two = random.sample(self.flow.journeys, 2)
                await self._come(max(two, key=lambda one: len(one.answers)), ready)
                while self.there:
                    await asyncio.sleep(LOOK_EVERY if self.lost_at else random.uniform(*PAUSE))
                    async with self.turn:
                        if self.there:  # A fault's turn may have been their last.
                            await self._move()
        finally:
            await self._leave()

    async def _come(self, person: Scenario, ready: Callable[[], Awaitable[bool]]) -> None:
        await self._leave()
        while not await ready():
            await asyncio.sleep(0.5)
        self.context: BrowserContext = await self.browser.new_context(**PHONE)
        self.page: Page = await self.context.new_page()
        self.page.on("websocket", self._on_socket)
        self.answers, self.journey = person.answers, Journey.begin(self.flow)
        try:
            if not self.wants_live:
                await self.page.add_init_script(SAVES_DATA)
            await self.page.goto(f"{self.url}{random.choice(PATHS) if self.wants_live else '/'}")
            if self.wants_live:
                await self._await(lambda seen: seen["form"] == "live", BACK)
        except (Error, TimeoutError):
            return  # The app died under them while they came: they come again.
        self.visits += 1
        self.there, self.lost_at = True, None

    def _on_socket(self, socket: WebSocket) -> None:
        self.pid = None
        socket.on("framereceived", self._on_message)

    def _on_message(self, frame: str | bytes) -> None:
        if isinstance(frame, bytes):
            self.pid = sender(next(unpacked(frame))) or self.pid

    async def _leave(self) -> None:
        self.there = False
        if hasattr(self, "context"):
            with suppress(Error):
                await self.context.close()

    async def _move(self) -> None:
        """Look where they are, and tap on; who waits for the live guide to return waits idly."""
        try:
            form = (await self.seen())["form"]
        except (Error, TimeoutError) as error:
            self.expectations.expect("a step on screen", False, f"{self.name}: {error!r}")
            await self._leave()
            return
        self._watch(form)
        if self.lost_at is None:
            await self.go_on()
        elif time.monotonic() - self.lost_at > BACK:
            self.not_back += 1
            await self._leave()

    def _watch(self, form: str) -> None:
        if not self.wants_live:
            return
        if form == "page":
            self.lost_at = self.lost_at or time.monotonic()
        elif self.lost_at is not None:
            self.back_after.append(time.monotonic() - self.lost_at)
            self.lost_at = None

    @property
    def is_live(self) -> bool:
        """Whether they were last seen in the live guide."""
        return self.there and self.wants_live and self.lost_at is None

    async def check(self) -> None:
        """After a fault: the very step is on screen, the trail is whole, a tap goes on."""
        if not self.there:
            return
        if await self.sees("the very step on screen, with its options and trail"):
            self._watch((await self.seen())["form"])
            await self.go_on()

    async def go_on(self) -> None:
        """Give the next answer, and see the step that it leads to; at the end, leave."""
        answer = self.answers[len(self.journey.answers)]
        try:
            async with asyncio.timeout(SOON):
                await self._tap(answer)
            self.journey = self.journey.choose(answer)
            good = await self.sees("a tap leads on to its step, with the trail")
        except (Error, TimeoutError) as error:
            said = str(error).splitlines()[0] if str(error) else "no answer in time"
            self.expectations.expect("an option can be tapped", False, f"{self.name}: {said}")
            good = False
        if not good or len(self.journey.answers) == len(self.answers):
            self.left_without += self.lost_at is not None
            await self._leave()

    async def _tap(self, answer: str) -> None:
        """Tap an option; where the form changed under the finger, tap it in the other one."""
        while True:
            try:
                for fold in await self.page.locator(closed_fold(answer)).all():
                    await fold.tap(timeout=ONE_TRY_MS)
                await self.page.locator(f".option-{answer}:visible").tap(timeout=ONE_TRY_MS)
                return
            except Error:
                if not self._is_right(await self.seen()):
                    return  # It was a tap, after all: what is seen now is looked at next.

    async def sees(self, what: str) -> bool:
        """Whether they soon see the step where they are; noted."""
        last: dict[str, Any] = {}

        def right(seen: dict[str, Any]) -> bool:
            last.update(seen)
            return self._is_right(seen)

        good = True
        try:
            await self._await(right, SOON)
        except (Error, TimeoutError):
            good = False
        at = f"{self.name} at {self.journey.step.id} after {list(self.journey.answers)}"
        self.expectations.expect(what, good, f"{at}; seen: {last}")
        return good

    def _is_right(self, seen: dict[str, Any]) -> bool:
        step = self.journey.step
        return (
            seen["headings"] == [step.title]
            and seen["options"] == [option.id for option in all_views(self.flow)[step.id].options]
            and seen["trail"] == [self.journey.start, *self.journey.answers]
        )

    async def seen(self) -> dict[str, Any]:
        """What is on screen now; TimeoutError where the tab does not even say that."""
        async with asyncio.timeout(SOON):
            return await self._look()

    async def _look(self) -> dict[str, Any]:
        while True:
            with suppress(Error):  # A tab that is just loading anew cannot be asked.
                return await self.page.evaluate(SEEN)
            await asyncio.sleep(0.1)

    async def _await(self, condition: Callable[[dict[str, Any]], bool], seconds: float) -> None:
        async with asyncio.timeout(seconds):
            while not condition(await self._look()):
                await asyncio.sleep(0.1)
