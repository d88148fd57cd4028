"""The order in which people look for words in an index, and the heading under which they do."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from unicodedata import category, normalize

from guide_data.text.typography import Typography, typography

DIGITS = "0–9"
# Letters that are two, or one with a stroke, where an alphabet does not say otherwise.
APART = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
# By places, digits stand before letters, and what is in no alphabet behind.
Key = tuple[str, tuple[int, ...], str]


@cache
def sort_key(word: str, language: str) -> Key:
    """By what a word, or how it is read, is sorted."""
    known = typography(language)
    if known.headings:
        return "", (), word
    if known.encoding:
        encoded = word.casefold().encode(known.encoding, "backslashreplace")
        return heading(word, language), tuple(encoded), word
    return "", tuple(place(one, known) for one in letters_of(word, language)), word


def place(letter: str, known: Typography) -> int:
    """Where a letter stands in the order of a language."""
    if letter in known.letters:
        # Behind the digits, before any other script.
        return ord("a") + known.letters.index(letter)
    return ord(letter[0])


def letters_of(word: str, language: str) -> list[str]:
    """The letters and digits of a word, accents left out that the alphabet does not count."""
    own = typography(language).letters
    text = lowered(word, own)
    # Longest first: ch is one letter of some alphabets.
    parts = sorted(own, key=len, reverse=True)
    found = re.findall("|".join([*map(re.escape, parts), r"[\s\S]"]), text)
    plain = (one if one in own else bare(one) for one in found)
    return [part for one in plain for part in ([one] if one in own else one)]


def lowered(word: str, own: tuple[str, ...]) -> str:
    """A word in small letters; where an alphabet has a dotless i, its capital has no dot."""
    if "ı" in own:
        word = word.replace("I", "ı").replace("İ", "i")
    return normalize("NFC", word).casefold() if "ß" not in word else word.lower()


def bare(letter: str) -> str:
    """A letter without accents, as one or more; nothing for a sign that is none."""
    apart = normalize("NFKD", letter.translate(APART))
    return "".join(sign for sign in apart if category(sign)[0] in "LN" or sign == " ")


@cache
def heading(word: str, language: str) -> str:
    """The heading that a word stands under that is written, or read, so."""
    known = typography(language)
    first = word[:1].upper()
    if first.isdigit():
        return DIGITS
    if known.headings:
        return next((one for one in reversed(known.headings) if one <= first), first)
    if known.sections and not first.isascii():
        return section(first, known)
    letter = next(iter(letters_of(word.strip(), language)), first)
    return "İ" if letter == "i" and "ı" in known.letters else letter.upper()


def section(character: str, known: Typography) -> str:
    """The heading of a character in an encoding that orders characters."""
    try:
        code = character.encode(known.encoding)
    except UnicodeEncodeError:
        return character
    begun = takewhile(lambda one: one[1].encode(known.encoding) <= code, known.sections.items())
    return max((name for name, _ in begun), default=character)
