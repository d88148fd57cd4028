"""Japanese: how a word may be read, by a dictionary that knows several readings of most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

from guide_data.checks.languages.japanese import dictionary, tokenizer
from guide_data.checks.languages.likeness import KATAKANA

HIRAGANA = re.compile("[ぁ-ゖー]+")
KANJI = re.compile("[一-鿿々〆]")
LATIN = re.compile("[a-z0-9]+")
SIGN = re.compile(r"[\W_]")
# A word within another is often voiced (会社, カード会社), and may end in っ (学, 学校).
VOICED = str.maketrans(
    "かきくけこさしすせそたちつてとはひふへほ", "がぎぐげござじずぜぞだぢづでどばびぶべぼ"
)
HALF_VOICED = str.maketrans("はひふへほ", "ぱぴぷぺぽ")
SOUNDS = (VOICED, HALF_VOICED)
CLIPPED = tuple("くきつち")
# More kana than this for one kanji are no reading of it.
LONGEST = 5
# Kanji with the kana that belong to them.
LONGEST_PART = 6


def is_kana(reading: str) -> bool:
    """Whether a reading is of hiragana alone."""
    return bool(HIRAGANA.fullmatch(reading))


def hiragana(text: str) -> str:
    """A text in one width and case, and in hiragana."""
    return normalize("NFKC", text).casefold().translate(KATAKANA)


def reading_of(word: str) -> str:
    """How a word is most likely read; what is not known stays as it is."""
    return "".join(hiragana(part.reading_form()) for part in tokenizer().tokenize(word))


@lru_cache(maxsize=4096)
def is_reading(reading: str, word: str) -> bool:
    """Whether a word can be read so: kana as they are, kanji as a dictionary has them.

    How foreign letters are read is anybody's choice.
    """
    wanted, written = (SIGN.sub("", hiragana(text)) for text in (reading, word))
    # As most are: a dictionary takes its time.
    return written == wanted or reading_of(word) == wanted or can_be_read(written, wanted)


def can_be_read(word: str, reading: str) -> bool:
    """Whether the parts of a word, read one after the other, can make up a reading."""
    # Where in the reading each part of the word may begin.
    begins: list[set[int]] = [{0}] + [set() for _ in word]
    for first in range(len(word)):
        for chunk in chunks(word, first):
            at = first + len(chunk)
            begins[at] |= {end for start in begins[first] for end in ends(chunk, reading, start)}
    return len(reading) in begins[-1]


def chunks(word: str, first: int) -> Iterator[str]:
    """The parts of a word from a place on that may have a reading of their own."""
    if found := LATIN.match(word, first):
        yield found[0]
    elif KANJI.match(word, first):
        yield from (word[first:last] for last in range(first + 1, first + LONGEST_PART + 1))
    else:
        yield word[first]


def ends(chunk: str, reading: str, start: int) -> Iterator[int]:
    """Where in a reading a part of a word may end that starts there."""
    if LATIN.match(chunk):
        yield from range(start + 1, len(reading) + 1)
    elif KANJI.match(chunk):
        known = readings(chunk)
        last = min(len(reading), start + LONGEST * len(chunk))
        yield from (end for end in range(start + 1, last + 1) if reading[start:end] in known)
    elif reading.startswith(chunk, start):
        yield start + 1


@lru_cache(maxsize=4096)
def readings(kanji: str) -> frozenset[str]:
    """How some kanji are read, also as the stem of a verb or an adjective."""
    known = {hiragana(entry.reading_form()) for entry in dictionary().lookup(kanji)}
    voiced = {r[:1].translate(sounds) + r[1:] for r in known for sounds in SOUNDS}
    clipped = {f"{r[:-1]}っ" for r in known | voiced if r[-1:] in CLIPPED}
    return frozenset(known | voiced | clipped)
