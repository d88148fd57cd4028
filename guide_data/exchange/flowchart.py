"""What all formats have in common: steps, what they say, and arrows with words on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Edge:
    """An answer: its words, the key of the node that it leads to, and its line in the file."""

    text: str
    to: str
    line: int = 0


@dataclass(frozen=True)
class Node:
    """A step: ``key`` is what edges call it, ``group`` the id of the cause that it is of."""

    key: str
    title: str
    text: str = ""
    edges: tuple[Edge, ...] = ()
    group: str = ""
    line: int = 0


@dataclass(frozen=True)
class Flowchart:
    """A guide as every format can say it; ``groups`` are the titles of causes by their ids."""

    nodes: tuple[Node, ...]
    title: str = ""
    start: str = ""
    groups: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def first(self) -> str:
        """The key of the node to begin at: the one that is named, else the first."""
        return self.start or (self.nodes[0].key if self.nodes else "")
