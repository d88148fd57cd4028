"""Ids are addresses: each leads to one step, and whatever leads somewhere names one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guide_data.model.problems import Problem, nearest, plain_name
from guide_data.reading.draft import Draft
from guide_data.reading.fields import options, refs
from guide_data.reading.located import Located
from guide_data.reading.structural import ID_TAKEN, structural

# The page's own address for its index of words.
RESERVED = {"index": "索引", "jupyter-config-data": "アプリ"}


@structural(*ID_TAKEN)
def ids_once(draft: Draft) -> Iterator[Problem]:
    """No two things of one kind share an id."""
    groups: dict[str, list[Located[Any]]] = {"steps": draft.all_steps, **draft.lists}
    # Papers and bills are ticked in one list.
    groups["papers"] = [*groups.get("papers", ()), *groups.pop("bills", ())]
    for group in groups.values():
        named = [located for located in group if "id" in type(located.item).model_fields]
        count = Counter(located.item.id for located in named)
        for located in named:
            if count[located.item.id] > 1:
                yield located.problem(
                    f"id '{located.item.id}' が 2 回以上使われています。変えてください。", "id"
                )


@structural(*ID_TAKEN)
def old_ids_once(draft: Draft) -> Iterator[Problem]:
    """No address of before is that of a step, of the page's own, or leads to two steps."""
    ids = {located.item.id for located in draft.all_steps} | RESERVED.keys()
    count = Counter(old for located in draft.all_steps for old in located.item.was)
    for located in draft.all_steps:
        for n, old in enumerate(located.item.was):
            if old in ids or count[old] > 1:
                what = (
                    f"'{old}' は、いまのステップの id か、ほかの was です。1 か所にしてください。"
                )
                yield located.problem(what, "was", n)


@structural(*ID_TAKEN)
def option_ids_once(draft: Draft) -> Iterator[Problem]:
    """No two options of a step share an id, nor take that of a closing answer."""
    count = Counter((id(located), option.id) for located, option, _ in options(draft))
    for located, option, loc in options(draft):
        if count[id(located), option.id] > 1 or option.id in located.item.closing:
            yield located.problem(
                f"id '{option.id}' はこのステップでもう使われています。", *loc, "id"
            )


@structural(*ID_TAKEN)
def ids_free(draft: Draft) -> Iterator[Problem]:
    """No step takes an address that the page itself needs."""
    for located in draft.all_steps:
        if located.item.id in RESERVED:
            what = f"は{RESERVED[located.item.id]}が使います。変えてください。"
            yield located.problem(f"id '{located.item.id}' {what}", "id")


@structural("target-missing", "ない行き先", "to: two-step-aplost")
def targets_exist(draft: Draft) -> Iterator[Problem]:
    """Every option, closing answer, index entry and search leads to a step that is there."""
    known = draft.ids.get("steps", set())
    # An id that is written in a way that none may be is told where it stands.
    misspelt = {plain_name(step.id) for step in draft.unread if step.id not in known_ids(draft)}
    lost = [ref for ref in refs(draft, "step") if ref[1] not in known]
    count = Counter(target for _, target, _ in lost)
    now = {old: step.item.id for step in draft.all_steps for old in step.item.was}
    told = set(misspelt)
    for located, target, loc in lost:
        hint = f"（いまは '{now[target]}' です）" if target in now else nearest(target, known)
        what = f"'{target}' というステップはありません{hint}。"
        if target not in now and count[target] > 1:
            what += (
                f"{count[target]} か所から呼ばれています。id を変えたなら、もとに戻してください。"
            )
        yield replace(located.problem(what, *loc), follows=target in told)
        told.add(target)


def known_ids(draft: Draft) -> set[str]:
    """The ids of steps that are written as ids are."""
    return set(draft.places.values())
