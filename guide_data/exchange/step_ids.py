"""Ids for what came with names of its own: ASCII, short, each once, and the same each time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import chain, count
from unicodedata import normalize

from guide_data.exchange.flowchart import Flowchart, Node
from guide_data.reading.identifiers import RESERVED

# Letters that no accent can be taken from.
LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "þ": "th", "ð": "d"}
)
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# No longer than the model allows, and not a number alone: rows are numbered anew at every sorting.
ID = re.compile(r"(?=.*[a-z])(?!.{61})[a-z0-9]+(?:-[a-z0-9]+)*")
# As an address is read aloud or typed; the model allows some more, for a number behind it.
LONGEST = 40
# A letter or a number: Q12, 3a.
CODE = re.compile(r"[a-z]{0,2}-?[0-9]*[a-z]?")
# What is mostly of other letters says little by those of them that are ASCII.
ENOUGH = 0.6


def slug(words: str) -> str:
    """Words as an id, as far as they are of Latin letters and figures; empty for too few."""
    plain = normalize("NFKD", CAMEL.sub("-", words).casefold().translate(LETTERS))
    letters = [sign for sign in plain if sign.isalnum()]
    ascii_letters = [sign for sign in letters if sign.isascii()]
    if len(ascii_letters) < ENOUGH * len(letters):
        return ""
    apart = "".join(sign if sign.isascii() else "" for sign in re.sub("['’]", "", plain))
    return cut("-".join(re.findall("[a-z0-9]+", apart)))


def cut(name: str) -> str:
    """A name that is not too long, ending with a whole word where it can."""
    if len(name) <= LONGEST:
        return name
    return name[: LONGEST + 1].rpartition("-")[0] or name[:LONGEST]


def step_ids(chart: Flowchart) -> dict[str, str]:
    """The id of each step by its key: the key itself where it is an id already."""
    keys = [node.key for node in chart.nodes]
    kept = {key for key in keys if ID.fullmatch(key) and key not in RESERVED}
    ids, taken = {key: key for key in kept}, kept | RESERVED.keys()
    # How many have had a name: of many with one title, none is tried again.
    had = Counter[str]()
    for number, node in enumerate(chart.nodes, 1):
        if node.key not in ids:
            name = named(node, number)
            ids[node.key] = free(name, taken, had[name] + 1)
            had[name] += 1
            taken.add(ids[node.key])
    return ids


def named(node: Node, number: int) -> str:
    """What a step is best called: by its key if that says something, else by its title."""
    by_key, by_title = slug(node.key), slug(node.title)
    telling = (name for name in (by_key, by_title) if not CODE.fullmatch(name))
    return next(telling, f"step-{by_key or number}")


def free(name: str, taken: Collection[str], begin: int = 2) -> str:
    """A name, or the first with a number behind it that is not taken."""
    numbered = map(f"{name}-{{}}".format, count(max(2, begin)))
    return next(one for one in chain([name], numbered) if one not in taken)


def answer_ids(answers: Iterable[tuple[str, str]], taken: Collection[str]) -> list[str]:
    """The ids of a step's answers, each by its words, else by the step that it leads to."""
    ids, used = list[str](), {*taken}
    for words, to in answers:
        name = slug(words)
        ids.append(free(name if len(name) > 1 else to, used))
        used.add(ids[-1])
    return ids
