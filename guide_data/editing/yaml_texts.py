"""One text of a YAML file replaced or added; whatever else stands in the file stays as it is.

The tree of the reader's own parser says where a text stands, and only that much is exchanged. A
round trip (ruamel.yaml) writes the whole file anew instead: of the 25 shipped files of steps and
their translations it changed 13 in one of its indentations and 14 in the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import pairwise
from typing import Any
from unicodedata import normalize

import yaml

from guide_data.editing.yaml_nodes import (
    column_of,
    end_of,
    line_end,
    newline_of,
    node_at,
    root_of,
    start_of,
)
from guide_data.editing.yaml_scalars import INDENT, respellings, spellings
from guide_data.messages import gettext
from guide_data.model.field_types import Loc
from guide_data.reading.yaml_lines import parse_bytes


class CannotWrite(Exception):
    """A text that has no place in its file: the editor must put it there."""


def with_text(text: str, loc: Loc, value: str, order: Sequence[str] = ()) -> str:
    """A file's text in which the text at a place is another, or is there for the first time.

    ``order`` is in what order the names beside it are to stand.
    """
    # As the reader takes every text.
    value = normalize("NFC", value)
    root, before = root_of(text), parse_bytes(text.encode(), "").value
    try:
        wanted = assigned(deepcopy(before), loc, value)
    except (IndexError, TypeError, AttributeError) as error:
        raise CannotWrite(gettext("先に、この前の文を書いてください。")) from error
    new = ""
    for new in candidates(text, root, loc, value, order):
        after = parse_bytes(new.encode(), "").value
        if after is not None and same(after, wanted):
            return new
    if new and parse_bytes(new.encode(), "").value is None:
        # The reader refuses a sign in it, and says so better.
        return new
    raise CannotWrite(gettext("ここでは書けません。ファイルで直してください。"))


def candidates(
    text: str, root: yaml.Node, loc: Loc, value: str, order: Sequence[str]
) -> Iterator[str]:
    """The file's text with each way to write the new one."""
    node = node_at(root, loc)
    if isinstance(node, yaml.ScalarNode):
        flow = in_flow(root, loc)
        for said in respellings(node, text, value, flow):
            yield text[: start_of(node)] + said + text[end_of(node, text) :]
    else:
        # In a list or a mapping that is there already, or that has to be added, too.
        depth = next((n for n in (1, 2) if node_at(root, loc[:-n]) is not None), 0)
        parent = node_at(root, loc[:-depth]) if depth else None
        if isinstance(parent, yaml.CollectionNode) and parent.value:
            yield from additions(text, parent, loc[-depth:], value, order)


def additions(
    text: str, parent: yaml.CollectionNode, loc: Loc, value: str, order: Sequence[str]
) -> Iterator[str]:
    """The file's text with each way to add a text to a mapping or a list.

    ``loc`` leads from there to the text, by a name that may have to be added before its own.
    """
    end, newline = end_of(anchor(parent, loc[0], order), text), newline_of(text)
    if parent.flow_style:
        for said in spellings(value, 0, newline, flow=True) if len(loc) == 1 else ():
            yield f"{text[:end]}, {head(loc[0])}{said}{text[end:]}"
        return
    column, end = column_of_items(parent, text), line_end(text, end)
    lead = ""
    for depth, name in enumerate(loc):
        lead += newline + " " * (column + depth * INDENT) + (head(name) or "- ")
    # A name that has more names below it has nothing beside it.
    lead = lead.replace(f" {newline}", newline)
    for said in spellings(value, column + (len(loc) - 1) * INDENT, newline, flow=False):
        yield text[:end] + lead + said + text[end:]


def column_of_items(parent: yaml.CollectionNode, text: str) -> int:
    """How far the names of a mapping, or the signs of a list, are indented."""
    first = parent.value[0]
    if isinstance(first, tuple):
        return column_of(text, start_of(first[0]))
    return column_of(text, start_of(first)) - len("- ")


def head(name: str | int) -> str:
    """What stands before a text: its name; an item of a list has none."""
    return f"{name}: " if isinstance(name, str) else ""


def anchor(parent: yaml.CollectionNode, name: str | int, order: Sequence[str]) -> yaml.Node:
    """The part after which a new one stands: the last that comes before it in an order."""
    if isinstance(parent, yaml.SequenceNode):
        last: yaml.Node = parent.value[-1]
        return last
    pairs = [(key.value, value) for key, value in parent.value]
    place = order.index(str(name)) if name in order else len(order)
    before = [value for key, value in pairs if key in order and order.index(key) < place]
    found: yaml.Node = (before or [pairs[0][1]])[-1]
    return found


def in_flow(root: yaml.Node, loc: Loc) -> bool:
    """Whether a part stands within { } or [ ]."""
    around = (node_at(root, loc[:n]) for n in range(len(loc)))
    return any(getattr(node, "flow_style", False) for node in around)


def assigned(value: Any, loc: Loc, text: str) -> Any:
    """A file's value with a text at a place."""
    inner = value
    for part, following in pairwise(loc):
        if isinstance(inner, dict):
            inner = inner.setdefault(part, [] if isinstance(following, int) else {})
        else:
            inner = inner[part]
    if isinstance(inner, list) and loc[-1] == len(inner):
        inner.append(text)
    else:
        inner[loc[-1]] = text
    return value


def same(one: Any, other: Any) -> bool:
    """Whether two values are one, but for the ends of texts: a block's last line ends, too."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all_same(one.values(), map(other.get, one))
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all_same(one, other)
    if isinstance(one, str) and isinstance(other, str):
        return one.removesuffix("\n") == other.removesuffix("\n")
    return bool(one == other)


def all_same(these: Iterable[Any], those: Iterable[Any]) -> bool:
    """Whether values are the same one by one."""
    return all(same(one, other) for one, other in zip(these, those, strict=True))
