"""A text that is longer than a step's may be goes on in a step of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guide_data.exchange.flowchart import Edge, Flowchart, Node
from guide_data.exchange.import_log import ImportLog
from guide_data.reading import limits

# Marks may become longer on the way; some room is left for them.
MOST = limits.LETTERS * 9 // 10
# Where a text is best parted, and how it goes on.
PLACES = ("\n\n", "\n", ". ", "。", " ")


def parted_texts(chart: Flowchart, log: ImportLog) -> Flowchart:
    """A chart whose texts are as long as content may have them."""
    keys = {node.key for node in chart.nodes}
    nodes = (one for node in chart.nodes for one in parts_of(node, keys, log))
    return replace(chart, nodes=tuple(nodes))


def parts_of(node: Node, keys: set[str], log: ImportLog) -> Iterator[Node]:
    """A node, and what of its text does not find room, each leading to the next."""
    title, number = node.title, 1
    while len(node.text) > MOST:
        number += 1
        key = next_key(f"{node.key} {number}", keys)
        log.lost(node.line, "長すぎる文の続きは、ステップ「{key}」にしました。", key=key)
        at = place(node.text)
        rest, text = node.text[at:].strip(), node.text[:at].rstrip()
        yield replace(node, text=text, edges=(Edge("", key, node.line),))
        node = replace(node, key=key, title=f"{title} {number}", text=rest)
    yield node


def place(text: str) -> int:
    """Where to part a text, in the second half of what finds room if that can be."""
    found = (text.rfind(sign, MOST // 2, MOST) + len(sign) for sign in PLACES)
    return next((at for at in found if at > MOST // 2), MOST)


def next_key(key: str, keys: set[str]) -> str:
    """A key that no node has."""
    while key in keys:
        key += "'"
    keys.add(key)
    return key
