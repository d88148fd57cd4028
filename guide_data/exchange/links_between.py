"""What a flowchart leaves open: answers that lead nowhere, to no step, or back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guide_data.exchange.flowchart import Edge, Flowchart, Node
from guide_data.exchange.import_log import ImportLog
from guide_data.model.problems import nearest, plain_name
from guide_data.reading.cycles import cycles_from

BECAME_A_LINK = "「{step}」の答え「{answer}」は「{to}」にもどるので、もどるリンクにしました。"
# Each takes a look at all names.
MOST_HINTS = 20


def with_ends(chart: Flowchart, log: ImportLog) -> Flowchart:
    """A chart with a step for each target that has none: tables often list no ends."""
    keys, nodes, added = keys_by_name(chart), [], dict[str, Node]()
    known = {node.key: node.title for node in chart.nodes}
    for node in chart.nodes:
        edges = []
        for edge in leading_somewhere(node, log):
            to = keys.get(edge.to) or keys.get(plain_name(edge.to)) or edge.to
            if to not in known and to not in added:
                hint = nearest(to, known) if len(added) < MOST_HINTS else ""
                what = "「{to}」というステップがない{hint}ので、終わりとして足しました。"
                log.lost(edge.line, what, to=to, hint=hint)
                added[to] = Node(to, to, line=edge.line)
            edges.append(replace(edge, to=to))
        nodes.append(replace(node, edges=tuple(edges)))
    return replace(chart, nodes=(*nodes, *added.values()))


def leading_somewhere(node: Node, log: ImportLog) -> Iterator[Edge]:
    """The answers of a node that have a target."""
    for edge in node.edges:
        if edge.to:
            yield edge
        else:
            log.lost(edge.line, "行き先のない答え「{answer}」は取り込みません。", answer=edge.text)


def keys_by_name(chart: Flowchart) -> dict[str, str]:
    """The keys of nodes by all that an answer may call them: their key, or their title."""
    names: dict[str, str] = {}
    for name in (lambda one: one.key, lambda one: one.title):
        for spelled in (str, plain_name):
            for node in chart.nodes:
                names.setdefault(spelled(name(node)), node.key)
    return names


def parted(chart: Flowchart, log: ImportLog) -> tuple[Flowchart, dict[str, tuple[Edge, ...]]]:
    """A chart without the answers by which a step leads back; these, as links, by their steps."""
    leads = {node.key: [edge.to for edge in node.edges] for node in chart.nodes}
    done: set[str] = set()
    starts = (chart.first, *leads)
    back = {tuple(way[-2:]) for start in starts for way in cycles_from(start, leads, done)}
    left: dict[str, tuple[Edge, ...]] = {}
    for node in chart.nodes:
        if links := tuple(edge for edge in node.edges if (node.key, edge.to) in back):
            left[node.key] = links
            tell(node, links, log)
    nodes = tuple(without(node, left.get(node.key, ())) for node in chart.nodes)
    return replace(chart, nodes=nodes), left


def tell(node: Node, links: tuple[Edge, ...], log: ImportLog) -> None:
    """Tell what becomes of answers that lead back."""
    for edge in links:
        log.lost(edge.line, BECAME_A_LINK, step=node.key, answer=edge.text or edge.to, to=edge.to)


def without(node: Node, links: tuple[Edge, ...]) -> Node:
    """A node without some of its answers."""
    return replace(node, edges=tuple(edge for edge in node.edges if edge not in links))
