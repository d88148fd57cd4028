"""How a language writes amounts of which only what every locale knows is known: CLDR, by Babel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from babel import Locale
from babel.numbers import get_currency_name
from babel.units import format_unit

from guide_data.text.language_tags import locale_of

# So many of a thing have all the forms that a language has.
COUNTS = (1, 2, 3, 5, 11, 100)
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
CURRENCIES = ("EUR", "USD", "JPY", "GBP", "CHF")
DIGITS = re.compile(r"[\d\s.,\u200e\u200f\u061c]+")
DAY, MONTH, YEAR = "(?P<d>[0-9]{1,2})", "(?P<m>[0-9]{1,2})", "(?P<y>[0-9]{4})"


@cache
def by_locale(language: str) -> dict[str, Any] | None:
    """What a locale knows, in the shape of a table of ``amounts.toml``; None if there is none."""
    locale = locale_of(language)
    if locale.language != language.partition("-")[0]:
        return None
    months = [locale.months["format"]["wide"][n].lower() for n in range(1, 13)]
    units = {f"{unit}s": either(unit_words(unit, locale)) for unit in UNITS}
    symbols = locale.number_symbols.get("latn", {})
    return {
        "gap": r"\s?",
        "range": r"\s?[~–—-]\s?",
        "words": [],
        "prefix": r"[¥$€£]\s?",
        "group": f"[{re.escape(symbols.get('group', ','))} ]".replace("\u202f", " "),
        "decimal": re.escape(symbols.get("decimal", ".")),
        "thousands": {},
        "months": months,
        "dates": dates(months),
        "units": units | {"money": either(money_words(locale)), "percent": "[%٪]"},
    }


def unit_words(unit: str, locale: Locale) -> Iterator[str]:
    """Every form of a unit of time."""
    for count in COUNTS:
        for length in ("long", "short"):
            yield DIGITS.sub("", format_unit(count, f"duration-{unit}", length, locale=locale))


def money_words(locale: Locale) -> Iterator[str]:
    """Every form of the currencies, and their signs."""
    yield from "€¥$£"
    for currency in CURRENCIES:
        for count in COUNTS:
            yield get_currency_name(currency, count, locale=locale)


def either(words: Iterator[str]) -> str:
    """A pattern of any of some words, the longest first; each ends where it does."""
    known = sorted({word.strip().lower() for word in words} - {""}, key=lambda w: (-len(w), w))
    return f"(?:{'|'.join(map(re.escape, known))})(?!\\w)"


def dates(months: list[str]) -> list[str]:
    """The forms of dates, with the name of the month and without, the longest first."""
    name = f"(?P<name>{'|'.join(map(re.escape, sorted(months, key=len, reverse=True)))})"
    return [
        rf"{DAY}\.?\s(?:de\s)?{name},?\s(?:de\s)?{YEAR}",
        rf"{name}\s{DAY},?\s{YEAR}",
        rf"{name}\s(?:de\s)?{YEAR}",
        rf"{DAY}\.?\s(?:de\s)?{name}",
        rf"{YEAR}\s?[년年]\s?{MONTH}\s?[월月]\s?{DAY}",
        rf"\b{DAY}[./]\s?{MONTH}[./]\s?{YEAR}\b",
        rf"{YEAR}[-/.]{MONTH}[-/.]{DAY}",
        r"\b(?P<y>(?:19|20)[0-9]{2})\b(?!-)",
    ]
