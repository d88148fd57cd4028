"""How a text may be written in YAML, the way that it was written before first."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import yaml

from guide_data.editing.yaml_nodes import end_of, line_end, newline_of, start_of

INDENT = 2
RESOLVER = yaml.resolver.Resolver()
WRITERS: dict[str, Callable[[str], str]] = {
    "": str,
    "'": lambda value: "'" + value.replace("'", "''") + "'",
    # What JSON escapes, YAML escapes alike.
    '"': lambda value: json.dumps(value, ensure_ascii=False),
}


def spellings(
    value: str, indent: int, newline: str, flow: bool, was: yaml.ScalarNode | None = None
) -> Iterator[str]:
    """Ways to write a text, for somebody to take the first that reads back as that text.

    ``indent`` is that of what it belongs to, ``was`` the text that stood there; the last way is
    right for any text.
    """
    style = (was and was.style) or ""
    bare = is_text(value) or (was is not None and not style and not is_text(was.value))
    if "\n" in value and not flow:
        yield "|" + block(value, indent + INDENT, newline)
    for quotes in sorted(WRITERS, key=lambda quotes: quotes != style):
        if quotes == '"' or ("\n" not in value and (quotes or bare)):
            yield WRITERS[quotes](value)
    yield WRITERS['"'](value)


def is_text(value: str) -> bool:
    """Whether other programs, too, take an unquoted text for one: not for a number, or for yes."""
    tag = RESOLVER.resolve(yaml.ScalarNode, value, (True, False))
    return bool(tag == RESOLVER.DEFAULT_SCALAR_TAG)


def block(value: str, indent: int, newline: str) -> str:
    """The lines of a text below a ``|``."""
    lines = (" " * indent + line if line else "" for line in value.split("\n"))
    return newline + newline.join(lines)


def respellings(node: yaml.ScalarNode, text: str, value: str, flow: bool) -> Iterator[str]:
    """Ways to write a text in the place of another one."""
    newline, indent = newline_of(text), indent_of(text, start_of(node))
    if node.style == "|":
        # With what else stands beside the sign: another sign, a comment.
        head_end = line_end(text, start_of(node))
        head, body = text[start_of(node) : head_end], text[head_end : end_of(node, text)]
        yield head + block(value, body_indent(body) or indent + INDENT, newline)
    yield from spellings(value, indent, newline, flow, node)


def indent_of(text: str, at: int) -> int:
    """How far the name is indented that a text belongs to; the sign of an item is no name."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    name = line.lstrip(" -")
    return len(line) - len(name) if name else len(line) - len(line.lstrip(" "))


def body_indent(body: str) -> int:
    """How far the lines of a block are indented."""
    lines = (line for line in body.splitlines() if line.strip())
    first = next(lines, "")
    return len(first) - len(first.lstrip(" "))
