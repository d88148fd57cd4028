"""Which steps are the same under another id: those most alike in words and in where they lead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product

from guide_data.model.flow import Flow
from guide_data.model.step import REMEDY_ANSWERS, Step

# Steps this much alike are one step under two ids; no two steps of one guide come near it.
ALIKE = 2 / 3
# Those whose words are less alike are not, wherever their options lead.
LEAST = (3 * ALIKE - 1) / 2
WORD = re.compile(r"[A-Za-z]+|[^\sA-Za-z]")


@dataclass(frozen=True)
class Rename:
    """A step that went and one that came, which are one step under two ids."""

    old: str
    new: str


def kept(old: Flow, new: Flow) -> dict[str, str]:
    """The ids of steps that went and are told by ``was``, and what leads there now."""
    went = [step for step in old.steps if step not in new.steps]
    return {step: new.moved[step] for step in went if step in new.moved}


def lost(old: Flow, new: Flow) -> list[str]:
    """The addresses that were there and lead nowhere now."""
    return [id_ for id_ in (*old.steps, *old.moved) if new.now(id_) not in new.steps]


def renamed(old: Flow, new: Flow) -> dict[str, str]:
    """The new ids of steps by their old ones, first as ``was`` has it, then the most alike.

    Of several steps that became one, the first is it; none is where that was there before.
    """
    names: dict[str, str] = {}
    for was, now in kept(old, new).items():
        if now not in old.steps and now not in names.values():
            names[was] = now
    told = {*kept(old, new), *kept(old, new).values()}
    ratios = {
        pair: ratio for pair, ratio in word_ratios(old, new).items() if not told.intersection(pair)
    }
    while ratios:
        # Each match tells of more options that they lead to the same step.
        likeness = {
            (was, now): similarity(old.steps[was], new.steps[now], ratio, names)
            for (was, now), ratio in ratios.items()
        }
        was, now = best = max(likeness, key=likeness.__getitem__)
        if likeness[best] < ALIKE:
            break
        names[was] = now
        ratios = {pair: r for pair, r in ratios.items() if pair[0] != was and pair[1] != now}
    return names


def word_ratios(old: Flow, new: Flow) -> dict[tuple[str, str], float]:
    """Each step that went with each of its kind that came: how alike, if at all, in words."""
    went = [step for step in old.steps.values() if step.id not in new.steps]
    came = [step for step in new.steps.values() if step.id not in old.steps]
    texts = {step.id: words(step) for step in (*went, *came)}
    ratios = {
        (was.id, now.id): words_alike(texts[was.id], texts[now.id])
        for was, now in product(went, came)
        if (was.kind, was.ends) == (now.kind, now.ends)
    }
    return {pair: alike for pair, alike in ratios.items() if alike >= LEAST}


def words_alike(was: list[str], now: list[str]) -> float:
    """How alike words are, 0 to 1; 0 where a quick look tells that they are not."""
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    looks = (matcher.real_quick_ratio, matcher.quick_ratio)
    return matcher.ratio() if all(look() >= LEAST for look in looks) else 0


def words(step: Step) -> list[str]:
    """The words of a step that are its own: those that close every remedy tell nothing.

    Latin words are whole; where there is no space between words, each sign is one.
    """
    own = [option.text for option in step.options if option.id not in REMEDY_ANSWERS]
    return WORD.findall("\n".join([step.title, step.words, *own]))


def similarity(was: Step, now: Step, ratio: float, names: Mapping[str, str]) -> float:
    """How alike two steps are, 0 to 1: two thirds their words, one third where options lead."""
    before = {(option.id, names.get(option.to, option.to)) for option in was.options}
    after = {(option.id, option.to) for option in now.options}
    if not before | after:
        return ratio
    return (2 * ratio + len(before & after) / len(before | after)) / 3
