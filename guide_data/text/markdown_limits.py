"""What of Markdown content may not hold, or would show as it is written: where, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from guide_data.messages import templates
from guide_data.text.markdown import PROSE

FULL = MarkdownIt("commonmark", {"html": True}).enable("table")
NO_HTML = templates("HTML は書けません")
REFUSED = {
    "html_block": NO_HTML,
    "html_inline": NO_HTML,
    "heading_open": templates("見出し（#）は書けません"),
    "image": templates(
        "画像は文に置けません。pictures.yaml に足して、ステップの pictures に書いてください"
    ),
    "link_open": templates(
        "リンクは直接書けません。links.yaml に足して {link:名前} と書いてください"
    ),
    "code_block": templates("行頭の空白が多すぎます"),
}
UNCLOSED = templates("コードの終わり（```）がありません。足してください")
CELLS_LOST = templates("表の見出しより、この行の欄が多くあります。多い欄は出ません")
# None of these is in most texts, which need not be read then: a tag, a link, a picture; a heading
# with # or a line below it; a table or code between marks or behind a wide gap.
SUSPECT = re.compile(r"[<\[#=`~|\t\r]| {4}|- *$", re.MULTILINE)
# A line of a table that none is made of, and a callout's kind where no callout begins.
TABLE_LINE = re.compile(r"^ *\|.*\| *$|^[ |:]*-{3,} *\|[-| :]*$", re.MULTILINE)
CALLED = re.compile(r"\[!\w*\]")
CELL = re.compile(r"(?<!\\)\|")
LEFT = (
    (
        TABLE_LINE,
        templates(
            "表になりません。"
            "| 見出し | 見出し | の次の行に | --- | --- | と、同じ数だけ書いてください"
        ),
    ),
    (
        CALLED,
        templates(
            "囲みになりません。"
            "引用の最初の行に > [!NOTE] とだけ書き、次の行から > で続けてください。"
            "NOTE、TIP、IMPORTANT、WARNING、CAUTION があります"
        ),
    ),
)


@lru_cache(maxsize=4096)
def refused(text: str) -> tuple[tuple[int, str], ...]:
    """What a text holds that content may not: its line (from 0), and what to do.

    Kept, as content is read again at every save, and most of it is as it was.
    """
    if not SUSPECT.search(text):
        return ()
    return (*found_in(text), *(left_in(text) if "|" in text or "[!" in text else ()))


def found_in(text: str) -> Iterator[tuple[int, str]]:
    """Line by line, what nothing but Markdown's whole would make something of."""
    lines = text.split("\n")
    for block in FULL.parse(text):
        line, end = block.map or (0, 0)
        if block.type == "fence" and not closes(lines[end - 1], block, end - line):
            yield line, UNCLOSED
        for token in (block, *(block.children or ())):
            line += token.type in ("softbreak", "hardbreak")
            if token.type in REFUSED:
                yield line, REFUSED[token.type]


def closes(line: str, fence: Token, lines: int) -> bool:
    """Whether the last line of a block of code closes it."""
    return lines > 1 and line.strip(" >").startswith(fence.markup)


def left_in(text: str) -> Iterator[tuple[int, str]]:
    """What looks like a table or a callout, and is shown as it is written; cells that get lost."""
    heads = 0
    for n, block in enumerate(tokens := PROSE.parse(text)):
        line = (block.map or (0, 0))[0]
        if block.type == "inline" and tokens[n - 1].type == "paragraph_open":
            for pattern, what in LEFT:
                for match in pattern.finditer(block.content):
                    yield line + block.content.count("\n", 0, match.start()), what
        elif block.type == "tr_open" and block.map:
            cells = len(CELL.split(text.split("\n")[line].strip(" >").strip("|")))
            heads = cells if tokens[n - 1].type == "thead_open" else heads
            if cells > heads:
                yield line, CELLS_LOST
