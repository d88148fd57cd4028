"""How content is judged: one family of rules a file, one small function a rule."""

# Rules register when their file is imported, and are listed in this order.
# isort: off
from guide_data.checks import (  # noqa: F401
    load_errors,
    structure,
    coverage,
    scenarios,
    freshness,
    sign_off,
    plain_language,
    links,
    phones,
    contacts,
    secrets,
    translation_parity,
    suppression,
)

# isort: on
from guide_data.checks.engine import check, judge
from guide_data.checks.registry import RULES

__all__ = ["RULES", "check", "judge"]
