"""The numbers of a text, whatever digits and signs its language writes them with."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from guide_data.text.amounts import grammar, in_ascii_digits, written

WORD = re.compile(r"[^\W\d_]+")
FIGURES = re.compile("[0-9]+")
# A number word that stands at the beginning of a longer word has so many letters.
STEM = 4


class Number(NamedTuple):
    """A number as it is compared, and the figures that it is written with."""

    value: str
    figures: frozenset[str]


@cache
def pattern(language: str) -> re.Pattern[str]:
    """A number of a language: with its thousands apart, or plain; 14:30 is one."""
    group, point = (written(language).get(*of) for of in (("group", ","), ("decimal", r"\.")))
    grouped = rf"(?<![0-9.,])[0-9]{{1,3}}(?:{group}[0-9]{{3}})+(?![0-9])(?:{point}[0-9]{{1,2}})?"
    return re.compile(rf"{grouped}|[0-9]+(?:(?:{point}|[.:])[0-9]+)?")


def numbers_in(text: str, language: str) -> list[Number]:
    """The numbers in a text."""
    rules, found = grammar(language), []
    for match in pattern(language).finditer(in_ascii_digits(text)):
        whole = rules.group.sub("", match[0]) if len(match[0]) > STEM else match[0]
        value = rules.decimal.sub(".", whole)
        found.append(Number(value, frozenset(FIGURES.findall(match[0]))))
    return found


def spelled_numbers(text: str, known: dict[str, str], language: str) -> set[str]:
    """The numbers that a text writes as words, of those that a language knows."""
    folded = text.casefold()
    words = {*WORD.findall(folded), *(sign for sign in folded if not sign.isascii())}
    found = {known[word] for word in words if word in known}
    if written(language).get("joined"):
        stems = [(word, n) for word, n in known.items() if len(word) >= STEM]
        found |= {n for word in words for stem, n in stems if word.startswith(stem)}
    return found
