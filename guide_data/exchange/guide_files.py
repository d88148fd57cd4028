"""A flowchart as the files of a content folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, count
from pathlib import PurePath
from typing import Any

from guide_data.exchange.amounts_said import amounts_said
from guide_data.exchange.flowchart import Edge, Flowchart, Node
from guide_data.exchange.guide_about import facts_yaml, guide_yaml
from guide_data.exchange.guide_words import guide_words
from guide_data.exchange.held_references import HELD, released
from guide_data.exchange.import_choices import Choices
from guide_data.exchange.import_log import ImportLog
from guide_data.exchange.lifting import Lifted
from guide_data.exchange.plain_words import plain_line, plain_text, shortened
from guide_data.exchange.step_ids import free, slug, step_ids
from guide_data.exchange.written_steps import Writer, closing_of

Files = dict[str, Any]
Edges = tuple[Edge, ...]
Titled = tuple[str, list[Node]]
Part = tuple[str, str, list[Node]]


def files_of(
    chart: Flowchart, back: Mapping[str, Edges], log: ImportLog, choices: Choices
) -> Files:
    """What each file holds, by its name. ``back`` are the answers by which a step leads back."""
    words = guide_words(choices.language)
    lifted = Lifted(log, choices.country or None, words)
    wording = Wording(lifted, words, chart.nodes)
    chart = replace(chart, nodes=tuple(map(wording.node, chart.nodes)))
    back = {key: tuple(map(wording.edge, edges)) for key, edges in back.items()}
    ids = step_ids(chart)
    said = amounts_said(chart.nodes, ids, lifted.ids, choices.language)
    facts = {key: name for key, (name, _) in said.items()}
    writer = Writer(ids, closing_of(chart), back, words["next"], facts)
    lists = {"contacts.yaml": lifted.contacts, "links.yaml": lifted.links}
    return {
        "guide.yaml": guide_yaml(chart, writer, lifted, choices),
        "facts.yaml": facts_yaml(lifted, dict(said.values()), PurePath(log.file).name, choices),
        **{name: list(things.values()) for name, things in lists.items() if things},
        **steps_files(chart, writer, words),
    }


class Wording:
    """Makes words such as content may have; where there are none, ``words`` has some."""

    def __init__(self, lifted: Lifted, words: Mapping[str, str], nodes: Iterable[Node]) -> None:
        self.lifted, self.words = lifted, words
        self.titles = {node.key: self.title(node) for node in nodes}

    def title(self, node: Node) -> str:
        """What a step is called."""
        said = (plain_line(one, node.line, self.lifted.log) for one in (node.title, node.key))
        return next(filter(None, said), self.words["step"])

    def node(self, node: Node) -> Node:
        """A node whose words content may have."""
        log, line = self.lifted.log, node.line
        # A title stays as it is: what it names can be tapped below it.
        named = HELD.finditer(self.lifted.lift(node.title, line))
        said = self.lifted.lift(shortened(node.text, line, log), line)
        said = "\n\n".join(filter(None, [said, *(match[0] for match in named)]))
        text = shortened(released(plain_text(said, line, log)), line, log)
        edges = tuple(self.edge(edge, alone=len(node.edges) == 1) for edge in node.edges)
        return replace(node, title=self.titles[node.key], text=text, edges=edges)

    def edge(self, edge: Edge, *, alone: bool = False) -> Edge:
        """An answer that says something: where it leads, if nothing else."""
        said = plain_line(edge.text, edge.line, self.lifted.log)
        return replace(edge, text=said or (self.words["next"] if alone else self.titles[edge.to]))


def steps_files(chart: Flowchart, writer: Writer, words: Mapping[str, str]) -> Files:
    """The files of steps: the start, the causes in their order, the ends."""
    return {
        name: {"title": title, "steps": [writer.written(node) for node in nodes]}
        for name, title, nodes in parts_of(chart, words)
    }


def parts_of(chart: Flowchart, words: Mapping[str, str]) -> Iterator[Part]:
    """The name of each file of steps, its title, and its steps."""
    groups = dict(grouped(chart, words))
    first = next(group for group, (_, nodes) in groups.items() if chart.first in keys(nodes))
    ends = [group for group, (_, nodes) in groups.items() if group != first and all_end(nodes)]
    last = ends[-1] if ends else ""
    inner = [part for group, part in groups.items() if group not in (first, last)]
    if not inner:
        # There is no guide without a cause.
        inner, first, last = list(groups.values()), "", ""
    if first:
        yield "start.yaml", *groups[first]
    yield from cause_files(inner, [groups[name][0] for name in (first, last) if name])
    if last:
        yield "ends.yaml", *groups[last]


def grouped(chart: Flowchart, words: Mapping[str, str]) -> Iterator[tuple[str, Titled]]:
    """The steps of each group with its title; those of none are the start, the steps, the ends."""
    loose = [node for node in chart.nodes if node.group not in chart.groups]
    rest = [node for node in loose if node.key != chart.first]
    named = {group: [n for n in chart.nodes if n.group == group] for group in chart.groups}
    found = [
        (" start", words["start"], [node for node in loose if node.key == chart.first]),
        *((group, chart.groups[group], nodes) for group, nodes in named.items()),
        (" steps", words["steps"], [node for node in rest if node.edges]),
        (" ends", words["ends"], [node for node in rest if not node.edges]),
    ]
    return ((group, (" ".join(title.split()), nodes)) for group, title, nodes in found if nodes)


def keys(nodes: Iterable[Node]) -> set[str]:
    """The keys of nodes."""
    return {node.key for node in nodes}


def all_end(nodes: Iterable[Node]) -> bool:
    """Whether none of the steps leads on."""
    return not any(node.edges for node in nodes)


def cause_files(causes: list[Titled], taken: list[str]) -> Iterator[Part]:
    """The files of causes, no two of one name or title."""
    names, titles = ["start", "ends"] if taken else [], [*taken]
    for number, (title, nodes) in enumerate(causes, 1):
        names.append(free(slug(title) or f"part-{number}", names))
        titles.append(next_title(title, titles))
        yield f"causes/{number}_{names[-1].replace('-', '_')}.yaml", titles[-1], nodes


def next_title(title: str, taken: list[str]) -> str:
    """A title that no other cause has."""
    return next(
        one for one in chain([title], map(f"{title} {{}}".format, count(2))) if one not in taken
    )
