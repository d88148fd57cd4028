"""How much of a thing is tried: a sample each time, all of it in the long run, by hand.

``HYPOTHESIS_PROFILE=long make pytest``: as Hypothesis takes more examples then, so do other tests.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"


def some(things: Iterable[T], count: int) -> list[T]:
    """So many things of many, from all over them, and the same each time; in the long run, all."""
    every = list(things)
    return every if LONG else every[:: -(-len(every) // count)]
