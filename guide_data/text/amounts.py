"""Amounts in a text: numbers with their units and dates, the same in every language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import combining, decimal, normalize

from guide_data.text.amounts_by_locale import by_locale
from guide_data.text.language_tags import broader, of_tag
from guide_data.text.references import REFERENCE

DIGIT = re.compile("[0-9]")
# Digits as other scripts write them.
OTHER_DIGIT = re.compile(r"(?![0-9])\d")
URL = re.compile(r"https?://[^\s)」]+")
# Units of one kind are told apart by how much they are: 60 minutes are 1 hour.
SIZES = {
    "seconds": ("time", 1),
    "minutes": ("time", 60),
    "hours": ("time", 3600),
    "days": ("time", 86400),
    "weeks": ("time", 604800),
    "months": ("months", 1),
    "years": ("months", 12),
}
# So much of a month's name tells it from the others, where the whole name is not meant.
MONTH = 3


class Amount(NamedTuple):
    """How much of what: of a date, its year, month and day as far as they are said."""

    kind: str
    value: float | str


class Mention(NamedTuple):
    """An amount as a text says it, and on which of its lines (from 0)."""

    amount: Amount
    words: str
    line: int


@dataclass(frozen=True)
class Grammar:
    """How one language writes amounts, ready to search with."""

    words: dict[str, float]
    group: re.Pattern[str]
    decimal: re.Pattern[str]
    months: dict[str, int]
    thousands: dict[str, int]
    dates: tuple[re.Pattern[str], ...]
    clock: re.Pattern[str]
    amount: re.Pattern[str]
    money: re.Pattern[str]
    hint: re.Pattern[str]


@cache
def raw() -> dict[str, Any]:
    """What is known of each language."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def written(language: str) -> dict[str, Any]:
    """How a language writes amounts; as a locale has it, or English, where no more is known."""
    return of_tag(raw(), language) or by_locale(language) or raw()["en"]


def knows_amounts(language: str) -> bool:
    """Whether anything is known of how a language writes amounts."""
    return written(language) is not raw()["en"] or "en" in (language, *broader(language))


def spelled(language: str) -> dict[str, str]:
    """The small numbers that a language writes as words, in digits."""
    words = enumerate(written(language)["words"], 1)
    return {word: str(number) for number, same in words for word in same.split("|")}


@cache
def grammar(language: str) -> Grammar:
    """How a language writes amounts, ready to search with."""
    own = written(language)
    # One day, one time: as a word, it rather tells a tale than an amount.
    words = {word: float(number) for word, number in spelled(language).items() if number != "1"}
    edge = r"\b" if own["gap"] != r"\s?" else ""
    some = "|".join(words) or "(?!)"
    group, point = own.get("group", ","), own.get("decimal", r"\.")
    figures = rf"[0-9]+(?:{group}[0-9]{{3}})*(?:{point}[0-9]+)?"
    end = "" if own.get("joined") else edge
    number = rf"(?:{figures}|{edge}(?:{some}){end})(?:{'|'.join(own['thousands']) or '(?!)'})?"
    units = "|".join(f"(?P<{name}>{unit})" for name, unit in own["units"].items())
    ends = f"(?P<least>{number})(?:{own['range']}(?P<most>{number}))?"
    return Grammar(
        words=words,
        group=re.compile(group),
        decimal=re.compile(point),
        months={letters(name): n for n, name in enumerate(own.get("months", ()), 1)},
        thousands=own["thousands"],
        dates=tuple(map(re.compile, own["dates"])),
        clock=re.compile(own.get("clock", "(?!)")),
        amount=re.compile(f"(?<![0-9][.,])(?<![0-9a-z]){ends}{own['gap']}(?:{units})"),
        money=re.compile(f"{own['prefix']}(?P<least>{figures})"),
        hint=re.compile(f"[0-9]|{some}"),
    )


def letters(name: str) -> str:
    """A name without accents, which not everybody types."""
    return "".join(sign for sign in normalize("NFD", name) if not combining(sign))


def in_ascii_digits(text: str) -> str:
    """A text in one width, its digits as English writes them."""
    return OTHER_DIGIT.sub(lambda match: str(decimal(match[0])), normalize("NFKC", text))


@lru_cache(maxsize=8192)
def amounts(text: str, language: str) -> tuple[Mention, ...]:
    """Every amount that a text mentions; what it refers to says its own."""
    rules = grammar(language)
    plain = in_ascii_digits(text).lower()
    if not rules.hint.search(plain):
        return ()
    return tuple(mentions(REFERENCE.sub("", URL.sub("", plain)), rules))


def mentions(text: str, rules: Grammar) -> Iterator[Mention]:
    """Every date and amount, each where it begins; a date is no amount of years or days."""
    for date in rules.dates if DIGIT.search(text) else ():
        for match in date.finditer(text):
            if said := date_of(match, rules):
                yield Mention(Amount("date", said), match[0], text.count("\n", 0, match.start()))
                blank = "、" * len(match[0])
                text = text[: match.start()] + blank + text[match.end() :]
    text = rules.clock.sub("、", text)
    for match in (*rules.money.finditer(text), *rules.amount.finditer(text)):
        ends = match.groupdict()
        unit = "money" if match.re is rules.money else str(match.lastgroup)
        line = text.count("\n", 0, match.start())
        for number in (ends["least"], ends.get("most")):
            if number:
                yield Mention(amount(value_of(number, rules), unit), match[0], line)


def amount(value: float, unit: str) -> Amount:
    """So much of a unit."""
    kind, size = SIZES.get(unit, (unit, 1))
    return Amount(kind, value * size)


def value_of(number: str, rules: Grammar) -> float:
    """A number as it is written: 5,000, 5 000, 5万, two."""
    times = rules.thousands.get(number[-1], 1)
    digits = number[:-1] if times > 1 else number
    if spelled := rules.words.get(digits):
        return times * spelled
    return times * float(rules.decimal.sub(".", rules.group.sub("", digits)))


def date_of(match: re.Match[str], rules: Grammar) -> str:
    """A date as far as it is said (2025-12-1, 2025, -12-1); empty where a word names no month."""
    said = match.groupdict()
    name = said.get("name")
    month = month_of(letters(name), rules.months) if name else said.get("m") or ""
    if name and not month:
        return ""
    day = said.get("d") or ""
    parts = [said.get("y") or "", str(month).lstrip("0"), day.lstrip("0")]
    return "-".join(parts).rstrip("-")


def month_of(name: str, months: dict[str, int]) -> int | str:
    """The number of a month by its name or the beginning of it."""
    begun = (n for month, n in months.items() if month.startswith(name))
    alike = (n for month, n in months.items() if month[:MONTH] == name[:MONTH])
    return months.get(name) or next(begun, None) or next(alike, "")
