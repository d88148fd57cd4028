"""Days that have passed, and facts that age."""

from tests.support.mutation_operators import FIRST_FACT, OURS, fact, mark, op

OPERATORS = {
    "review-overdue": [
        op(
            "yesterday",
            (
                "facts.yaml",
                "",
                f"§{fact('new', OURS)}  compared: 2026-01-22\n  review: 2026-11-25\n",
            ),
        ),
        op(
            "long ago",
            ("facts.yaml", FIRST_FACT, FIRST_FACT.replace("2027", "2026")),
            mark("facts.yaml", "- id: details-cause"),
        ),
        op(
            "today moved",
            ("guide.yaml", "as_of: 2026-11-26", "as_of: 2028-11-26"),
            mark("facts.yaml", "- id: details-cause"),
        ),
    ],
    "review-soon": [
        op(
            "today",
            (
                "facts.yaml",
                "",
                f"§{fact('new', OURS)}  compared: 2026-01-22\n  review: 2026-11-26\n",
            ),
        ),
        op(
            "in 30 days",
            ("facts.yaml", FIRST_FACT, FIRST_FACT.replace("2027-10-22", "2026-12-26")),
            mark("facts.yaml", "- id: details-cause"),
        ),
    ],
    "compared-in-future": [
        op(
            "one day",
            # Whatever day it is.
            ("facts.yaml", FIRST_FACT, FIRST_FACT.replace("2026-11-22", "2099-11-27")),
            mark("facts.yaml", "- id: details-cause"),
        ),
        op(
            "a slip of the year",
            (
                "facts.yaml",
                "",
                f"§{fact('new', OURS)}  compared: 2062-11-22\n  review: 2063-11-22\n",
            ),
        ),
    ],
    "review-before-compared": [
        op(
            "by a day",
            ("facts.yaml", FIRST_FACT, FIRST_FACT.replace("2027-10-22", "2026-11-21")),
            mark("facts.yaml", "- id: details-cause"),
        ),
        op(
            "swapped",
            (
                "facts.yaml",
                "",
                f"§{fact('new', OURS)}  compared: 2027-11-22\n  review: 2026-11-22\n",
            ),
        ),
    ],
    "aged-without-note": [
        op(
            "note taken out",
            ("facts.yaml", "  aged: 年金手帳の発行は2022年に終わりました。\n", ""),
            mark("documents.yaml", "- id: pension-book"),
        ),
        op(
            "no longer there",
            (
                "documents.yaml",
                "    name: パスポート\n    today: fine",
                "    name: パスポート\n    today: gone",
            ),
            mark("documents.yaml", "- id: passport"),
        ),
        op(
            "old link",
            (
                "facts.yaml",
                "ours: にせのサイトにパスワードを入れさせないため。\n  compared: 2026",
                "ours: 守るため。\n  compared: 2023",
            ),
            mark("links.yaml", "- id: amazon"),
        ),
    ],
}
