"""One statement of a Mermaid flowchart: nodes, and the links between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from guide_data.exchange.mermaid_labels import read_label

# An id ends where a link may begin: at two hyphens, a hyphen and a dot.
ID = re.compile(r"[\w$/]+(?:[-.:](?=\w)[\w$/]+)*")
# The brackets of each shape, the longest first: what opens, what closes.
SHAPES = (
    ("(((", (")))",)),
    ("((", ("))",)),
    ("([", ("])",)),
    ("(", (")",)),
    ("[[", ("]]",)),
    ("[(", (")]",)),
    ("[/", ("/]", "\\]")),
    ("[\\", ("\\]", "/]")),
    ("[", ("]",)),
    ("{{", ("}}",)),
    ("{", ("}",)),
    (">", ("]",)),
)
QUOTED = re.compile(r'\s*"([^"]*)"\s*')
CLASS = re.compile(r":::[\w-]+")
DATA = re.compile(r"@\{([^}]*)\}")
DATA_LABEL = re.compile(r"""\blabel\s*:\s*(?:"([^"]*)"|'([^']*)'|([^,}]+))""")
# A link with no words in it, one with words between its halves, and the words behind either.
ARROW = re.compile(
    r"\s*(?:[\w-]+@)?(?P<back>(?:(?<=\s)[xo]|<)?)(?:--+|==+|-\.+-|~~~+)(?P<head>[>xo]?)"
)
WORDED = re.compile(
    r"\s*(?:[\w-]+@)?(?P<back>(?:(?<=\s)[xo]|<)?)(?:"
    r"--(?![->xo])\s*(?P<plain>.+?)\s*--+[>xo]?"
    r"|==(?![=>xo])\s*(?P<thick>.+?)\s*==+[>xo]?"
    r"|-\.(?![.-])\s*(?P<dotted>.+?)\s*\.+-[>xo]?)"
)
PIPED = re.compile(r'\s*\|\s*("[^"]*"|[^|]*)\|')
AND = re.compile(r"\s*&\s*")


@dataclass
class Statement:
    """What a statement says: labels of nodes by their ids, links with their words.

    ``rest`` is what could not be understood; empty where all was.
    """

    labels: dict[str, str | None] = field(default_factory=dict)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    rest: str = ""


def read_statement(text: str) -> Statement:
    """What a statement says of nodes and links."""
    statement, at = Statement(), 0
    before, words, both = list[str](), "", False
    while True:
        nodes, at = read_nodes(text, at, statement)
        for one in before:
            statement.links += [(one, other, words) for other in nodes]
            statement.links += [(other, one, words) for other in nodes if both]
        link = read_link(text, at) if nodes else None
        if link is None:
            statement.rest = text[at:].strip()
            return statement
        # Links that are not drawn (~~~) only arrange nodes.
        before, (words, both, drawn, at) = nodes, link
        before = before if drawn else []


def read_nodes(text: str, at: int, statement: Statement) -> tuple[list[str], int]:
    """The ids of one node, or of several with & between them, and where they end."""
    ids: list[str] = []
    while match := ID.match(text, skip_blank(text, at)):
        ids.append(match[0])
        label, at = read_shape(text, match.end())
        if label is not None or match[0] not in statement.labels:
            statement.labels[match[0]] = label
        if styled := CLASS.match(text, at):
            at = styled.end()
        more = AND.match(text, at)
        if not more:
            break
        at = more.end()
    return ids, at


def skip_blank(text: str, at: int) -> int:
    """Where the next sign stands that is no blank."""
    return at + len(text[at:]) - len(text[at:].lstrip())


def read_shape(text: str, at: int) -> tuple[str | None, int]:
    """The label of a node and where its brackets end; None where it has none."""
    if data := DATA.match(text, at):
        label = DATA_LABEL.search(data[1])
        said = next((group for group in label.groups() if group is not None), "") if label else None
        return (None if said is None else read_label(said)), data.end()
    if styled := CLASS.match(text, at):
        return None, styled.end()
    for opens, closing in SHAPES:
        if text.startswith(opens, at) and (end := closed(text, at + len(opens), closing)):
            return read_label(text[at + len(opens) : end[0]]), end[1]
    return None, at


def closed(text: str, at: int, closing: tuple[str, ...]) -> tuple[int, int] | None:
    """Where the words of a label end, and where its brackets do; signs in quotes close none."""
    if quoted := QUOTED.match(text, at):
        ends = [quoted.end() + len(sign) for sign in closing if text.startswith(sign, quoted.end())]
        return (quoted.end(), ends[0]) if ends else None
    found = [(text.find(sign, at), sign) for sign in closing]
    places = [(place, place + len(sign)) for place, sign in found if place >= 0]
    return min(places, default=None)


def read_link(text: str, at: int) -> tuple[str, bool, bool, int] | None:
    """A link: its words, whether it leads both ways, whether it is drawn, and where it ends."""
    words, match = "", ARROW.match(text, at)
    # The first half of a link with words looks like a link without.
    if not match or (not match["head"] and not is_whole(match[0])):
        worded = WORDED.match(text, at)
        if worded:
            match = worded
            words = next(filter(None, worded.group("plain", "thick", "dotted")), "")
    if not match:
        return None
    end = match.end()
    if piped := PIPED.match(text, end):
        words, end = piped[1], piped.end()
    return read_label(words), bool(match["back"]), "~" not in match[0], end


def is_whole(link: str) -> bool:
    """Whether a link without a head is one (---), and not the half of one."""
    return bool(re.search(r"---|===|-\.+-|~~~", link))


def statements_of(line: str) -> Iterator[str]:
    """The statements of a line, which semicolons part; those in quotes and entities do not."""
    quoted, begun = False, 0
    for n, sign in enumerate(line):
        quoted ^= sign == '"'
        if sign == ";" and not quoted and not re.search(r"[#&]\w+$", line[begun:n]):
            yield line[begun:n].strip()
            begun = n + 1
    yield line[begun:].strip()
