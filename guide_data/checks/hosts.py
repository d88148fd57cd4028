"""Hosts and brands: whatever looks like a host is one that the guide names, and no name is mistyped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Any

import pandas as pd

from guide_data.checks.case import Case, found
from guide_data.checks.registry import Family
from guide_data.checks.tables import at, said_elsewhere
from guide_data.model.field_types import Line, Loc, Shown, Translated
from guide_data.model.flow import Guide
from guide_data.model.step_kinds import WrittenStep
from guide_data.model.translation import Translation
from guide_data.reading.file_types import DOCUMENTS, LISTS
from guide_data.reading.located import Located
from guide_data.text.lookalikes import is_host, latin, near_host, near_name, skeleton

rule = Family("safety")

Row = dict[str, Any]
Names = tuple[str, ...]
Pairs = tuple[tuple[str, str], ...]
Place = Callable[[int], tuple[str, int]]
# What marks a text that somebody reads.
READ = (Shown, Line, Translated)
# What editors alone read, and what visitors type, whose slips are meant.
UNREAD = ("searches", "vocabulary", "journeys", "terms", "suppressions")
TOKEN = re.compile("[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|[ァ-ヺー]{3,}")
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
    rows = judged(case, lambda text: unknown_hosts(text, hosts_of(guide))) if guide else ()
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
    known = hosts_of(guide) if guide else ()
    rows = judged(case, lambda text: misspelled(text, names, known)) if names else ()
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
        for n, host in enumerate(guide.item.hosts if guide else ())
        if guide and (name := imitated(host, guide.item))
    ]
    return found(pd.DataFrame(rows, columns=COLUMNS[:-1]), message)


def imitated(host: str, guide: Guide) -> str:
    """What of the owner's a host looks like without being the owner's; empty where nothing."""
    owner = guide.owner
    if owner is None or any(f".{host}".endswith(f".{own}") for own in owner.hosts):
        return ""
    near = [own for own in owner.hosts if near_host(host.removeprefix("www."), own)]
    near += [
        name
        for name in owner.names
        if any(
            skeleton(name) in skeleton(label) or near_name(label, name) for label in host.split(".")
        )
    ]
    return next(iter(near), "")


def hosts_of(guide: Guide | None) -> Names:
    """Every host that texts may name: also without www, as people say it."""
    if guide is None:
        return ()
    own = guide.owner.hosts if guide.owner else ()
    named = (*guide.hosts, *own, *guide.mentioned)
    return tuple(dict.fromkeys((*named, *(host.removeprefix("www.") for host in named))))


@lru_cache(maxsize=16384)
def unknown_hosts(text: str, known: Names) -> Pairs:
    """The words of a text that look like a host, each with the known one that it is nearly."""
    words = ((word, plain) for word, plain in tokens(text) if plain.isascii())
    return tuple(
        (word, f"{near} のまちがいではありませんか。" if near else "")
        for word, plain in words
        if (plain not in known or not word.isascii())
        and ((near := nearly(plain, known)) or is_host(plain))
    )


@lru_cache(maxsize=8192)
def nearly(word: str, known: Names) -> str:
    """The known host that a word is, but for a letter or its dots; empty where it is none."""
    if word in known:
        return word
    bare = word.removeprefix("www.")
    return next((host for host in known if near_host(bare, host.removeprefix("www."))), "")


@lru_cache(maxsize=16384)
def misspelled(text: str, names: Names, known: Names) -> Pairs:
    """The words of a text that are nearly a name, each with that name."""
    words = [pair for pair in tokens(text) if not is_host(pair[1]) and not nearly(pair[1], known)]
    return tuple(
        (word, name)
        for token, plain in words
        for word, small in parts(token, plain)
        for name in names
        if near_name(small, name) or (small == latin(name) and word.isascii() != name.isascii())
    )


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text that may be names: as written, and in small letters."""
    plain = latin(text)
    return ((text[m.start() : m.end()], m[0]) for m in TOKEN.finditer(plain))


def parts(token: str, plain: str) -> Iterator[tuple[str, str]]:
    """The words that hyphens and dots part."""
    return ((token[m.start() : m.end()], m[0]) for m in re.finditer("[^.-]+", plain))


def judged(case: Case, judge: Callable[[str], Pairs]) -> list[Row]:
    """The texts in which something is found, once for each word, with its line."""
    rows = []
    for step, text, place in read_by_people(case):
        for word, hint in judge(text):
            file, line = place(text.count("\n", 0, text.index(word)))
            rows.append({"word": word, "hint": hint, "file": file, "line": line, "step": step})
    return rows


def read_by_people(case: Case) -> Iterator[tuple[str, str, Place]]:
    """Every text that somebody reads, in every language, and facts; with how its lines are found."""
    draft = case.tables.draft
    lists = [name for name in (*LISTS, *DOCUMENTS) if name not in UNREAD]
    things = [located for name in lists for located in draft.lists.get(name, ())]
    guide = [draft.guide] if draft.guide else []
    for located in (*draft.all_steps, *things, *guide):
        for marks, text, loc in located.parts:
            if text and (loc == ("text",) or any(isinstance(mark, READ) for mark in marks)):
                step = located.item.id if isinstance(located.item, WrittenStep) else ""
                yield step, text, partial(place_of, located, loc)
    for located, text, loc in said_elsewhere(draft):
        step = located.item.id if isinstance(located.item, Translation) else ""
        yield step, text, partial(place_of, located, loc)


def place_of(located: Located[Any], loc: Loc, line: int) -> tuple[str, int]:
    """The file and line of a line (from 0) of a text."""
    problem = located.problem_in_text(line, "", *loc)
    return problem.file, problem.line
