"""Values as an editor writes them in YAML: texts as blocks, short lists on a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from guide_data.editing.yaml_scalars import INDENT, spellings
from guide_data.reading.yaml_lines import parse_bytes

# Always a block, however short, where it is what a step or a guide says: it will grow.
BLOCKS = {"text": "kind", "about": "lead"}
LONGEST_LINE = 100
NAME = "x: "
# Other programs take it for a number, or would if a digit were another one.
DIALLED = re.compile(r"\+?[0-9]+")


def write_yaml(value: Mapping[str, Any] | list[Any]) -> str:
    """A file's text; an empty list is a file, too."""
    lines = mapping_lines(value, 0) if isinstance(value, Mapping) else list_lines(value, 0)
    return "".join(f"{line}\n" for line in lines) or "[]\n"


def mapping_lines(value: Mapping[str, Any], indent: int) -> Iterator[str]:
    """The lines of names and what stands under them."""
    for name, inner in value.items():
        head = " " * indent + f"{scalar(name, 0)}:"
        if isinstance(inner, Mapping):
            yield head
            yield from mapping_lines(inner, indent + INDENT)
        elif isinstance(inner, list):
            yield from named_list(head, inner, indent)
        else:
            yield from f"{head} {scalar(inner, indent, block=BLOCKS.get(name) in value)}".split(
                "\n"
            )


def named_list(head: str, items: list[Any], indent: int) -> Iterator[str]:
    """A list on the line of its name, where its items are short texts; else below it."""
    line = f"{head} [{', '.join(map(in_line, items))}]" if is_plain(items) else ""
    if line and len(line) <= LONGEST_LINE:
        yield line
    else:
        yield head
        yield from list_lines(items, indent + INDENT)


def is_plain(items: list[Any]) -> bool:
    """Whether all items are texts."""
    return all(isinstance(item, str) for item in items)


def list_lines(items: list[Any], indent: int) -> Iterator[str]:
    """The lines of items; between steps, the longest of them, stands an empty line."""
    for number, item in enumerate(items):
        lines = item_lines(item, indent)
        if number and isinstance(item, Mapping) and "kind" in item:
            yield ""
        yield " " * indent + "- " + next(lines)[indent + len("- ") :]
        yield from lines


def item_lines(item: Any, indent: int) -> Iterator[str]:
    """The lines of one item, where its sign is still to be set."""
    if isinstance(item, Mapping):
        yield from mapping_lines(item, indent + INDENT)
    else:
        yield from (" " * (indent + INDENT) + scalar(item, indent)).split("\n")


def scalar(value: Any, indent: int, *, block: bool = False) -> str:
    """A value the way that reads best, of those that the reader takes for it."""
    if isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, date):
        return value.isoformat()
    first, *rest = spelled(str(value), block).split("\n")
    return "\n".join([first, *(" " * indent + line if line else "" for line in rest)])


@cache
def spelled(value: str, block: bool) -> str:
    """A text where it is not indented; a block's lines are by what it belongs to."""
    if DIALLED.fullmatch(value):
        return f'"{value}"'
    ways = spellings(value, 0, "\n", flow=False)
    if block and "\n" not in value:
        ways = iter(["|\n" + " " * INDENT + value, *ways])
    found = next((way for way in ways if reads_as(f"{NAME}{way}\n", value)), None)
    assert found is not None, value
    return found


def in_line(value: str) -> str:
    """A text in a list that stands on one line."""
    ways = spellings(value, 0, "\n", flow=True)
    return next(way for way in ways if reads_as(f"{NAME}[{way}]\n", [value]))


def reads_as(text: str, value: Any) -> bool:
    """Whether the reader takes a file for this value; a block's last line ends, too."""
    document = parse_bytes(text.encode(), "")
    got = document.value["x"] if isinstance(document.value, dict) else None
    if isinstance(got, str):
        got = got.removesuffix("\n")
    return got == value and not document.problems and not document.folded
