"""A story in Twee as steps and answers: its passages, and the links in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from guide_data.exchange.flowchart import Edge, Flowchart, Node
from guide_data.exchange.import_log import ImportLog

HEAD = re.compile(
    r"^::[ \t]*(?P<name>(?:\\.|[^\[{\n\\])*)"
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
HEADING = re.compile(r"^(?:#{1,6}|!{1,6})[ \t]*(\S.*)$")
# A line on which nothing but links stood: a mark of a list may be left of it.
ONLY_MARK = re.compile(r"^\s*(?:[-*+>]|[0-9]+[.)])?\s*$")
# Passages that say something of the story, or are no text.
ABOUT = re.compile(
    r"Story(?:Title|Data|Author|Subtitle|Menu|Banner|Caption|Settings|Init|Interface)"
)
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
    nodes = tuple(node_of(one, log) for one in told)
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


def node_of(passage: Passage, log: ImportLog) -> Node:
    """A passage as a step; a heading on its first line is its title."""
    body = COMMENT.sub(lambda match: "\n" * match[0].count("\n"), passage.body)
    edges: list[Edge] = []
    lines = []
    for number, line in enumerate(body.rstrip().split("\n"), passage.line + 1):
        rest = without_links(line, number, edges, log)
        if rest == line or not ONLY_MARK.match(rest):
            lines.append(without_macros(rest, number, log))
    text = "\n".join(lines).strip()
    first, _, rest = text.partition("\n")
    heading = HEADING.match(first)
    title, text = (heading[1], rest.strip()) if heading else (passage.name, text)
    return Node(passage.name, title, text, tuple(edges), next(iter(passage.tags), ""), passage.line)


def without_links(line: str, number: int, edges: list[Edge], log: ImportLog) -> str:
    """A line without its links, which are added to ``edges``; their words stay in a sentence."""
    found = [(match, link_of(match, number, log)) for match in LINK.finditer(line)]
    found += [(match, macro_link(match)) for match in MACRO_LINK.finditer(line)]
    edges += [Edge(words.strip(), to.strip(), number) for _, (words, to) in found]
    bare = line
    for match, _ in found:
        bare = bare.replace(match[0], "")
    if ONLY_MARK.match(bare):
        return bare
    for match, (words, _) in found:
        line = line.replace(match[0], words.strip())
    return line


def macro_link(match: re.Match[str]) -> tuple[str, str]:
    """The words of a link that a story's program makes, and the passage it leads to."""
    words, to = (group for group in match.groups() if group is not None)
    return words, to


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
    return words, to


def without_macros(line: str, number: int, log: ImportLog) -> str:
    """A line without the commands of a story's program."""
    for match in MACRO.finditer(line):
        log.lost(number, "命令 {command} は取り込みません。", command=match[0])
    return MACRO.sub("", line)
