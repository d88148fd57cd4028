"""Why a text is not YAML, in an editor's words: the slips that people make, and what to type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from guide_data.messages import say
from guide_data.text.invisible import called, gaps_in, visible

# Above the line where YAML stops, the slip itself may stand; further up it was read.
LINES_ABOVE = 2
LONGEST_SHOWN = 40
ITEM = r"^\s*(?:- +)?"
KEY = rf"{ITEM}[A-Za-z][A-Za-z0-9_-]*"
BLOCK = re.compile(r":\s+[|>][-+0-9]*\s*$")
SIGNS = {
    "“”„＂": '"',
    "‘’＇": "'",
    "－ー―–—": "-",
    "｛": "{",
    "［": "[",
    "｜": "|",
}


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str]:
    """The line (from 0) of the slip for which a text is not YAML, and what to type instead."""
    # A quotation mark without its other one is where that text begins, not where it ends.
    begun = error.context_mark if "quoted scalar" in (error.context or "") else None
    mark = begun or error.problem_mark or error.context_mark
    # What is found missing at the end is told at the last line that has something.
    at = min(mark.line, text.rstrip().count("\n")) if mark else 0
    lines = text.split("\n")
    for number in range(at, max(at - LINES_ABOVE, 0) - 1, -1):
        if said := next(slips_of(lines[number], is_prose(lines, number)), ""):
            line = quoted(lines[number])
            return number, say("{said}（この行: {line}）", said=said, line=line)
    for number in range(at, max(at - LINES_ABOVE, 0) - 1, -1):
        if said := indent_slip(lines, number):
            return number, said
    what = (
        "YAML として読めません。この行と上の行の、字下げ・引用符・コロンを確かめてください"
        "（この行: {line}）。"
    )
    return at, say(what, line=quoted(lines[at]))


def quoted(line: str) -> str:
    """A line, every sign of it seen; too much of it is cut."""
    shown = visible(line.strip(" \r"))
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"


def slips_of(line: str, prose: bool) -> Iterator[str]:
    """What may be wrong with a line by itself, the surest first; ``prose`` is under a bar."""
    indent = line[: len(line) - len(line.lstrip())]
    if gaps := gaps_in(indent):
        yield say("字下げに{gap}があります。半角スペースに直してください。", gap=gaps[0])
    if prose or line.lstrip().startswith("#"):
        return
    for pattern, tell in SLIPS:
        if match := re.search(pattern, line):
            yield tell(match)


def is_prose(lines: list[str], number: int) -> bool:
    """Whether a line is text under a bar (``text: |``), where any sign may stand."""
    indent = depth(lines[number])
    above = (line for line in reversed(lines[:number]) if line.strip() and depth(line) < indent)
    return bool(BLOCK.search(next(above, "")))


def depth(line: str) -> int:
    """How far a line is indented."""
    return len(line) - len(line.lstrip(" "))


def gap(match: re.Match[str]) -> str:
    """A gap that is no half-width space, before or after a colon or a hyphen."""
    return say("{gap}があります。半角スペースに直してください。", gap=gaps_in(match[0])[0])


def sign(match: re.Match[str]) -> str:
    """A sign that looks like one of YAML's."""
    [meant] = [meant for signs, meant in SIGNS.items() if match[1] in signs]
    what = "全角や飾りの記号 {sign} があります。半角の {meant} に直してください。"
    return say(what, sign=match[1], meant=meant)


def unquoted(match: re.Match[str]) -> str:
    """A value that YAML takes for something else, as it begins or goes on."""
    what = "値に {sign} があります。全体を ' で囲んでください（'…'）。"
    return say(what, sign=match[1].strip())


def told(template: str) -> Callable[[re.Match[str]], str]:
    """What is said of a sign, whatever it is."""
    return lambda match: say(template, sign=match[1] if match.re.groups else "")


# A pattern of the line, and what is said of it.
SLIPS: list[tuple[str, Callable[[re.Match[str]], str]]] = [
    (r"^(---|\.\.\.)\s*$", told("{sign} の行は要りません。消してください。")),
    (rf"{KEY}\s*：", told("全角のコロン（：）です。半角の : と半角スペースに直してください。")),
    (rf"{KEY}\s*:[\t\u3000\xa0]", gap),
    (r"^\s*-[\t\u3000\xa0]", gap),
    (rf"{KEY}[\t\u3000\xa0]", gap),
    (rf"{KEY}:(?![\s/])", told("コロン（:）のあとに、半角スペースを 1 つ入れてください。")),
    (r"^\s*-(?![\s-])", told("ハイフン（-）のあとに、半角スペースを 1 つ入れてください。")),
    (r"^\s*([－ー―–—])", sign),
    (rf"(?:{KEY}:|^\s*-)\s+([“”„＂‘’＇｛［｜])", sign),
    (
        rf"""(?:{KEY}:|^\s*-)\s+(["'])(?:(?!\1).)*$""",
        told("引用符（{sign}）が閉じていません。終わりにも {sign} を書いてください。"),
    ),
    (
        rf"""(?:{KEY}:|^\s*-)\s+(["'])(?:(?!\1).)*\1\s*[^\s#:,\]}}'"]""",
        told("引用符（{sign}）のあとに文字があります。全体を囲んでください。"),
    ),
    (r"^[^\"'\[{]*\[[^\]]*$", told("かっこ [ が閉じていません。] を書いてください。")),
    (rf"(?:{KEY}:|^\s*-)\s+([{{\[*&!%@`]|[|>](?![-+0-9]*\s*$))", unquoted),
    (rf"""{KEY}:\s+[^"'\s].*?(: )""", unquoted),
    (rf"{KEY}:\s+(- )", unquoted),
    (rf"""{KEY}:\s+[^"'\s].*?(:)\s*$""", unquoted),
    (r"\t", told("タブ文字があります。半角スペースに直してください。")),
    (
        r"([\xa0\u2003\u2009\u202f])",
        lambda match: say("見えない文字（{sign}）があります。", sign=called(match[1])),
    ),
    (
        r"^\s*[^\s\-:#\"'\[{][^:]*$",
        told("コロンのない行です。「項目: 値」の形にするか、上の行の値に | を書いてください。"),
    ),
]


def indent_slip(lines: list[str], number: int) -> str:
    """What is wrong with how far a line is indented, by the line above that it goes with."""
    line = lines[number]
    above = next((one for one in reversed(lines[:number]) if one.strip()), "")
    if not line.strip() or not above:
        return ""
    now, before = depth(line), depth(above)
    if above.lstrip().startswith("- "):
        before += 2
    if abs(now - before) == 1 or (now > before and not above.rstrip().endswith((":", "|"))):
        what = (
            "字下げが合いません。この行は半角スペース {now} 個、上の行の項目は {before} 個です。"
            "そろえてください。"
        )
        return say(what, now=now, before=before)
    return ""
