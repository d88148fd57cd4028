"""Why a text is not YAML, in an editor's words: the slips that people make, and what to type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

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
            return number, f"{said}（この行: {quoted(lines[number])}）"
    for number in range(at, max(at - LINES_ABOVE, 0) - 1, -1):
        if said := indent_slip(lines, number):
            return number, said
    return at, (
        "YAML として読めません。この行と上の行の、字下げ・引用符・コロンを確かめてください"
        f"（この行: {quoted(lines[at])}）。"
    )


def quoted(line: str) -> str:
    """A line, every sign of it seen; too much of it is cut."""
    shown = visible(line.strip(" \r"))
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"


def slips_of(line: str, prose: bool) -> Iterator[str]:
    """What may be wrong with a line by itself, the surest first; ``prose`` is under a bar."""
    indent = line[: len(line) - len(line.lstrip())]
    if gaps := gaps_in(indent):
        yield f"字下げに{gaps[0]}があります。半角スペースに直してください。"
    if prose or line.lstrip().startswith("#"):
        return
    for pattern, say in SLIPS:
        if match := re.search(pattern, line):
            yield say(match)


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
    return f"{gaps_in(match[0])[0]}があります。半角スペースに直してください。"


def sign(match: re.Match[str]) -> str:
    """A sign that looks like one of YAML's."""
    [meant] = [meant for signs, meant in SIGNS.items() if match[1] in signs]
    return f"全角や飾りの記号 {match[1]} があります。半角の {meant} に直してください。"


def unquoted(match: re.Match[str]) -> str:
    """A value that YAML takes for something else, as it begins or goes on."""
    return f"値に {match[1].strip()} があります。全体を ' で囲んでください（'…'）。"


# A pattern of the line, and what is said of it.
SLIPS: list[tuple[str, Callable[[re.Match[str]], str]]] = [
    (r"^(---|\.\.\.)\s*$", lambda match: f"{match[1]} の行は要りません。消してください。"),
    (rf"{KEY}\s*：", lambda _: "全角のコロン（：）です。半角の : と半角スペースに直してください。"),
    (rf"{KEY}\s*:[\t\u3000\xa0]", gap),
    (r"^\s*-[\t\u3000\xa0]", gap),
    (rf"{KEY}[\t\u3000\xa0]", gap),
    (rf"{KEY}:(?![\s/])", lambda _: "コロン（:）のあとに、半角スペースを 1 つ入れてください。"),
    (r"^\s*-(?![\s-])", lambda _: "ハイフン（-）のあとに、半角スペースを 1 つ入れてください。"),
    (r"^\s*([－ー―–—])", sign),
    (rf"(?:{KEY}:|^\s*-)\s+([“”„＂‘’＇｛［｜])", sign),
    (
        rf"""(?:{KEY}:|^\s*-)\s+(["'])(?:(?!\1).)*$""",
        lambda match: (
            f"引用符（{match[1]}）が閉じていません。終わりにも {match[1]} を書いてください。"
        ),
    ),
    (
        rf"""(?:{KEY}:|^\s*-)\s+(["'])(?:(?!\1).)*\1\s*[^\s#:,\]}}'"]""",
        lambda match: f"引用符（{match[1]}）のあとに文字があります。全体を囲んでください。",
    ),
    (r"^[^\"'\[{]*\[[^\]]*$", lambda _: "かっこ [ が閉じていません。] を書いてください。"),
    (rf"(?:{KEY}:|^\s*-)\s+([{{\[*&!%@`]|[|>](?![-+0-9]*\s*$))", unquoted),
    (rf"""{KEY}:\s+[^"'\s].*?(: )""", unquoted),
    (rf"{KEY}:\s+(- )", unquoted),
    (rf"""{KEY}:\s+[^"'\s].*?(:)\s*$""", unquoted),
    (r"\t", lambda _: "タブ文字があります。半角スペースに直してください。"),
    (
        r"([\xa0\u2003\u2009\u202f])",
        lambda match: f"見えない文字（{called(match[1])}）があります。",
    ),
    (
        r"^\s*[^\s\-:#\"'\[{][^:]*$",
        lambda _: "コロンのない行です。「項目: 値」の形にするか、上の行の値に | を書いてください。",
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
        return (
            f"字下げが合いません。この行は半角スペース {now} 個、上の行の項目は {before} 個です。"
            "そろえてください。"
        )
    return ""
