"""Hosts and brands: what looks like a host is one that the guide names; no name is mistyped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Any

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.spoken_texts import said_elsewhere
from guide_data.checks.frames.tables import Tables, at
from guide_data.checks.rules.registry import Family
from guide_data.messages import say
from guide_data.model.field_types import Line, Loc, Shown, Translated
from guide_data.model.flow import Guide
from guide_data.model.step_kinds import WrittenStep
from guide_data.reading.draft import Draft
from guide_data.reading.file_types import DOCUMENTS, LISTS
from guide_data.reading.located import Located
from guide_data.text.lookalikes import SEPARATORS, is_host, latin, near_host, near_name, skeleton

rule = Family("safety")

Row = dict[str, Any]
Names = tuple[str, ...]
Place = Callable[[int], tuple[str, int]]
Read = tuple[str, str, Place]
# What marks a text that somebody reads.
READ = frozenset([Shown, Line, Translated])
# What editors alone read, and what visitors type, whose slips are meant.
UNREAD = ("searches", "vocabulary", "journeys", "terms", "suppressions")
# Also in letters of other scripts and in full width, which are read as ours; .co.jp is no host.
SIGN = "A-Za-z0-9\u00c0-\u024f\u0250-\u02af\u0370-\u0587\uff10-\uff19\uff21-\uff5a"
TOKEN = re.compile(f"(?<![.{SIGN}-])[{SIGN}](?:[{SIGN}.．-]*[{SIGN}])?|[ァ-ヺー]{{3,}}")
COLUMNS = ["word", "hint", "file", "line", "step"]


@rule(
    "host-unknown",
    "error",
    "guide.yaml にないサイトの名前",
    example="amazon-co.jp を開きます。",
)
def host_unknown(case: Case) -> pd.DataFrame:
    """Words in any text that look like a host, and are none that the guide names."""
    message = (
        "「{word}」は、guide.yaml にないサイトの名前です。{hint}"
        "リンクしてよいなら hosts に、名前を出すだけなら mentioned に足してください。"
    )
    guide = case.tables.guide
    known = hosts_of(guide)
    rows = judged(case, lambda word: unknown_host(word, known)) if guide else ()
    return found(pd.DataFrame(rows, columns=COLUMNS), message)


@rule(
    "name-misspelled",
    "error",
    "会社やサイトの名前の、よく似たまちがい",
    example="Amazom の画面",
)
def name_misspelled(case: Case) -> pd.DataFrame:
    """Words in any text that are nearly a name of the owner's, or imitate one."""
    message = "「{word}」は、「{hint}」のまちがいではありませんか。半角の正しい名前にしてください。"
    guide = case.tables.guide
    names = guide.owner.names if guide and guide.owner else ()
    known = hosts_of(guide)
    rows = judged(case, lambda word: misspelled(word, names, known)) if names else ()
    return found(pd.DataFrame(rows, columns=COLUMNS), message)


@rule(
    "host-lookalike",
    "error",
    "持ち主のサイトとまぎらわしい hosts",
    example="hosts に www.arnazon.co.jp",
)
def host_lookalike(case: Case) -> pd.DataFrame:
    """Hosts that links may lead to and that look like the owner's, but are not."""
    message = (
        "「{word}」は、owner の「{hint}」とよく似た別のサイトです。直すか、名前を出すだけなら "
        "mentioned に移してください。"
    )
    guide = case.tables.draft.guide
    rows = [
        {"word": host, "hint": name} | at(guide, "hosts", n)
        for n, host in enumerate(guide.item.host_names if guide else ())
        if guide and (name := imitated(host, guide.item))
    ]
    return found(pd.DataFrame(rows, columns=COLUMNS[:-1]), message)


def imitated(host: str, guide: Guide) -> str:
    """What of the owner's a host looks like without being the owner's; empty where nothing."""
    owner = guide.owner
    if owner is None or any(f".{host}".endswith(f".{own}") for own in owner.hosts):
        return ""
    near = [own for own in owner.hosts if near_host(host.removeprefix("www."), own)]
    labels = host.split(".")
    near += [name for name in owner.names if any(imitates(label, name) for label in labels)]
    return next(iter(near), "")


def imitates(label: str, name: str) -> bool:
    """Whether a part of a host holds a name, or nearly is it."""
    return skeleton(name) in skeleton(label) or near_name(label, name)


def hosts_of(guide: Guide | None) -> Names:
    """Every host that texts may name: also without www, as people say it."""
    if guide is None:
        return ()
    own = guide.owner.hosts if guide.owner else ()
    named = (*guide.host_names, *own, *guide.mentioned)
    # What a word nearly is, is told as people say it.
    return tuple(dict.fromkeys((*(host.removeprefix("www.") for host in named), *named)))


def unknown_host(word: str, known: Names) -> str | None:
    """What a word is to say if it looks like a host and is none known; None where it does not."""
    plain = latin(word)
    if plain.isascii() and (plain not in known or not word.isascii()):
        near = nearly(plain, known)
        if near or is_host(plain):
            return say("{near} のまちがいではありませんか。", near=near) if near else ""
    return None


@lru_cache(maxsize=8192)
def nearly(word: str, known: Names) -> str:
    """The known host that a word is, but for a letter or its dots; empty where it is none."""
    if word in known:
        return word
    bare = word.removeprefix("www.")
    return next((host for host in known if near_host(bare, host)), "")


def misspelled(word: str, names: Names, known: Names) -> str | None:
    """The name that a word nearly is; None where it is none, or a host, which is judged as one."""
    plain = latin(word)
    if is_host(plain) or nearly(plain, known):
        return None
    parts = SEPARATORS.split(plain)
    for name in names:
        wide = latin(name) in parts and name.isascii() and not word.isascii()
        if wide or any(near_name(part, name) for part in parts):
            return name
    return None


def judged(case: Case, judge: Callable[[str], str | None]) -> list[Row]:
    """The texts in which something is found, once for each word, with its line."""
    read, words = read_by_people(case.tables)
    hints = {word: hint for word in words if (hint := judge(word)) is not None}
    return [
        row_of(text, match.start(), place, step) | {"word": match[0], "hint": hints[match[0]]}
        for step, text, place in (read if hints else ())
        for match in TOKEN.finditer(text)
        if match[0] in hints
    ]


@lru_cache(maxsize=1)
def read_by_people(tables: Tables) -> tuple[list[Read], set[str]]:
    """Every text that somebody reads, with how its lines are found, and all words in them."""
    read = list(texts_read(tables.draft))
    return read, set(TOKEN.findall("\n".join(text for _, text, _ in read)))


def texts_read(draft: Draft) -> Iterator[Read]:
    """Every text that somebody reads, in every language, and the facts."""
    lists = [name for name in (*LISTS, *DOCUMENTS) if name not in UNREAD]
    things = [located for name in lists for located in draft.lists.get(name, ())]
    guide = [draft.guide] if draft.guide else []
    for located in (*draft.all_steps, *things, *guide):
        step = located.item.id if isinstance(located.item, WrittenStep) else ""
        for marks, text, loc in located.parts:
            if text and (loc == ("text",) or not READ.isdisjoint(map(type, marks))):
                yield step, text, partial(place_of, located, loc)
    for _, step, _, located, text, loc in said_elsewhere(draft):
        yield step, text, partial(place_of, located, loc)


def row_of(text: str, begin: int, place: Place, step: str) -> Row:
    """A place in a text as a row of findings."""
    file, line = place(text.count("\n", 0, begin))
    return {"file": file, "line": line, "step": step}


def place_of(located: Located[Any], loc: Loc, line: int) -> tuple[str, int]:
    """The file and line of a line (from 0) of a text."""
    return located.file, located.line_in_text(line, *loc)
