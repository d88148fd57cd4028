"""Defects for the rules about sign-offs."""

from tests.support.mutation_operators import op

FILE = "reviews.yaml"


def sign_off(step, on="2026-11-20", of="00000000", mark=""):
    return f"- step: {mark}{step}\n  by: KT\n  on: {on}\n  of: {of}\n"


OPERATORS = {
    "sign-off-changed": [
        op("another step's digest", (FILE, "", sign_off("start", mark="§"))),
        op(
            "the second of two",
            (FILE, "", sign_off("start")),
            (FILE, "", sign_off("takeover", of="ffffffff", mark="§")),
        ),
    ],
    "sign-off-old": [
        op("years ago", (FILE, "", sign_off("start", on="2020-01-01", mark="§"))),
        op("a year and a day ago", (FILE, "", sign_off("human", on="2025-11-25", mark="§"))),
    ],
    "sign-off-future": [
        op("a year mistyped", (FILE, "", sign_off("start", on="2027-11-20", mark="§"))),
        op(
            "beside one that has come",
            (FILE, "", sign_off("start")),
            (FILE, "", sign_off("human", on="2027-01-20", mark="§")),
        ),
    ],
    "sign-off-twice": [
        op("signed again", (FILE, "", sign_off("start")), (FILE, "", sign_off("start", mark="§"))),
        op(
            "with others between",
            (FILE, "", sign_off("start") + sign_off("human")),
            (FILE, "", sign_off("start", on="2026-11-21", mark="§")),
        ),
    ],
}
