"""A story in Twee as steps and answers: its passages, and the links in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from guide_data.exchange.flowchart import Edge, Flowchart, Node
from guide_data.exchange.import_log import ImportLog

HEAD = re.compile(
    r"^::+[ \t]*(?P<name>(?:\\.|[^\[{\n\\])*)"
    r"(?:\[(?P<tags>(?:\\.|[^\]\n\\])*)\])?[ \t]*(?:\{.*\})?[ \t]*$"
)
LINK = re.compile(r"\[\[([^\[\]]+)\](\[[^\]]*\])\]|\[\[((?:(?!\[\[|\]\]).)+\]?)\]\]")
# Links as macros of SugarCube and Harlowe: words and passage in quotes.
MACRO_LINK = re.compile(
    r"""<<(?:link|button)\s+"([^"]*)"\s+"([^"]*)"\s*>>(?:(?:(?!<<).)*<</(?:link|button)>>)?"""
    r"""|\(link-(?:goto|reveal-goto):\s*"([^"]*)"\s*,\s*"([^"]*)"\s*\)""",
    re.DOTALL,
)
COMMENT = re.compile(
    r"<!--(?:(?!<!--|-->).)*-->|/\*(?:(?!/\*|\*/).)*\*/|/%(?:(?!/%|%/).)*%/", re.DOTALL
)
# A remark in brackets may look like a command of Harlowe's: these alone are such.
HARLOWE = (
    "set|put|move|if|unless|else-if|else|for|live|stop|print|display|link[a-z-]*|go-?to|either"
    "|text-[a-z-]+|align|alert|prompt|cond|random|show|hide|after|event|undo|save-game|enchant"
)
MACRO = re.compile(rf"<<(?:(?!<<|>>).)*>>|\((?:{HARLOWE}):[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
# Another passage that is read on there.
INCLUDED = re.compile(
    r"""<<(?:display\w*|include)\s+(?:"([^"]+)"|\[\[([^\[\]]+)\]\])[^<>]*>>"""
    r"""|\(display:\s*"([^"]+)"\s*\)"""
)
# Back to where the reader came from, in SugarCube and Harlowe.
BACK = re.compile(r'<<(?:return|back)(?:\s+"([^"]*)")?\s*>>|\(undo:\s*"([^"]*)"\s*\)')
# What stands for that passage until all are known: no passage has such a name.
CAME_FROM = "\n"
# An address of the web, where others name a passage.
ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")
STRONG = re.compile(r"''((?:(?!'').)+)''")
EMPHASIS = re.compile(r"(?<!:)//((?:(?!//).)+)(?<!:)//")
# A line that goes on in the next one.
GOES_ON = re.compile(r"\s*(?<!\\)\\$")
# A heading in the middle of a passage.
LOUD = re.compile(r"^!{1,6}[ \t]*([^\s*!].*)$")
HEADING = re.compile(r"^(?:#{1,6}|!{1,6})[ \t]*(\S.*)$")
# A line on which nothing but links stood: a mark of a list may be left of it.
ONLY_MARK = re.compile(r"^\s*(?:[-*+>]|[0-9]+[.)])?\s*$")
# Passages that say something of the story, or are no text.
ABOUT = re.compile(
    r"Story(?:Title|Data|Author|Subtitle|Menu|Banner|Caption|Settings|Init|Interface)"
)
# A link as it is written, its words, and the passage that it leads to.
Led = tuple[str, str, str]
PROGRAMS = {"script", "stylesheet", "widget", "init", "header", "footer", "startup"}


@dataclass
class Passage:
    """A passage as it stands in the file; ``line`` is that of its head."""

    name: str
    tags: list[str]
    line: int
    body: str = ""


def read_twee(text: str, log: ImportLog) -> Flowchart:
    """The flowchart that a story makes; raises ContentError where it has no passages."""
    passages = list(passages_of(text, log))
    if not passages:
        raise log.refusal(1, ":: で始まる Twee のパッセージがありません。")
    about = {passage.name: passage for passage in passages if ABOUT.fullmatch(passage.name)}
    told = [one for one in passages if one.name not in about and not PROGRAMS & {*one.tags}]
    names = {one.name for one in told}
    for one in passages:
        if one.name not in names and one.name not in ("StoryTitle", "StoryData"):
            log.lost(one.line, "「{name}」は、本文でないので取り込みません。", name=one.name)
    title = about["StoryTitle"].body.strip() if "StoryTitle" in about else ""
    start = start_of(about.get("StoryData"), names, log)
    nodes = tuple(back_to_one(node_of(one, log) for one in told))
    groups = {node.group: node.group for node in nodes if node.group}
    return Flowchart(nodes, title, start, groups)


def passages_of(text: str, log: ImportLog) -> Iterator[Passage]:
    """The passages of a story; of two with one name the first counts."""
    known: dict[str, Passage] = {}
    current = None
    for number, line in enumerate(text.split("\n"), 1):
        if head := HEAD.match(line):
            name = unescaped(head["name"]).strip()
            current = Passage(name, unescaped(head["tags"] or "").split(), number)
            if name in known:
                log.lost(number, "2 つめの「{name}」は取り込みません。", name=name)
            known.setdefault(name, current)
        elif current:
            current.body += line.removeprefix("\\" if line.startswith("\\::") else "") + "\n"
    yield from known.values()


def unescaped(name: str) -> str:
    """A name without the signs that its brackets are written by."""
    return re.sub(r"\\(.)", r"\1", name)


def start_of(data: Passage | None, names: set[str], log: ImportLog) -> str:
    """The passage that a story begins at, as it says or as it is usually called."""
    try:
        said = json.loads(data.body) if data else {}
    except ValueError:
        log.lost(data.line if data else 1, "StoryData を読めません。")
        said = {}
    named = said.get("start") if isinstance(said, dict) else None
    return next((str(name) for name in (named, "Start", "start") if name in names), "")


def back_to_one(nodes: Iterable[Node]) -> Iterator[Node]:
    """Nodes whose ways back lead to the passage before them; to none, where several are."""
    nodes = list(nodes)
    before: dict[str, set[str]] = {}
    for node in nodes:
        for edge in node.edges:
            before.setdefault(edge.to, set()).add(node.key)
    for node in nodes:
        came = before.get(node.key, set())
        one = next(iter(came)) if len(came) == 1 else ""
        edges = (came_from(edge, one) if edge.to == CAME_FROM else edge for edge in node.edges)
        yield replace(node, edges=tuple(edges))


def came_from(edge: Edge, one: str) -> Edge:
    """A way back to one passage; one to nowhere is told by its words."""
    return replace(edge, to=one, text=edge.text if one else edge.text or "<<return>>")


def node_of(passage: Passage, log: ImportLog) -> Node:
    """A passage as a step; a heading on its first line is its title."""
    body = COMMENT.sub(lambda match: "\n" * match[0].count("\n"), passage.body)
    edges: list[Edge] = []
    lines = []
    for number, line in enumerate(body.rstrip("\n").split("\n"), passage.line + 1):
        rest = without_links(line, number, edges, log)
        if rest == line or not ONLY_MARK.match(rest):
            lines.append(in_markdown(without_macros(rest, number, log)))
    text = "\n".join(lines).strip()
    first, _, rest = text.partition("\n")
    heading = HEADING.match(first)
    title, text = (heading[1], rest.strip()) if heading else (passage.name, text)
    return Node(passage.name, title, text, tuple(edges), next(iter(passage.tags), ""), passage.line)


def without_links(line: str, number: int, edges: list[Edge], log: ImportLog) -> str:
    """A line without its links, which are added to ``edges``; their words stay in a sentence."""
    line, found = to_passages(line, list(links_in(line, number, log)))
    known = {edge.to for edge in edges if not edge.text}
    for _, words, to in found:
        # What a program chooses between may be read on at the same passage.
        edges += [Edge(words, to, number)] if words or to not in known else []
    bare = line
    for written, _, _ in found:
        bare = bare.replace(written, "")
    if ONLY_MARK.match(bare):
        return bare
    for written, words, _ in found:
        line = line.replace(written, words)
    return line


def links_in(line: str, number: int, log: ImportLog) -> Iterator[Led]:
    """Every link in a line, those that programs make last."""
    for match in LINK.finditer(line):
        yield match[0], *link_of(match, number, log)
    for match in MACRO_LINK.finditer(line):
        yield match[0], *macro_link(match)
    for match in BACK.finditer(line):
        yield match[0], match[1] or match[2] or "", CAME_FROM
    for match in INCLUDED.finditer(line):
        yield match[0], "", included(match, number, log)


def to_passages(line: str, found: list[Led]) -> tuple[str, list[Led]]:
    """A line whose links to pages are Markdown's, and its other links."""
    for written, words, to in found:
        if ADDRESS.fullmatch(to):
            line = line.replace(written, f"[{words}]({to})")
    return line, [one for one in found if not ADDRESS.fullmatch(one[2])]


def macro_link(match: re.Match[str]) -> tuple[str, str]:
    """The words of a link that a story's program makes, and the passage it leads to."""
    words, to = (group for group in match.groups() if group is not None)
    return words.strip(), to.strip()


def included(match: re.Match[str], number: int, log: ImportLog) -> str:
    """A passage that is read on in another: an answer without words leads to it."""
    what = "命令 {command} は、そこへ進む答えにしました。"
    log.lost(number, what, command=match[0])
    return next(filter(None, match.groups()))


def link_of(match: re.Match[str], number: int, log: ImportLog) -> tuple[str, str]:
    """The words of a link and the passage it leads to."""
    if match[2]:
        log.lost(number, "リンクの中の命令 {command} は取り込みません。", command=match[2])
    inner = match[1] or match[3]
    if "->" in inner:
        words, _, to = inner.rpartition("->")
    elif "<-" in inner:
        to, _, words = inner.partition("<-")
    elif "|" in inner:
        words, _, to = inner.rpartition("|")
    else:
        words = to = inner
    return words.strip(), to.strip()


def in_markdown(line: str) -> str:
    """A line with Markdown's marks instead of a story's."""
    line = GOES_ON.sub("", line)
    heading = LOUD.match(line)
    return f"**{heading[1]}**" if heading else EMPHASIS.sub(r"*\1*", STRONG.sub(r"**\1**", line))


def without_macros(line: str, number: int, log: ImportLog) -> str:
    """A line without the commands of a story's program."""
    for match in MACRO.finditer(line):
        log.lost(number, "命令 {command} は取り込みません。", command=match[0])
    return MACRO.sub("", line)
