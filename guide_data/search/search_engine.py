"""The search's own script, run here: each query finds what it finds in a visitor's browser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from guide_data.search.script_linker import link
from guide_data.search.search_data import SearchData

SCRIPT = Path(__file__).with_name("find.js")
ENGINE = "py_mini_racer"
# A guide that is judged at every save is mostly asked the same of the same.
MOST_KNOWN = 16


def has_engine() -> bool:
    """Whether what runs the script is installed: whoever only serves a guide needs it not."""
    return find_spec(ENGINE) is not None


def found_by(data: SearchData, queries: Sequence[str]) -> list[list[str]]:
    """The steps that each query finds, the best first."""
    return run(json.dumps(data), json.dumps(list(queries)))


@lru_cache(MOST_KNOWN)
def run(data: str, queries: str) -> list[list[str]]:
    """What ``found_by`` tells, of JSON."""
    # It takes a while to load: only where there is something to judge.
    from py_mini_racer import MiniRacer  # noqa: PLC0415

    name, text = script()
    steps = f"{queries}.map({name}.finder({data})).map((all) => all.map(({{ step }}) => step))"
    # Closed at once: left to the interpreter's end, it may end that badly.
    with MiniRacer() as engine:
        found: list[list[str]] = json.loads(str(engine.eval(f"{text}JSON.stringify({steps})")))
    return found


@cache
def script() -> tuple[str, str]:
    """The name of the script's module, and the script with all that it imports."""
    linked: dict[Path, str] = {}
    name = link(SCRIPT, linked)
    return name, "".join(linked.values())
