"""Words in a Mermaid flowchart: quotes, entities, line breaks, and back."""

from __future__ import annotations

import html
import re

BREAK = re.compile(r"<br\s*/?>|\\n|\n", re.IGNORECASE)
# Mermaid writes HTML's entities with # in place of &.
ENTITY = re.compile(r"#([0-9]+|[a-z][a-z0-9]*);", re.IGNORECASE)
ICON = re.compile(r"\bfa[a-z]?:fa-[\w-]+\s*")
# What would end a label, mean something in it, or make a list of it that Mermaid refuses to draw.
ESCAPED = {
    "#": "#35;",
    "&": "#amp;",
    '"': "#quot;",
    "<": "#lt;",
    ">": "#gt;",
    "`": "#96;",
    "\\": "#92;",
}
LIST_MARK = re.compile(r"^([0-9]+)\.|^([-*+]) ", re.MULTILINE)


def read_label(label: str) -> str:
    """What a label says, line by line."""
    label = label.strip()
    if len(label) > 1 and label[0] == label[-1] == '"':
        label = label[1:-1].strip()
    if len(label) > 1 and label[0] == label[-1] == "`":
        label = label[1:-1]
    lines = BREAK.split(ICON.sub("", label))
    return "\n".join(unescaped(line).strip() for line in lines).strip()


def unescaped(line: str) -> str:
    """A line with the letters that it names."""
    return html.unescape(ENTITY.sub(entity, line))


def entity(match: re.Match[str]) -> str:
    """An entity as HTML writes it."""
    name = match[1]
    return f"&#{name};" if name.isdigit() else f"&{name};"


def write_label(words: str) -> str:
    """Words as a quoted label."""
    said = "".join(ESCAPED.get(sign, sign) for sign in words)
    said = LIST_MARK.sub(lambda m: f"{m[1]}#46;" if m[1] else f"#{ord(m[2])}; ", said)
    return '"' + said.replace("\n", "<br>") + '"'
