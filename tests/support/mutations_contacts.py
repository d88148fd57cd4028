"""Defects for the rules about contacts, a guide's own day, and what is ours."""

from tests.support.mutation_operators import FIRST_FACT, mark, op

ASK, HUMAN_ID = "causes/7_contact.yaml", "ends.yaml"
CALLED = "      届いた番号ではなく、こちらにかけます。\n"
REAL = f"{CALLED}\n      {{contacts}}\n"
TWO = "{contact:free}\n\n      {contact:paid}"
HUMAN, OURS = "  - id: human-id\n    kind: outcome\n", "    ours: true\n"
SOLVED = "    facts: [takeover-call, keep-note, call-if-strange]\n"
TOLD = SOLVED.replace("]", ", details-cause]")
UNKNOWN = "    text: |\n      {contacts}\n\n      登録したメールアドレスや番号がわからない"

OPERATORS = {
    "as-of-behind": [
        op(
            "left behind",
            ("guide.yaml", "as_of: 2026-11-26", "§as_of: 2026-11-21"),
        ),
        op(
            "one fact compared since",
            ("facts.yaml", FIRST_FACT, FIRST_FACT.replace("2026-11-22", "2026-11-26")),
            ("guide.yaml", "as_of: 2026-11-26", "§as_of: 2026-11-25"),
        ),
    ],
    "human-without-contact": [
        op(
            "line lost",
            (ASK, REAL, REAL.replace("\n\n      {contacts}", "")),
            mark(ASK, "- id: contact-ask"),
        ),
        op(
            "named in words",
            (HUMAN_ID, UNKNOWN, UNKNOWN.replace("{contacts}", "窓口に電話します。")),
            mark(HUMAN_ID, "- id: human-id"),
        ),
    ],
    "contact-left-out": [
        op(
            "one of three",
            (ASK, REAL, REAL.replace("{contacts}", "{contact:free}")),
            mark(ASK, "- id: contact-ask"),
        ),
        op(
            "two of three",
            (
                HUMAN_ID,
                UNKNOWN,
                UNKNOWN.replace("{contacts}", TWO),
            ),
            mark(HUMAN_ID, "- id: human-id"),
        ),
    ],
    "ours-from-source": [
        op(
            "ours written beside facts",
            (
                HUMAN_ID,
                "  - id: human-id\n    kind: outcome\n",
                "  - id: §human-id\n    kind: outcome\n    ours: true\n",
            ),
        ),
        op(
            "ours written at the end",
            (
                HUMAN_ID,
                "    facts: [takeover-call, keep-note, call-if-strange]\n",
                TOLD + "    ours: true\n",
            ),
            mark(HUMAN_ID, "- id: solved"),
        ),
    ],
    "telephone-retyped": [
        op(
            "as it is written",
            (
                ASK,
                "      届いた番号ではなく、こちらにかけます。\n",
                "§      0120-899-543にかけます。\n",
            ),
        ),
        op(
            "full width",
            (
                ASK,
                "      届いた番号ではなく、こちらにかけます。\n",
                "§      ０２２－７４５－６３６３にかけます。\n",
            ),
        ),
    ],
}
