"""What is made of a flow alone, and is the same each time: made once."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from guide_data.model.flow import Flow

Made = TypeVar("Made")


def once_per_flow(make: Callable[[Flow], Made]) -> Callable[[Flow], Made]:
    """Call a function once for each flow, while that is there; its result is nobody's to change.

    By identity: a flow is frozen, but to compare two of them takes longer than to make anything.
    """
    made: dict[int, Made] = {}

    @wraps(make)
    def of(flow: Flow) -> Made:
        if id(flow) not in made:
            made[id(flow)] = make(flow)
            weakref.finalize(flow, made.pop, id(flow))
        return made[id(flow)]

    return of
