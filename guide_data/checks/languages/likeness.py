"""Whether two short texts say the same, or nearly: by their letters, and in Japanese by words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from guide_data.checks.languages.japanese import LETTER, tokenizer

if TYPE_CHECKING:
    from sudachipy import Morpheme

KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
# Below and above a number are no marks.
NAMED = {"<": "lt", ">": "gt", "≤": "le", "≥": "ge"}
COMPARED = re.compile(r"([<>≤≥])\s*(?=\d)")
# What stands between two digits tells 1〜2 from 12.
SIGNS = re.compile(r"(?<!\d)[\W_]+|[\W_]+(?!\d)")
ENDINGS = re.compile(r"[ぁ-ゖ\W_]+")
WORD = re.compile(r"\w+")
# Letters by which two forms of a word are known for one; shorter words stand in every text.
BEGINNING, SHORTEST = 5, 3
# How a word is said, and what it is; a denial is the same denial in a polite sentence.
POLITE = frozenset({"です", "ます"})
TOPIC = frozenset({"は", "が"})
DENIAL = {"ず": "ない"}


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A text without signs and spaces, in one width, case and kana."""
    plain = normalize("NFKC", text).casefold().translate(KATAKANA)
    return SIGNS.sub("", COMPARED.sub(lambda match: NAMED[match[1]], plain))


def stem(text: str) -> str:
    """What stands in a text beside hiragana and signs: two that mean the same have the same."""
    return ENDINGS.sub("", normalize("NFKC", text).casefold())


@lru_cache(maxsize=4096)
def meaning(text: str) -> str:
    """One name for all texts that differ only in signs, kana, spelling or politeness."""
    if not LETTER.search(text):
        return folded(text)
    words = (said(word) for word in tokenizer().tokenize(normalize("NFKC", text)))
    # Of a text of signs alone, the signs are all there is.
    return folded("".join(words)) or text


def said(word: Morpheme) -> str:
    """A word as all its spellings are named; empty where it adds nothing to what is said."""
    kind, sort, *_ = word.part_of_speech()
    form = word.normalized_form()
    if kind == "助動詞":
        return "" if form in POLITE else DENIAL.get(form, form)
    return "" if kind == "助詞" and (sort == "終助詞" or form in TOPIC) else form


def alike(one: str, other: str) -> float:
    """How much of the shorter of two texts stands in the other: 0 to 1."""
    here, there = parts(one), parts(other)
    return len(here & there) / max(1, min(len(here), len(there)))


@lru_cache(maxsize=4096)
def parts(text: str) -> frozenset[str]:
    """What of a text may stand in another: every two letters side by side, or how words begin.

    Of an alphabet, any two texts have many pairs of letters.
    """
    if LETTER.search(text):
        letters = folded(text)
        return frozenset(letters[n : n + 2] for n in range(len(letters) - 1))
    words = WORD.findall(normalize("NFKC", text).casefold())
    return frozenset(word[:BEGINNING] for word in words if len(word) >= SHORTEST)
