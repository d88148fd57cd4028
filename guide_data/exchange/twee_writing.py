"""A flowchart as a story in Twee 3, the text form of Twine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from guide_data.exchange.flowchart import Flowchart, Node

# What would begin another passage in the middle of one.
PASSAGE = re.compile("^::", re.MULTILINE)
# A blank behind it, and the next line is not taken for the same.
GOES_ON = re.compile(r"\\$", re.MULTILINE)
SPECIAL = re.compile(r"[\[\]{}\\]")


def write_twee(chart: Flowchart) -> str:
    """The story: a passage for each step, whose first line is its title; its tag is its group."""
    return "\n\n\n".join(passages_of(chart)) + "\n"


def passages_of(chart: Flowchart) -> Iterator[str]:
    """What is said of the story, then the passages."""
    yield f":: StoryTitle\n{chart.title}"
    # A story's own number stays while its steps do.
    name = "\n".join(node.key for node in chart.nodes)
    data = {"ifid": str(uuid5(NAMESPACE_URL, name)).upper(), "format": "Harlowe"}
    yield f":: StoryData\n{json.dumps(data | {'start': chart.first}, indent=2)}"
    yield from map(passage, chart.nodes)


def passage(node: Node) -> str:
    """One step; each answer is a link on a line of its own."""
    tag = f" [{escaped(node.group)}]" if node.group else ""
    said = [f"# {node.title}", PASSAGE.sub(r"\\::", node.text)]
    body = [GOES_ON.sub("\\\\ ", one) for one in said]
    links = "\n".join(f"[[{linked(edge.text)}->{edge.to}]]" for edge in node.edges)
    return f":: {escaped(node.key)}{tag}\n" + "\n\n".join(filter(None, [*body, links]))


def linked(words: str) -> str:
    """The words of a link, which double brackets would end."""
    return words.replace("]]", "] ]").replace("[[", "[ [")


def escaped(name: str) -> str:
    """A name or a tag, whose brackets would mean something."""
    return SPECIAL.sub(r"\\\g<0>", name)
