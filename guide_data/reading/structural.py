"""What no guide may break: one table of small rules, each registered where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guide_data.model.problems import Problem
from guide_data.reading.draft import Draft
from guide_data.reading.located import Refusal

Rule = Callable[[Draft], Iterator[Problem]]
# Every rule in the order they stand here, with what checks list its problems as.
RULES: list[tuple[Refusal, Rule]] = []
# More of one rule at once is no help to anybody, and takes long to find.
MOST_OF_A_RULE = 200

# What several rules are listed as.
ID_TAKEN = Refusal("id-taken", "2 回使われた id", "- id: start  # が 2 つ")
MARKUP = Refusal("markup", "HTML や直接のリンク", "<b>注意</b>")
UNREADABLE = Refusal("unreadable", "読めないファイルや知らない項目", "titel: …")


def structural(rule_id: str, description: str, example: str) -> Callable[[Rule], Rule]:
    """Register a rule that no guide may break, as checks list it."""

    def register(rule: Rule) -> Rule:
        RULES.append((Refusal(rule_id, description, example), rule))
        return rule

    return register
