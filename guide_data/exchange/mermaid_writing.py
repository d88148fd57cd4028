"""A flowchart as Mermaid draws it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide_data.exchange.flowchart import Flowchart, Node
from guide_data.exchange.mermaid_labels import write_label

# Words of Mermaid's own: an id that begins with one of them breaks the chart.
TAKEN = re.compile(
    "(?:end|graph|subgraph|flowchart|style|linkstyle|classdef|class|click|direction|default|href|call)"
    r"(?![a-z0-9])"
)


def mermaid_id(key: str) -> str:
    """The id of a node, which no word of Mermaid's own begins."""
    return f"step-{key}" if TAKEN.match(key) else key


def write_mermaid(chart: Flowchart) -> str:
    """The flowchart from top to bottom; a group is a subgraph."""
    return "\n".join(lines_of(chart)) + "\n"


def lines_of(chart: Flowchart) -> Iterator[str]:
    """Nodes by their groups, the one to begin at first; then what leads where."""
    if chart.title:
        yield from ("---", f"title: {write_label(chart.title)}", "---")
    yield "flowchart TD"
    nodes = sorted(chart.nodes, key=lambda node: node.key != chart.first)
    yield from (f"  {drawn(node)}" for node in nodes if node.group not in chart.groups)
    for group, title in chart.groups.items():
        members = [node for node in nodes if node.group == group]
        if members:
            yield f"  subgraph group-{group} [{write_label(title)}]"
            yield from (f"    {drawn(node)}" for node in members)
            yield "  end"
    yield from (line for node in nodes for line in links_of(node))


def drawn(node: Node) -> str:
    """A node: a question is a diamond, an end is round."""
    label = write_label("\n".join(filter(None, [node.title, node.text])))
    shape = "{%s}" if len(node.edges) > 1 else "[%s]" if node.edges else "([%s])"
    return mermaid_id(node.key) + shape % label


def links_of(node: Node) -> Iterator[str]:
    """The arrows that leave a node."""
    for edge in node.edges:
        words = f"|{write_label(edge.text)}|" if edge.text else ""
        yield f"  {mermaid_id(node.key)} -->{words} {mermaid_id(edge.to)}"
