"""Names that are taken for others: by one letter, or by letters that look alike."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

# Shorter names are one letter away from too many words.
SHORTEST = {True: 6, False: 4}
LAST = 127  # of ASCII
SEPARATORS = re.compile("[.-]")


@cache
def raw() -> dict[str, Any]:
    """What is known of letters and of the ends of hosts."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def foreign() -> dict[int, str]:
    """Capitals, full-width letters and letters of other scripts, as the small letters they are."""
    letters = [pair for pair in raw()["letters"].items() if pair[0].isascii()]
    alike = {ord(one): letter for letter, many in letters for one in many}
    capitals = {ord(chr(code).upper()[0]): letter for code, letter in alike.items() if code > LAST}
    wide = {code: normalize("NFKC", chr(code)).lower() for code in range(0xFF01, 0xFF5F)}
    small = {code: chr(code).lower() for code in range(LAST + 1)}
    # Digits that look like letters are digits, until names are compared.
    return capitals | {code: letter for code, letter in alike.items() if code > LAST} | wide | small


@cache
def digits() -> dict[int, str]:
    """Signs of one script that look like others of it: digits like letters, kana like kana."""
    letters = raw()["letters"].items()
    alike = [(one, letter) for letter, many in letters for one in many]
    return {ord(one): letter for one, letter in alike if one.isascii() == letter.isascii()}


def latin(text: str) -> str:
    """A text in small plain letters, as long as it was; other scripts' are read as ours."""
    return text.translate(foreign())


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """A word as the eye takes it in at a glance."""
    seen = latin(word).translate(digits())
    for pair, one in raw()["pairs"].items():
        seen = seen.replace(pair, one)
    return seen


def is_host(token: str) -> bool:
    """Whether a word in small letters with dots in it looks like the name of a host."""
    _, dot, end = token.rpartition(".")
    hosts = raw()["hosts"]
    country = len(end) == len("jp") and end.isalpha() and end not in hosts["files"]
    return bool(dot) and (country or end in hosts["endings"])


def near_host(token: str, host: str) -> bool:
    """Whether a word is a host mistyped: other letters, or none of its dots."""
    bare, plain = SEPARATORS.sub("", token), SEPARATORS.sub("", host)
    alike = skeleton(bare) == skeleton(plain)
    return token != host and (alike or one_edit(token, host) or one_edit(bare, plain))


@lru_cache(maxsize=8192)
def near_name(word: str, name: str) -> bool:
    """Whether a word in small letters is a name mistyped or imitated; its plural is not."""
    name = latin(name)
    if word in (name, f"{name}s"):
        return False
    imitated = name not in word and skeleton(name) in skeleton(word)
    return imitated or (len(name) >= SHORTEST[name.isascii()] and one_edit(word, name))


def one_edit(one: str, other: str) -> bool:
    """Whether two words differ by a letter: another, one more, one less, or two swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    least = min(len(one), len(other))
    begin = next((n for n in range(least) if one[n] != other[n]), least)
    left, right = one[begin:], other[begin:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
    return left[1:] == right or left == right[1:]
