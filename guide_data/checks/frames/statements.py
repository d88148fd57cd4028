"""What a step states, sentence by sentence in each language, as phrases are compared with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from guide_data.checks.frames.tables import Tables
from guide_data.model.phrase import alternatives
from guide_data.text.typography import typography

# A full stop within a name (amazon.co.jp) ends nothing.
END = re.compile(r"(?<=[。!?])|(?<=\.)(?=\s)")
INNER = re.compile(r"[。!?](?!$)|\.\s")
ITEM = re.compile(r"^[^\S\n]*(?:[0-9]+\.|-)[^\S\n]+", re.MULTILINE)
SPACE = re.compile(r"[^\S\n]+")
# Of one sign, keyboards and word processors make several.
ALIKE = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("*", ""), ("`", ""))


class Statement(NamedTuple):
    """A sentence of a step, and where it stands."""

    step: str
    place: str
    sentence: str
    file: str
    line: int

    @property
    def stated(self) -> bool:
        """Whether the guide states it: an answer is the visitor's word, and to ask is none."""
        return not self.place.startswith("options.") and not self.sentence.endswith("?")


class Speech(NamedTuple):
    """All that a step says in a language, and its words in one, to look for a phrase at once."""

    language: str
    statements: tuple[Statement, ...]
    words: str

    def saying(self, phrase: str) -> Iterator[Statement]:
        """Its statements that say one of a phrase's alternatives."""
        for pieces in pieces_of(phrase, self.language):
            if all(piece in self.words for piece in pieces):
                yield from (one for one in self.statements if in_order(one.sentence, pieces))


def tidy(text: str, language: str) -> str:
    """A text as it is compared: signs, letters and spaces that differ only in form are the same."""
    text = SPACE.sub(" ", normalize("NFKC", text).casefold())
    for sign, usual in (*ALIKE, *typography(language).same):
        text = text.replace(sign, usual)
    return text


@lru_cache(maxsize=1)
def speeches(tables: Tables) -> dict[tuple[str, str], Speech]:
    """What every step says, by its id and the language."""
    spoken: dict[tuple[str, str], list[Statement]] = {}
    rows = tables.spoken[tables.spoken["step"].ne("")]
    columns = rows[["step", "language", "where", "text", "file", "text_line"]]
    for step, language, place, text, file, line in columns.itertuples(index=False, name=None):
        said = spoken.setdefault((step, language), [])
        for n, sentence in sentences_in(text, language):
            said.append(Statement(step, place, sentence, file, line + n))
    return {key: speech(key[1], said) for key, said in spoken.items()}


def speech(language: str, said: list[Statement]) -> Speech:
    """What a step says."""
    return Speech(language, tuple(said), "\n".join(one.sentence for one in said))


@lru_cache(maxsize=4096)
def sentences_in(text: str, language: str) -> tuple[tuple[int, str], ...]:
    """The sentences of a text, tidied, each with its line (from 0)."""
    lines = enumerate(ITEM.sub("", tidy(text, language)).split("\n"))
    parts = ((n, END.split(line) if INNER.search(line) else [line]) for n, line in lines)
    return tuple((n, one.strip()) for n, sentences in parts for one in sentences if one.strip())


@lru_cache(maxsize=2048)
def pieces_of(phrase: str, language: str) -> tuple[tuple[str, ...], ...]:
    """The pieces of each alternative, tidied."""
    return tuple(tuple(tidy(piece, language) for piece in one) for one in alternatives(phrase))


def in_order(sentence: str, pieces: tuple[str, ...]) -> bool:
    """Whether all pieces stand in a sentence, each after the one before."""
    end = 0
    for piece in pieces:
        if (begin := place_in(sentence, piece, end)) < 0:
            return False
        end = begin + len(piece)
    return True


def place_in(sentence: str, piece: str, begin: int) -> int:
    """Where a piece next stands, -1 for nowhere; Latin letters begin a word (not foretell)."""
    at = sentence.find(piece, begin)
    while at > 0 and latin(piece[0]) and latin(sentence[at - 1]):
        at = sentence.find(piece, at + 1)
    return at


def latin(sign: str) -> bool:
    """Whether it is a Latin letter."""
    return sign.isascii() and sign.isalpha()
