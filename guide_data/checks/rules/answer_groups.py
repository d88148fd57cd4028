"""Groups of answers: each answer stands in its own, and each group in one place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.tables import Row, at
from guide_data.checks.rules.registry import Family
from guide_data.reading.located import Located

rule = Family("branches")


@rule(
    "group-misplaced",
    "warning",
    "別のまとまりに入っていそうな答え",
    example="- id: strange に group: stuck  # まとまり strange がある",
)
def group_misplaced(case: Case) -> pd.DataFrame:
    """Answers in another group than that of their name, or apart from the others of theirs."""
    rows = [row for one in case.tables.draft.all_steps for row in misplaced(one)]
    message = "答え '{option}' のまとまり（group）は '{group}' で合っているか、見てください。"
    return found(pd.DataFrame(rows), message)


def misplaced(one: Located[Any]) -> Iterator[Row]:
    """The answers of a step that seem to be in the wrong group."""
    options = one.item.own_options()
    names = getattr(one.item, "groups", None) or {}
    met: set[str] = set()
    for group, held in groupby(enumerate(options), key=lambda pair: pair[1].group):
        for n, option in held:
            other = option.id in names and option.id != group
            if group and (other or group in met):
                row = {"step": one.item.id, "option": option.id, "group": group}
                yield row | at(one, "options", n, "group")
        met.add(group)
