"""Sentences that say how long, how much or when: facts, until somebody compares them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from guide_data.exchange.flowchart import Node
from guide_data.exchange.step_ids import free
from guide_data.text.amounts import amounts

MARK = re.compile(r"^\s*(?:[-*+>|]|[0-9]+[.)])\s+")
REFERENCE = re.compile(r"\{[^{}]*\}")
SIGNS = re.compile(r"[*`|\\]+")


def amounts_said(
    nodes: Iterable[Node], ids: Mapping[str, str], taken: Iterable[str], language: str
) -> dict[str, tuple[str, str]]:
    """The id and the text of the fact that the amounts of each step rest on, by its key."""
    names, said = {*taken}, dict[str, tuple[str, str]]()
    for node in nodes:
        lines = {line: None for line in lines_of(node) if amounts(line, language)}
        if lines:
            said[node.key] = free(ids[node.key], names), " ".join(lines)
            names.add(said[node.key][0])
    return said


def lines_of(node: Node) -> Iterable[str]:
    """All that a step says, line by line, in plain words."""
    for text in (node.title, node.text, *(edge.text for edge in node.edges)):
        for line in text.split("\n"):
            yield " ".join(SIGNS.sub(" ", REFERENCE.sub("…", MARK.sub("", line))).split())
