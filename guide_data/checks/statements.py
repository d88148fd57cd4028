"""What a step states, sentence by sentence in each language, as phrases are compared with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from guide_data.checks.tables import Tables
from guide_data.model.phrase import alternatives

# A full stop within a name (amazon.co.jp) ends nothing.
END = re.compile(r"(?<=[。!?])|(?<=\.)(?=\s|$)")
ITEM = re.compile(r"^\s*(?:[0-9]+\.|-)\s+")
# Of one word, keyboards and word processors make several.
ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "*": None})
SPACE = re.compile(r"\s+")


class Statement(NamedTuple):
    """A sentence of a step, and where it stands."""

    step: str
    place: str
    sentence: str
    file: str
    line: int


Spoken = dict[tuple[str, str], list[Statement]]


def tidy(text: str) -> str:
    """A text as it is compared: signs, letters and spaces that differ only in form are the same."""
    return SPACE.sub(" ", normalize("NFKC", text).translate(ALIKE)).casefold()


@lru_cache(maxsize=1)
def statements(tables: Tables) -> Spoken:
    """Every sentence of every step, by the step's id and the language."""
    spoken: Spoken = {}
    rows = tables.spoken[tables.spoken["step"].ne("")]
    columns = rows[["step", "language", "where", "text", "file", "text_line"]]
    for step, language, place, text, file, line in columns.itertuples(index=False, name=None):
        said = spoken.setdefault((step, language), [])
        for n, words in enumerate(text.split("\n")):
            said += (Statement(step, place, one, file, line + n) for one in sentences_in(words))
    return spoken


def sentences_in(line: str) -> Iterator[str]:
    """The sentences of a line, tidied."""
    parts = (part.strip() for part in END.split(ITEM.sub("", tidy(line))))
    return (part for part in parts if part)


def says(sentence: str, phrase: str) -> bool:
    """Whether a sentence says one of a phrase's alternatives."""
    return any(in_order(sentence, pieces) for pieces in pieces_of(phrase))


@lru_cache(maxsize=2048)
def pieces_of(phrase: str) -> list[list[re.Pattern[str]]]:
    """The pieces of each alternative; Latin letters begin a word (tell is not in foretell)."""
    return [[piece_of(tidy(piece)) for piece in pieces] for pieces in alternatives(phrase)]


def piece_of(piece: str) -> re.Pattern[str]:
    """One piece, as it is searched for."""
    begins = r"(?<![a-z])" if piece[0].isascii() and piece[0].isalpha() else ""
    return re.compile(begins + re.escape(piece))


def in_order(sentence: str, pieces: list[re.Pattern[str]]) -> bool:
    """Whether all pieces stand in a sentence, each after the one before."""
    begin = 0
    for piece in pieces:
        match = piece.search(sentence, begin)
        if match is None:
            return False
        begin = match.end()
    return True
