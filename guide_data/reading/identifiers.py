"""Ids are addresses: each leads to one step, and whatever leads somewhere names one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guide_data.messages import say, templates
from guide_data.model.problems import Problem, nearest, plain_name
from guide_data.reading.draft import Draft
from guide_data.reading.fields import options, refs
from guide_data.reading.located import Located
from guide_data.reading.structural import ID_TAKEN, structural

# The page's own address for its index of words.
RESERVED = {
    "index": templates("id '{id}' は索引が使います。変えてください。"),
    "jupyter-config-data": templates("id '{id}' はアプリが使います。変えてください。"),
}


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
                what = "id '{id}' が 2 回以上使われています。変えてください。"
                yield located.problem(say(what, id=located.item.id), "id")


@structural(*ID_TAKEN)
def old_ids_once(draft: Draft) -> Iterator[Problem]:
    """No address of before is that of a step, of the page's own, or leads to two steps."""
    ids = {located.item.id for located in draft.all_steps} | RESERVED.keys()
    count = Counter(old for located in draft.all_steps for old in located.item.was)
    for located in draft.all_steps:
        for n, old in enumerate(located.item.was):
            if old in ids or count[old] > 1:
                what = "'{old}' は、いまのステップの id か、ほかの was です。1 か所にしてください。"
                yield located.problem(say(what, old=old), "was", n)


@structural(*ID_TAKEN)
def option_ids_once(draft: Draft) -> Iterator[Problem]:
    """No two options of a step share an id, nor take that of a closing answer."""
    count = Counter((id(located), option.id) for located, option, _ in options(draft))
    for located, option, loc in options(draft):
        if count[id(located), option.id] > 1 or option.id in located.item.closing:
            what = say("id '{id}' はこのステップでもう使われています。", id=option.id)
            yield located.problem(what, *loc, "id")


@structural(*ID_TAKEN)
def ids_free(draft: Draft) -> Iterator[Problem]:
    """No step takes an address that the page itself needs."""
    for located in draft.all_steps:
        if located.item.id in RESERVED:
            what = say(RESERVED[located.item.id], id=located.item.id)
            yield located.problem(what, "id")


LOST = "'{id}' というステップはありません{hint}。"
LOST_BY_MANY = (
    "'{id}' というステップはありません{hint}。"
    "{count} か所から呼ばれています。id を変えたなら、もとに戻してください。"
)


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
        renamed = say("（いまは '{id}' です）", id=now[target]) if target in now else ""
        hint = renamed or nearest(target, known)
        said = LOST_BY_MANY if target not in now and count[target] > 1 else LOST
        what = say(said, id=target, hint=hint, count=count[target])
        yield replace(located.problem(what, *loc), follows=target in told)
        told.add(target)


def known_ids(draft: Draft) -> set[str]:
    """The ids of steps that are written as ids are."""
    return set(draft.places.values())
