"""Defects that are told by what is known of a language."""

from tests.support.mutation_operators import instead, op
from tests.support.mutations_translations import OUTAGE, SETTLED, WORDS

OPERATORS = {
    "asks-for-control": [
        op(
            "in English, remote control",
            (
                OUTAGE,
                SETTLED,
                SETTLED.replace(
                    "2. When", "§2. Let the agent take remote control of your computer. When"
                ),
            ),
        ),
        instead(
            "in English, gift cards",
            WORDS,
            "lead: Answer a few",
            "lead: Buy gift cards. Answer a few",
        ),
    ],
}
