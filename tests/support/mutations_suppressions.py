"""Suppressions that have ended, or that drop nothing."""

from tests.support.mutation_operators import LABEL, OUTAGE, op, suppression

FILE = "suppressions.yaml"
OPERATORS = {
    "suppression-ended": [
        op(
            "of a step",
            LABEL,
            (FILE, "", "§" + suppression("label-unknown", "step: outage-wait", "2026-11-21")),
        ),
        op(
            "of a file",
            LABEL,
            (FILE, "", "§" + suppression("label-unknown", f"file: {OUTAGE}", "2020-01-01")),
        ),
    ],
    "suppression-unused": [
        op(
            "nothing found",
            (FILE, "", "§" + suppression("label-unknown", "step: start", "2027-01-01")),
        ),
        op(
            "another step",
            LABEL,
            (FILE, "", "§" + suppression("label-unknown", "step: start", "2027-01-01")),
        ),
        op(
            "no such rule",
            LABEL,
            (FILE, "", "§" + suppression("label-unknwon", f"file: {OUTAGE}", "2027-01-01")),
        ),
        op(
            "no place",
            LABEL,
            (
                FILE,
                "",
                "§"
                + suppression("label-unknown", "reason: a", "2027-01-01").replace(
                    "  reason: あとで直すため。\n", ""
                ),
            ),
        ),
    ],
}
