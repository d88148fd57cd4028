"""The guide's own words, those that belong to no content: one TOML file a language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints, is_typeddict

from guide_data.text.language_tags import of_tag
from guide_data.text.typography import known as known_languages
from guide_data.text.typography import typography
from guide_data.words.word_types import Pair, Typography, Words

LOCALES = Path(__file__).parent / "locales"
FALLBACK = "en"
# Words as a file has them, and of a field that is a table, the names in it (else none).
Table = dict[str, Any]
Field = tuple[str, ...]


def read_words(path: Path) -> Table:
    """The words of one file; raises ValueError that names each key that is missing or unknown."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    if wrong := [f"{name} is unknown" for name in table if name not in FIELDS]:
        raise ValueError(f"{path}: {', '.join(wrong)}")
    if wrong := [f"{key} is missing" for key in missing(table)]:
        raise ValueError(f"{path}: {', '.join(wrong)}")
    return table


def fields() -> dict[str, Field]:
    """Every field of the words that a file has, and of a table, its own fields."""
    types = {name: hint for name, hint in get_type_hints(Words).items() if name != MARKS}
    return {
        name: tuple(get_type_hints(hint)) if is_typeddict(hint) else ()
        for name, hint in types.items()
    }


MARKS = "typography"
FIELDS = fields()


def keys() -> Iterator[tuple[str, ...]]:
    """The way to every word."""
    for name, inner in FIELDS.items():
        yield from ((name, one) for one in inner) if inner else ((name,),)


def word_at(table: Mapping[str, Any], key: tuple[str, ...]) -> str | None:
    """The word at a way, if it is there."""
    inner = table.get(key[0])
    if len(key) == 1:
        return inner if isinstance(inner, str) else None
    return inner.get(key[1]) if isinstance(inner, Mapping) else None


def missing(table: Mapping[str, Any]) -> list[str]:
    """The names of all words that a table does not have."""
    return [".".join(key) for key in keys() if word_at(table, key) is None]


def merged(tables: Iterable[Mapping[str, Any]]) -> Table:
    """Words of several tables in one; of those that several have, the last one's."""
    whole: Table = {}
    for table in tables:
        for name, value in table.items():
            known = whole.get(name, {})
            whole[name] = {**known, **value} if isinstance(value, Mapping) else value
    return whole


def shipped_for(language: str) -> Table:
    """The words that are shipped for a language, or one that takes it in; empty for none."""
    return of_tag(shipped(), language) or {}


@cache
def shipped() -> dict[str, Table]:
    """The words of every language that has a file here."""
    return {path.stem: read_words(path) for path in sorted(LOCALES.glob("*.toml"))}


def words_in(language: str, own: Mapping[str, Any] | None = None) -> Words:
    """The words of a language, some of them a guide's ``own``; where neither has one, English."""
    table = merged((shipped()[FALLBACK], shipped_for(language), own or {}))
    return Words(**table, typography=marks(language))


@cache
def words_for(language: str) -> Words:
    """The words that are shipped for a language; in English where there are none."""
    return words_in(language)


def marks(language: str) -> Typography:
    """How a language is written, as browsers get it."""
    known = typography(language)
    return Typography(
        # Of a tag that says more than a language, nothing better is known.
        locale=(known.locale if language in known_languages() else "") or language,
        comma=known.comma,
        brackets=Pair(open=known.brackets[0], close=known.brackets[1]),
        quotes=Pair(open=known.quotes[0], close=known.quotes[1]),
    )


LANGUAGES = {tag: words_for(tag) for tag in shipped()}
