"""Defects of what people type: searches that do not lead where searches.yaml says."""

from tests.support.mutation_operators import instead, op

OPERATORS = {
    "search-lost": [
        instead("another step", "searches.yaml", "- query: 凍結\n", "- query: 荷物\n"),
        op(
            "below what else is found",
            (
                "en/searches.yaml",
                "- query: forgotten password\n  step: details-forgot\n",
                "- query: §forgotten password\n  step: details-shared\n  first: true\n",
            ),
        ),
    ],
}
