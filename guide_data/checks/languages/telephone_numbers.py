"""What rules know of telephone numbers: where one is seen, whose it is, what it costs.

It is looked up in ``phonenumbers``, Google's library of the world's numbering plans.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

import phonenumbers
from phonenumbers import (
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberMatcher,
    PhoneNumberType,
    ShortNumberCost,
    ValidationResult,
    shortnumberinfo,
)

EXAMPLE_FORMATS = (PhoneNumberFormat.NATIONAL, PhoneNumberFormat.E164)
NO_REGION = "ZZ"  # as the library calls it
# What editors type for a hyphen, signs among them that the library does not take for one.
HYPHENS = re.compile("[‐‑‒–—―−ーｰ~〜～]")
# No number that is seen in a text has fewer digits: 110 may be how many there are of anything.
DIGIT, FEWEST = re.compile("[0-9]"), 5
# The longest number that is dialled within its country alone.
LONGEST_SHORT = 6
# A day, of which several stand beside each other as groups of digits do.
DATE = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}[./-][0-9]{1,2}[./-](?:19|20)[0-9]{2}"
    r"|(?:19|20)[0-9]{2}[./-][0-9]{1,2}[./-][0-9]{1,2})(?![0-9])"
)


@cache
def raw() -> dict[str, Any]:
    """What the library does not know."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def example_of(region: str) -> list[str]:
    """A number of a country as people write it there, and as it is dialled from anywhere."""
    number = phonenumbers.example_number(region) or read("+80012345678", NO_REGION)
    assert number is not None
    return [phonenumbers.format_number(number, form) for form in EXAMPLE_FORMATS]


def country_of(number: PhoneNumber | None) -> str:
    """The country (ISO 3166) that a number's code belongs to."""
    return phonenumbers.region_code_for_country_code((number and number.country_code) or 0)


def numbers_in(text: str, region: str) -> Iterator[str]:
    """The telephone numbers in a text, as digits, however they are typed."""
    text = normalize("NFKC", text)
    if len(DIGIT.findall(text)) < FEWEST:  # As in most lines: the rest would take a while.
        return
    rest = text = DATE.sub(blanked, HYPHENS.sub("-", text))
    for match in PhoneNumberMatcher(text, region):
        yield digits(match.raw_string)
        rest = rest[: match.start] + "、" * len(match.raw_string) + rest[match.end :]
    yield from map(digits, number_like(region).findall(rest))


def blanked(match: re.Match[str]) -> str:
    """What parts as many letters as there were."""
    return "、" * len(match[0])


@cache
def number_like(region: str) -> re.Pattern[str]:
    """What begins as numbers do (+, a 0, or the region's code without its +), and is as long.

    The library finds only numbers that may be in use; invented and mistyped ones are no better.
    """
    code = phonenumbers.country_code_for_region(region) or r"\+"
    begins = rf"(?<![0-9])(?<![0-9]-)(?:\+[0-9]|\(?0|{code})"
    more = r"[-() ./]{0,4}[0-9]"
    # What is longer than any number is the number of something else: of an order, say.
    return re.compile(rf"{begins}(?:{more}){{8,14}}(?!{more})")


def digits(number: str) -> str:
    """A number without what only helps to read it."""
    return phonenumbers.normalize_diallable_chars_only(number)


def read(number: str, region: str) -> PhoneNumber | None:
    """A number as it is meant by who writes it in a region; None where it is none.

    ``number`` may leave out the + before the code of a country.
    """
    home = parse(number, region)
    if is_short(number, region):
        return home
    abroad = parse(f"+{number}", NO_REGION)
    both = [one for one in (home, abroad) if one and phonenumbers.is_possible_number(one)]
    valid = (one for one in both if phonenumbers.is_valid_number(one))
    likely = both if begins_at_home(number, region) else both[::-1]
    return next(valid, None) or next(iter(likely), home)


def begins_at_home(number: str, region: str) -> bool:
    """Whether a number begins as a region's do, as far as all of them begin alike."""
    trunk = phonenumbers.ndd_prefix_for_region(region, True)
    return trunk != "0" or digits(number).startswith(trunk)


@cache
def parse(number: str, region: str) -> PhoneNumber | None:
    """A number as the library reads it; None where it does not."""
    try:
        return phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None


def is_short(number: str, region: str) -> bool:
    """Whether a number is dialled as it stands and within its country alone: 110, 911, #9110."""
    plain, home = digits(number), parse(number, region)
    few = len(plain) <= LONGEST_SHORT and not plain.startswith("+")
    return few and not (home and phonenumbers.is_valid_number(home))


def is_whole(number: str, region: str) -> bool:
    """Whether a number has as many digits as a telephone of its country needs."""
    meant = read(number, region)
    if is_short(number, region) or meant is None:
        return meant is not None or number.startswith("#")
    reason = phonenumbers.is_possible_number_with_reason(meant)
    return bool(reason == ValidationResult.IS_POSSIBLE)


def is_in_use(number: str, region: str) -> bool:
    """Whether numbers like it are given out in its country; of short ones, not all are known."""
    meant = read(number, region)
    return is_short(number, region) or bool(meant and phonenumbers.is_valid_number(meant))


def international(number: str, region: str) -> str:
    """A number as it is dialled from anywhere (E.164), a short one as it stands; empty: none."""
    if is_short(number, region):
        return digits(number)
    meant = read(number, region)
    return phonenumbers.format_number(meant, PhoneNumberFormat.E164) if meant else ""


def dialled(number: str, region: str) -> str:
    """A number as a telephone is to dial it; empty where it is none.

    What nobody abroad can dial is dialled as at home, and so are free numbers of the region: with
    its code, many networks refuse them.
    """
    meant = read(number, region)
    if meant is None or is_short(number, region) or not only_at_home(meant, region):
        return international(number, region)
    return digits(phonenumbers.format_number(meant, PhoneNumberFormat.NATIONAL))


def only_at_home(number: PhoneNumber, region: str) -> bool:
    """Whether a number is one of the region's that are not dialled with its code."""
    free = phonenumbers.number_type(number) == PhoneNumberType.TOLL_FREE
    known = phonenumbers.can_be_internationally_dialled(number)
    return country_of(number) == region and (free or not known)


def well_grouped(number: str, region: str) -> bool:
    """Whether the hyphens of a region's number stand where they may; others are not judged."""
    meant, groups = read(number, region), re.findall("[0-9]+", number)
    judged = meant is not None and region in raw()["grouped"] and country_of(meant) == region
    if meant is None or not judged or is_short(number, region):
        return True
    usual = (PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL)
    if groups in [re.findall("[0-9]+", phonenumbers.format_number(meant, f)) for f in usual]:
        return True
    # The matcher also knows other groups of numbers in use, but takes one of no groups for good.
    exact = phonenumbers.Leniency.EXACT_GROUPING
    return len(groups) > 1 and PhoneNumberMatcher(number, region, leniency=exact).has_next()


def costs_more(number: str, region: str) -> bool:
    """Whether a number costs the caller more than a call."""
    meant = read(number, region)
    if meant is None or is_short(number, region):
        return False
    country = country_of(meant)
    kind = phonenumbers.number_type(meant)
    if kind in costly_kinds(country):
        return True
    begins = phonenumbers.national_significant_number(meant)
    unknown = kind == PhoneNumberType.UNKNOWN and begins[:3] in beginnings_of_examples(country)
    return unknown or begins.startswith(tuple(raw()["costly_beginnings"].get(country, ())))


@cache
def costly_kinds(country: str) -> frozenset[int]:
    """The kinds of a country's numbers that cost more than a call."""
    kinds = raw()["costly_kinds"]
    return frozenset(getattr(PhoneNumberType, name) for name in kinds.get(country, kinds[""]))


@cache
def beginnings_of_examples(country: str) -> set[str]:
    """The first three digits, without a leading 0, of a country's numbers that cost more.

    Told by the library's examples: the type of a number that is not in use is not known.
    """
    examples = [phonenumbers.example_number_for_type(country, k) for k in costly_kinds(country)]
    return {phonenumbers.national_significant_number(n)[:3] for n in examples if n}


def may_cost(number: str, region: str) -> bool:
    """Whether a short number may cost more: of some that cost nothing, the library says so, too."""
    return short_cost(number, region) == ShortNumberCost.PREMIUM_RATE


def costs_nothing(number: str, region: str) -> bool | None:
    """Whether a number costs the caller nothing; None where that is not known."""
    if is_short(number, region):
        known = {ShortNumberCost.TOLL_FREE: True, ShortNumberCost.PREMIUM_RATE: False}
        return known.get(short_cost(number, region))
    meant = read(number, region)
    return phonenumbers.number_type(meant) == PhoneNumberType.TOLL_FREE if meant else None


def short_cost(number: str, region: str) -> int:
    """What a short number costs, as the library says; unknown for any other."""
    meant = parse(number, region) if is_short(number, region) else None
    unknown: int = ShortNumberCost.UNKNOWN_COST
    return shortnumberinfo.expected_cost_for_region(meant, region) if meant else unknown
