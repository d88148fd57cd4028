"""What single rules find in a folder, whatever else there is to find."""

from datetime import date

from guide_data.checks import RULES
from guide_data.checks.frames.case import Case
from guide_data.checks.frames.tables import read_tables


def case_of(folder):
    """A folder as the rules see it, on the day of its facts."""
    return Case(read_tables(folder), date(2026, 11, 22))


def places_found(rule, case):
    """The files and lines where a rule finds something, each with what to do."""
    rows = RULES[rule].find(case)
    assert all("。" in message for message in rows["message"])
    return list(zip(rows["file"], rows["line"], strict=True))
