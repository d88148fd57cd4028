"""How content is judged: one family of rules a file, one small function a rule."""

from guide_data.checks.engine import check, judge
from guide_data.checks.rules.registry import RULES

__all__ = ["RULES", "check", "judge"]
