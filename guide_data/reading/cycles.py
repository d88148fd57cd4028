"""Where steps lead back to themselves."""

from __future__ import annotations

from collections.abc import Iterator


def cycles_from(start: str, leads: dict[str, list[str]], done: set[str]) -> Iterator[list[str]]:
    """The cycles first met when walking from a step; ``done`` holds what was walked before."""
    path: dict[str, None] = {}
    stack = [(start, False)]
    while stack:
        step, leave = stack.pop()
        if leave:
            done.add(path.popitem()[0])
        elif step in path:
            walked = list(path)
            yield [*walked[walked.index(step) :], step]
        elif step not in done and step in leads:
            path[step] = None
            stack.append((step, True))
            stack += [(target, False) for target in leads[step]]
