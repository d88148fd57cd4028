"""Where the parts of a YAML text begin and end in it, letter by letter."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

# Of a block (|), what is below its last line.
LINES_BELOW = re.compile(r"(\r?\n[ ]*)+\Z")
BLOCKS = ("|", ">")


def root_of(text: str) -> yaml.Node:
    """The tree of a text that the reader understands."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert node is not None
    return node


def node_at(root: yaml.Node, loc: Sequence[str | int]) -> yaml.Node | None:
    """The part of a tree at a place; None where there is none."""
    node: yaml.Node | None = root
    for part in loc:
        node = child(node, part)
    return node


def child(node: yaml.Node | None, part: str | int) -> yaml.Node | None:
    """What a part holds under a name, or at a number."""
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        found: yaml.Node = node.value[part]
        return found
    return None


def start_of(node: yaml.Node) -> int:
    """The letter that a part begins with."""
    return int(node.start_mark.index)


def end_of(node: yaml.Node, text: str) -> int:
    """The letter after the last one of a part, without comments and empty lines below it."""
    if isinstance(node, yaml.CollectionNode):
        return end_of_all(node, text)
    end = int(node.end_mark.index)
    if getattr(node, "style", None) not in BLOCKS:
        return end
    start = start_of(node)
    return start + len(LINES_BELOW.sub("", text[start:end]))


def end_of_all(node: yaml.CollectionNode, text: str) -> int:
    """The letter after the last part of a mapping or a list."""
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return end_of(last[1] if isinstance(last, tuple) else last, text)


def line_end(text: str, at: int) -> int:
    """Where the line of a letter ends: what stands there, a comment, say, is part of the line."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if text[at:end].endswith("\r") else end


def column_of(text: str, at: int) -> int:
    """How many letters stand before a letter in its line."""
    return at - (text.rfind("\n", 0, at) + 1)


def newline_of(text: str) -> str:
    """How the lines of a text end."""
    return "\r\n" if "\r\n" in text else "\n"
