"""The search on screen: its box, what it finds, and what it says."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from guide_data.words.i18n import words_for

# What somebody types who is answered, and who is not.
FOUND, NOTHING = "SMS 来ない", "桜餅"


def box(page: Page, language: str = "ja") -> Locator:
    """Where one types."""
    return page.get_by_role("searchbox", name=words_for(language).search["label"])


def finds(page: Page) -> Locator:
    """The steps that are found."""
    return page.locator(".finds a:visible")


def said(page: Page) -> Locator:
    """What is announced of them."""
    return page.get_by_role("search").get_by_role("status")


def leads(find: Locator) -> str:
    """The step that a find leads to."""
    return find.get_attribute("href").removeprefix("#")
