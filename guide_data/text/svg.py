"""The small part of SVG that a drawing may use: lines and shapes, nothing that acts or speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from guide_data.messages import gettext, say

# A drawing is in every page that shows it, often several times.
MOST_BYTES = 1_500

NUMBER = re.compile(r"-?(\d{1,3}|\d{0,3}\.\d{1,2})")
# What a shape is for; the page's style gives each its colour, in the dark and on paper, too.
CLASSES = re.compile("press|mark|link|block|faint")
VALUES = {
    "class": CLASSES,
    "viewBox": re.compile(r"0 0 \d{2,3} \d{2,3}"),
    "d": re.compile("[MmLlHhVvCcSsQqTtAaZz0-9., -]+"),
}
SHAPES = {
    "svg": {"viewBox"},
    "g": {"class"},
    "path": {"class", "d"},
    "rect": {"class", "x", "y", "width", "height", "rx"},
    "circle": {"class", "cx", "cy", "r"},
}


class Unfit(Exception):
    """Something that no drawing has: what, after which nothing more is read."""


def faults(svg: str) -> Iterator[tuple[int, str]]:
    """The first thing that makes a text no drawing: its line (from 0), and what to do."""
    if len(svg.encode()) > MOST_BYTES:
        yield 0, say("絵が大きすぎます。{most:,} バイトまでにしてください", most=MOST_BYTES)
        return
    parser = expat.ParserCreate()
    refuse_all_but_shapes(parser)
    try:
        parser.Parse(svg, True)
    except Unfit as unfit:
        yield parser.CurrentLineNumber - 1, str(unfit)
    except expat.ExpatError as error:
        why = expat.ErrorString(error.code)
        yield error.lineno - 1, say("SVG として読めません（{why}）", why=why)


def refuse_all_but_shapes(parser: expat.XMLParserType) -> None:
    """Let a parser stop at whatever is not a shape; at a DTD before it reads any of it."""
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        if (name == "svg") != (depth == 0):
            raise Unfit(gettext("全体を 1 つの <svg> で囲んでください"))
        check_shape(name, attributes)
        depth += 1

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    def words(text: str) -> None:
        if text.strip():
            raise Unfit(gettext("絵に文字は書けません。ことばは alt に書いてください"))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = words
    parser.CommentHandler = parser.ProcessingInstructionHandler = refuse
    parser.StartDoctypeDeclHandler = parser.XmlDeclHandler = refuse
    parser.StartCdataSectionHandler = refuse


def refuse(*_: object) -> None:
    """Stop at what is neither a shape nor a space."""
    raise Unfit(gettext("<svg> と図形のほかは書けません。消してください"))


def check_shape(name: str, attributes: dict[str, str]) -> None:
    """Raise Unfit for a shape that is not known, or that says what it may not."""
    if name not in SHAPES:
        shapes = gettext("・").join(SHAPES)
        raise Unfit(
            say("<{name}> は使えません。{shapes} で描いてください", name=name, shapes=shapes)
        )
    for key, value in attributes.items():
        if key not in SHAPES[name]:
            raise Unfit(say("<{name}> に {key} は書けません。消してください", name=name, key=key))
        if not VALUES.get(key, NUMBER).fullmatch(value):
            raise Unfit(say("{key} に使えない書き方があります", key=key))
    if name == "svg" and "viewBox" not in attributes:
        raise Unfit(gettext('<svg> に viewBox="0 0 幅 高さ" を書いてください'))
