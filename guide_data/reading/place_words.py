"""A place within a file in an editor's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guide_data.messages import gettext, say, templates
from guide_data.text.invisible import visible

# Lists whose items have a name of their own; others are called by their field.
ITEMS = templates({"steps": "ステップ", "options": "答え"})
LONGEST_ID = 60
# Japanese counts so only as far as nine.
MOST_TSU = 9


def place_words(loc: Sequence[str | int], value: Any) -> str:
    """``steps[0].options[1].to`` as 1 つめのステップ（start）の 2 つめの答え（no-code）の to."""
    words: list[str] = []
    named = ""
    for step in loc:
        value = inside(value, step)
        if isinstance(step, int):
            words.append(item_words(step, named, value))
            named = ""
        else:
            words += [named] if named else []
            named = visible(str(step))
    return (
        gettext(" の ")
        .join([*words, named] if named else words)
        .replace("め の", "めの")
        .replace("） の", "）の")
    )


def inside(value: Any, step: str | int) -> Any:
    """The part of a value, if it has that."""
    if isinstance(value, dict):
        return value.get(step)
    there = isinstance(value, list) and isinstance(step, int) and step < len(value)
    return value[step] if there else None


def item_words(place: int, named: str, item: Any) -> str:
    """An item of a list by its number, and by its id where it has one."""
    number = say("{n} つめ" if place < MOST_TSU else "{n} 番め", n=place + 1)
    called = ITEMS.get(named) if isinstance(item, dict) else None
    if called:
        which = say("{number}の{called}", number=number, called=gettext(called))
    else:
        which = say("{named} の {number}", named=named, number=number) if named else number
    own = item.get("id") if isinstance(item, dict) else None
    if not isinstance(own, str) or len(own) > LONGEST_ID:
        return which
    return say("{which}（{id}）", which=which, id=visible(own))
