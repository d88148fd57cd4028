"""A flowchart as Graphviz draws it."""

from __future__ import annotations

from collections.abc import Iterator

from guide_data.exchange.flowchart import Flowchart, Node

HEAD = (
    '  node [shape=box, style=rounded, fontname="sans-serif"]',
    '  edge [fontname="sans-serif"]',
)


def quoted(words: str) -> str:
    """Words as a string of DOT, in which a backslash would mean something."""
    said = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{said}"'


def write_dot(chart: Flowchart) -> str:
    """The flowchart as a digraph; a group is a cluster."""
    return "\n".join(lines_of(chart)) + "\n"


def lines_of(chart: Flowchart) -> Iterator[str]:
    """Nodes by their groups, then what leads where."""
    yield f"digraph {quoted(chart.title)} {{"
    yield from HEAD
    yield from (f"  {drawn(node)}" for node in chart.nodes if node.group not in chart.groups)
    for number, (group, title) in enumerate(chart.groups.items()):
        yield f"  subgraph cluster_{number} {{"
        yield f"    label={quoted(title)}"
        yield from (f"    {drawn(node)}" for node in chart.nodes if node.group == group)
        yield "  }"
    yield from (line for node in chart.nodes for line in arrows_of(node))
    yield "}"


def drawn(node: Node) -> str:
    """A node with its title, and all that it says where the pointer rests."""
    return f"{quoted(node.key)} [label={quoted(node.title)}, tooltip={quoted(node.text)}]"


def arrows_of(node: Node) -> Iterator[str]:
    """The arrows that leave a node."""
    for edge in node.edges:
        yield f"  {quoted(node.key)} -> {quoted(edge.to)} [label={quoted(edge.text)}]"
