"""Texts for formats that know nothing of Markdown: labels of a chart."""

from __future__ import annotations

import re
from dataclasses import replace

from guide_data.exchange.flowchart import Flowchart, Node

LINK = re.compile(r'\[([^\]]*)\]\(([^)\s]+)(?:\s+"[^"]*")?\)')
BOLD = re.compile(r"\*\*(.+?)\*\*")


def in_plain_words(chart: Flowchart) -> Flowchart:
    """A chart whose texts have no marks; what only repeats the title is left out."""
    return replace(chart, nodes=tuple(map(plain_node, chart.nodes)))


def plain_node(node: Node) -> Node:
    """A node without marks of Markdown."""
    text = plain(node.text)
    edges = tuple(replace(edge, text=plain(edge.text)) for edge in node.edges)
    text = "" if text == node.title else text
    return replace(node, title=plain(node.title), text=text, edges=edges)


def plain(text: str) -> str:
    """A text without marks; an address stands behind its words, or for them."""
    return BOLD.sub(r"\1", LINK.sub(linked, text))


def linked(link: re.Match[str]) -> str:
    """A link as words."""
    words, url = link[1], link[2]
    if url.startswith("tel:"):
        return words
    return f" {url} " if words in url else f"{words} {url} "
