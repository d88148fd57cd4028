"""The steps of a flowchart as an editor writes them: which kind each is, and how it closes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guide_data.exchange.flowchart import Edge, Flowchart, Node
from guide_data.exchange.step_ids import answer_ids
from guide_data.model.step import REMEDY_ANSWERS

CONTACT = "{contact"
CLOSING = len(REMEDY_ANSWERS)
# As often, the same answers in the same places are no chance.
OFTEN = 2


@dataclass(frozen=True)
class Closing:
    """The words that close every remedy, and the end that those come to whom one helped."""

    answers: tuple[str, ...]
    solved: str

    def closes(self, node: Node) -> bool:
        """Whether a step ends with these answers."""
        return (
            bool(node.text) and tuple(edge.text for edge in node.edges[-CLOSING:]) == self.answers
        )


def closing_of(chart: Flowchart) -> Closing | None:
    """The answers that close the most steps, the first of them always at one and the same end."""
    ends = {node.key for node in chart.nodes if not node.edges}
    closed = [node.edges[-CLOSING:] for node in chart.nodes if len(node.edges) >= CLOSING]
    found = Counter(tuple(edge.text for edge in edges) for edges in closed)
    for answers, count in found.most_common():
        led = [edges[0].to for edges in closed if tuple(edge.text for edge in edges) == answers]
        solved, most = Counter(led).most_common(1)[0]
        if count >= OFTEN and solved in ends and 2 * most > count and len({*answers}) == CLOSING:
            return Closing(answers, solved)
    return None


@dataclass(frozen=True)
class Writer:
    """Writes steps: ``ids`` are those of steps by keys, ``back`` the answers that lead back,
    ``facts`` what its amounts rest on."""

    ids: Mapping[str, str]
    closing: Closing | None
    back: Mapping[str, tuple[Edge, ...]]
    next: str
    facts: Mapping[str, str]

    def written(self, node: Node) -> dict[str, Any]:
        """A step, its fields in the order that editors write them in."""
        return {name: value for name, value in self.fields(node) if value not in ("", None, {}, [])}

    def fields(self, node: Node) -> Iterator[tuple[str, Any]]:
        """Each field of a step with its value; empty for one that it does not have."""
        kind = self.kind_of(node)
        yield "id", self.ids[node.key]
        yield "kind", kind
        yield "ends", self.way_of_ending(node) if kind == "outcome" else ""
        yield "title", node.title
        yield "text", node.text
        yield "facts", [self.facts[node.key]] if node.key in self.facts else []
        yield "ours", True
        edges = node.edges[:-CLOSING] if kind == "remedy" else node.edges
        yield "options", self.options(edges) if kind in ("question", "remedy") else []
        yield from self.closing_fields(node) if kind == "remedy" else ()
        if kind == "continue":
            yield "to", self.ids[node.edges[0].to]
            yield "next", node.edges[0].text if node.edges[0].text != self.next else ""
        yield "back", self.back_links(node)

    def kind_of(self, node: Node) -> str:
        """What a step is by its answers."""
        if not node.edges:
            return "outcome"
        if self.closing and self.closing.closes(node):
            return "remedy"
        return "continue" if len(node.edges) == 1 else "question"

    def way_of_ending(self, node: Node) -> str:
        """How an end ends: at a human, if it says whom to call."""
        if self.closing and node.key == self.closing.solved:
            return "solved"
        return "human" if CONTACT in node.text else "result"

    def options(self, edges: tuple[Edge, ...]) -> list[dict[str, Any]]:
        """The answers that are written in a step."""
        targets = [self.ids[edge.to] for edge in edges]
        ids = answer_ids(zip([edge.text for edge in edges], targets, strict=True), REMEDY_ANSWERS)
        return [
            {"id": id, "text": edge.text, "to": to}
            for id, edge, to in zip(ids, edges, targets, strict=True)
        ]

    def closing_fields(self, node: Node) -> Iterator[tuple[str, str]]:
        """Where the closing answers of a remedy lead, as far as that is not understood."""
        assert self.closing is not None
        solved, unsolved, unable = (self.ids[edge.to] for edge in node.edges[-CLOSING:])
        yield "solved", "" if solved == self.ids[self.closing.solved] else solved
        yield "unsolved", unsolved
        yield "unable", "" if unable == unsolved else unable

    def back_links(self, node: Node) -> dict[str, str]:
        """The words of the links back, by the steps that they lead to."""
        return {self.ids[edge.to]: edge.text for edge in self.back.get(node.key, ())}
