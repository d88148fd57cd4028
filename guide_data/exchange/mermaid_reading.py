"""A Mermaid flowchart as steps and answers; its subgraphs are causes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from guide_data.exchange.flowchart import Edge, Flowchart, Node
from guide_data.exchange.import_log import ImportLog
from guide_data.exchange.mermaid_grammar import (
    ID,
    read_shape,
    read_statement,
    skip_blank,
    statements_of,
)
from guide_data.exchange.mermaid_labels import read_label

FENCE = re.compile(r"^\s*(?:```+|~~~+|:::)\s*\{?mermaid\b")
FENCE_END = re.compile(r"^\s*(?:```+|~~~+|:::)\s*$")
# In quotes, two such signs are words.
COMMENT = re.compile(r'^((?:[^"%]|"[^"]*"|%(?!%))*)%%.*$')
HEADER = re.compile(r"^(?:flowchart(?:-elk)?|graph)\b\s*(?:TB|TD|BT|RL|LR|[<>^v])?\s*;?", re.I)
TITLE = re.compile(r"^(?:title:|accTitle:)\s*(.+)$")
SUBGRAPH = re.compile(r"^subgraph\b\s*(.*)$")
CLICK = re.compile(r"""^click\s+(\S+)\s+(?:href\s+)?"([^"]+)".*$""")
LOOKS = re.compile(r"^(?:classDef|class|style|linkStyle|direction)\b")
SAID = re.compile(r"^(?:click|accDescr)\b")


@dataclass
class Chart:
    """A flowchart as far as it was read."""

    log: ImportLog
    title: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    group_of: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    edges: dict[str, list[Edge]] = field(default_factory=dict)
    pages: dict[str, list[str]] = field(default_factory=dict)
    open_groups: list[str] = field(default_factory=list)

    def node(self, key: str) -> Node:
        """A node as a step: the first line of its label is the title, the rest its text."""
        title, _, text = self.labels.get(key, key).partition("\n")
        text = "\n\n".join(filter(None, [text.strip(), *self.pages.get(key, ())]))
        edges = tuple(self.edges.get(key, ()))
        return Node(key, title or key, text, edges, self.group_of.get(key, ""), self.lines[key])


def read_mermaid(text: str, log: ImportLog) -> Flowchart:
    """The flowchart that a text draws; raises ContentError where it draws none."""
    chart = Chart(log)
    for line, statement in body_of(text, chart):
        if statement:
            next(read for read in READERS if read(statement, line, chart))
    nodes = [chart.node(key) for key in keys_of(chart)]
    led = {edge.to for node in nodes for edge in node.edges if edge.to != node.key}
    start = next((node.key for node in nodes if node.key not in led), "")
    return Flowchart(tuple(nodes), chart.title, start, chart.groups)


def keys_of(chart: Chart) -> list[str]:
    """The ids of nodes; a link to or from a subgraph is one of the first node in it."""
    inside = {group: key for key, group in reversed(chart.group_of.items())}
    inside = {group: key for group, key in inside.items() if group in chart.lines}
    for group in inside.keys() & chart.edges.keys():
        links = chart.edges.pop(group)
        what = "まとまり「{group}」からの矢印は、その最初のステップの答えにしました。"
        chart.log.lost(links[0].line, what, group=group)
        chart.edges.setdefault(inside[group], []).extend(links)
    for key, links in chart.edges.items():
        chart.edges[key] = [replace(edge, to=inside.get(edge.to, edge.to)) for edge in links]
    return [key for key in chart.lines if key not in inside]


def body_of(text: str, chart: Chart) -> Iterator[tuple[int, str]]:
    """The statements below the line that says what is drawn, each with its line."""
    lines = list(enumerate(text.split("\n"), 1))
    fence = next((n for n, (_, line) in enumerate(lines) if FENCE.match(line)), -1)
    begun = False
    for number, line in joined(lines[fence + 1 :]):
        if fence >= 0 and FENCE_END.match(line):
            break
        said = COMMENT.sub(r"\1", line).strip()
        if title := TITLE.match(said):
            chart.title = read_label(title[1])
        elif begun:
            yield from ((number, one) for one in statements_of(said))
        elif header := HEADER.match(said):
            begun = True
            yield from ((number, one) for one in statements_of(said[header.end() :]))
    if not begun:
        raise chart.log.refusal(1, "flowchart TD で始まる Mermaid の図がありません。")


def joined(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Lines, those made one that a quoted label spans."""
    held, begun = "", 0
    for number, line in lines:
        if line.strip().startswith("%%"):
            continue
        held, begun = (f"{held}\n{line}", begun) if held else (line, number)
        if held.count('"') % 2 == 0:
            yield begun, held
            held = ""
    if held:
        yield begun, held


def read_group(statement: str, line: int, chart: Chart) -> bool:
    """A subgraph's beginning or its end."""
    if re.fullmatch("end", statement):
        del chart.open_groups[-1:]
        return True
    match = SUBGRAPH.match(statement)
    if not match:
        return False
    key, label = named_group(match[1])
    if chart.open_groups:
        what = "まとまりの中のまとまり「{group}」は、ならべて取り込みます。"
        chart.log.lost(line, what, group=label or key)
    key = key or f"subgraph-{line}"
    chart.groups[key] = label or key
    chart.open_groups.append(key)
    return True


def named_group(said: str) -> tuple[str, str]:
    """The id of a subgraph and its title, which may stand alone."""
    named = ID.match(said)
    if named:
        label, end = read_shape(said, skip_blank(said, named.end()))
        if end == len(said):
            return named[0], label or ""
    return read_label(said), ""


def read_click(statement: str, line: int, chart: Chart) -> bool:
    """A page that a click on a node opens stands in the step's text."""
    match = CLICK.match(statement)
    if match:
        chart.pages.setdefault(match[1], []).append(match[2])
        know(match[1], line, chart)
    return bool(match)


def read_looks(statement: str, line: int, chart: Chart) -> bool:
    """How nodes look, or what a program does: nothing that a guide says."""
    if LOOKS.match(statement):
        chart.log.lost(line, "色、形、向きの指定は取り込みません。")
    elif SAID.match(statement):
        chart.log.lost(line, "クリックの動きや、図の説明は取り込みません。")
    else:
        return False
    return True


def read_nodes_and_links(statement: str, line: int, chart: Chart) -> bool:
    """Everything else: nodes and links."""
    found = read_statement(statement)
    for key, label in found.labels.items():
        know(key, line, chart)
        if label:
            chart.labels[key] = label
    for key, to, words in found.links:
        chart.edges.setdefault(key, []).append(Edge(" ".join(words.split("\n")), to, line))
    if found.rest:
        chart.log.lost(line, "「{rest}」は読めないので、取り込みません。", rest=found.rest)
    return True


def know(key: str, line: int, chart: Chart) -> None:
    """Know a node, the first time that it is named, and the subgraph it is named in first."""
    chart.lines.setdefault(key, line)
    if chart.open_groups:
        chart.group_of.setdefault(key, chart.open_groups[-1])


READERS: tuple[Callable[[str, int, Chart], bool], ...] = (
    read_group,
    read_click,
    read_looks,
    read_nodes_and_links,
)
