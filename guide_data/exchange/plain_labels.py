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
    """A text without marks; an address stands behind its words, a number is among them."""
    text = LINK.sub(lambda link: link[1] + address(link[2], link[1]), text)
    return BOLD.sub(r"\1", text)


def address(url: str, words: str) -> str:
    """What is said of where a link leads, if its words do not."""
    return "" if url.startswith("tel:") or url in words else f" {url} "
