"""Amounts in a text: numbers with their units and dates, the same in every language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

from guide_data.text.language_tags import broader
from guide_data.text.references import REFERENCE

DIGIT = re.compile("[0-9]")
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
NUMBER = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"


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
    months: dict[str, int]
    thousands: dict[str, int]
    dates: tuple[re.Pattern[str], ...]
    amount: re.Pattern[str]
    money: re.Pattern[str]
    hint: re.Pattern[str]


def spelled(language: str) -> dict[str, str]:
    """The small numbers that a language writes as words, in digits."""
    words = rules_of(language)["words"]
    return {word: str(number) for number, word in enumerate(words, 1)}


def rules_of(language: str) -> dict[str, Any]:
    """What is known of a language, or of one that takes it in; else what is of English."""
    known: dict[str, Any] = raw()
    return next((known[tag] for tag in (language, *broader(language)) if tag in known), known["en"])


@cache
def raw() -> dict[str, Any]:
    """What is known of each language."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def grammar(language: str) -> Grammar:
    """How a language writes amounts; as English does where nothing is known of it."""
    own = rules_of(language)
    # One day, one time: as a word, it rather tells a tale than an amount.
    words = {word: float(number) for word, number in spelled(language).items() if number != "1"}
    edge = r"\b" if own["gap"] != r"\s?" else ""
    some = "|".join(words)
    number = rf"(?:{NUMBER}|{edge}(?:{some}){edge})(?:{'|'.join(own['thousands']) or '(?!)'})?"
    units = "|".join(f"(?P<{name}>{unit})" for name, unit in own["units"].items())
    ends = f"(?P<least>{number})(?:{own['range']}(?P<most>{number}))?"
    return Grammar(
        words=words,
        months={name[:3]: n for n, name in enumerate(own.get("months", ()), 1)},
        thousands=own["thousands"],
        dates=tuple(map(re.compile, own["dates"])),
        amount=re.compile(f"(?<![0-9.,a-z]){ends}{own['gap']}(?:{units})"),
        money=re.compile(f"{own['prefix']}(?P<least>{NUMBER})"),
        hint=re.compile(f"[0-9]|{some}"),
    )


@lru_cache(maxsize=8192)
def amounts(text: str, language: str) -> tuple[Mention, ...]:
    """Every amount that a text mentions; what it refers to says its own."""
    rules = grammar(language)
    plain = normalize("NFKC", text).lower()
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
    """A number as it is written: 5,000, 5万, two."""
    times = rules.thousands.get(number[-1], 1)
    digits = number[:-1] if times > 1 else number
    return times * (rules.words.get(digits) or float(digits.replace(",", "")))


def date_of(match: re.Match[str], rules: Grammar) -> str:
    """A date as far as it is said (2025-12-1, 2025, -12-1); empty where a word names no month."""
    said = match.groupdict()
    name = said.get("name")
    month = rules.months.get(name[:3], "") if name else said.get("m") or ""
    if name and not month:
        return ""
    day = said.get("d") or ""
    parts = [said.get("y") or "", str(month).lstrip("0"), day.lstrip("0")]
    return "-".join(parts).rstrip("-")
