"""How content is judged: one family of rules a file, one small function a rule."""

from guide_data.checks.engine import RULES, check, judge

__all__ = ["RULES", "check", "judge"]
