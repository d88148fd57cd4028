"""Texts of the guide's own language beside what translations make of them."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from guide_data.checks.frames.spoken_texts import section_of
from guide_data.checks.frames.tables import Tables
from guide_data.text.digest import digest_of

# What names a text within a language.
PLACE = ["step", "where"]
# What a digest is of.
DIGESTED = ["step", "section"]
# English words for the index are no translation of Japanese ones.
INDEX = "index."


@lru_cache(maxsize=1)
def source_texts(tables: Tables) -> pd.DataFrame:
    """The texts that are to be translated, each with the section of words.yaml it is in."""
    rows = tables.spoken
    return sectioned(rows[rows["language"].eq(tables.draft.language)])


@lru_cache(maxsize=1)
def translated_texts(tables: Tables) -> pd.DataFrame:
    """The texts of every other language."""
    rows = tables.spoken
    return sectioned(rows[rows["language"].ne(tables.draft.language)])


def sectioned(rows: pd.DataFrame) -> pd.DataFrame:
    """Texts without the index, with the section of words.yaml that each is in."""
    rows = rows[~rows["where"].str.startswith(INDEX)]
    pairs = rows[["step", "where"]].itertuples(index=False, name=None)
    section = ["" if step else section_of(where) for step, where in pairs]
    return rows.assign(section=pd.Series(section, index=rows.index, dtype=object))


def on_steps(rows: pd.DataFrame) -> pd.DataFrame:
    """The texts that stand on steps."""
    return rows[rows["step"].ne("")]


def digests_now(source: pd.DataFrame) -> dict[tuple[str, str], str]:
    """The digest of the words of every step and of every section as they are now."""
    words: dict[tuple[str, str], list[tuple[str, str]]] = {}
    columns = [*DIGESTED, "where", "text"]
    for step, section, where, text in source[columns].itertuples(index=False, name=None):
        words.setdefault((step, section), []).append((where, text))
    # Things may be put into another order; what a step says may not.
    return {key: digest_of(sorted(all_) if key[1] else all_) for key, all_ in words.items()}


# Several rules look at the pairs of one folder, one after the other.
@lru_cache(maxsize=1)
def every_pair(tables: Tables) -> pd.DataFrame:
    """Every translated text with its source, and whether it is ``current``.

    That is, whether somebody says to have looked at it since the source changed.
    """
    source = source_texts(tables)
    rows = translated_texts(tables).merge(
        source[[*PLACE, "text"]], on=PLACE, suffixes=("", "_source")
    )
    return rows.assign(current=is_current(rows, tables))


@lru_cache(maxsize=1)
def pairs(tables: Tables) -> pd.DataFrame:
    """Every translated text that is current with its source. What is stale may differ."""
    rows = every_pair(tables)
    return rows[rows["current"]]


def is_current(rows: pd.DataFrame, tables: Tables) -> pd.Series:
    """Whether each translated text was made of the words that are there now."""
    now = digests_now(source_texts(tables))
    said = tables.digests
    keys = zip(said["language"], said["step"], said["section"], said["of"], strict=True)
    current = {(language, *key) for language, *key, of in keys if now.get(tuple(key)) == of}
    own = zip(rows["language"], rows["step"], rows["section"], strict=True)
    return pd.Series([key in current for key in own], index=rows.index, dtype=bool)
