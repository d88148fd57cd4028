"""Defects for the rules about links back to earlier steps."""

from tests.support.mutation_operators import ENDS, START, op


def back_on(step, to):
    """An edit that puts a back-link on a step."""
    return f"  - id: {step}\n", f"  - id: {step}\n§    back: {{{to}: もどる}}\n"


OPERATORS = {
    "back-not-passed": [
        op("from the start to a later step", (START, *back_on("start", "human"))),
        op("to itself", (ENDS, *back_on("human", "human"))),
    ],
}
