"""What a rule is, and the one table of them: each registers itself where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from guide_data.checks.frames.case import Case, Severity

Find = Callable[[Case], pd.DataFrame]


@dataclass(frozen=True)
class Rule:
    """One thing that content must not do.

    ``find`` returns a row (file, line, step, message) for each place where it does; ``example``
    is a piece of content that the rule finds; what is not ``suppressible`` nobody may leave out.
    ``needs`` are the parts of what is known of a language without which it cannot judge one.
    """

    id: str
    family: str
    severity: Severity
    description: str
    example: str
    find: Find
    suppressible: bool
    needs: tuple[str, ...] = ()


# What these find harms visitors, whatever the reason to leave it for later.
NEEDED = frozenset(("reading", "safety", "suppressions"))
# By their ids, in the order in which they were registered.
RULES: dict[str, Rule] = {}


@dataclass(frozen=True)
class Family:
    """The decorator ``rule`` of one family, all of whose rules are ``suppressible`` or none."""

    name: str

    @property
    def suppressible(self) -> bool:
        """Whether an editor may leave out what its rules find."""
        return self.name not in NEEDED

    def __call__(
        self,
        rule_id: str,
        severity: Severity,
        description: str,
        *,
        example: str,
        needs: str = "",
    ) -> Callable[[Find], Find]:
        """Register a function as a rule; it stays what it is."""

        def register(find: Find) -> Find:
            said = (rule_id, self.name, severity, description, example, find)
            RULES[rule_id] = Rule(*said, self.suppressible, tuple(needs.split()))
            return find

        return register
