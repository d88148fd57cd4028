"""Somebody else's words made such as content may have: the small part of Markdown, no more."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from textwrap import dedent

from guide_data.exchange.held_references import seen
from guide_data.exchange.import_log import ImportLog
from guide_data.messages import gettext
from guide_data.reading import limits
from guide_data.text.markdown import links
from guide_data.text.markdown_limits import refused

BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
BOLD = re.compile(r"<(b|strong)>(.*?)</\1>", re.IGNORECASE)
TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
LINK = re.compile(r"\[([^\[\]]*)\]\([^()\n]*\)")
# More blanks than one within a line; where code begins, they may mean something.
GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
CODE = re.compile(r"[`~|]")
HEADING = re.compile(r"^\s*#{1,6}\s+([^\s#].*)$")
UNDERLINE = re.compile(r"^\s*(?:=+|-+)\s*$")
FENCE = re.compile(r"^\s*(?:```|~~~).*$")
# What may be a mark of Markdown, or begin one.
MARK = re.compile(r"([\\`*_\[\]<>#~!=|])")
BRACES = str.maketrans("{}", "()")


def plain_text(text: str, line: int, log: ImportLog) -> str:
    """A text that content may have; what of it was changed is told at its line."""
    # Signs may have been written by their names, which nothing has looked at yet.
    said = BOLD.sub(r"**\2**", BREAK.sub("\n", dedent(seen(text).expandtabs(4))))
    if said.translate(BRACES) != said:
        log.lost(line, "{{ }} は、かっこ ( ) にしました。")
        said = said.translate(BRACES)
    said = said if CODE.search(said) else GAP.sub(" ", said)
    lines = without_underlines([one.rstrip() for one in said.strip("\n").split("\n")], line, log)
    for mend in (mended, escaped):
        wrong = dict(refused("\n".join(lines)))
        for number in sorted(wrong.keys() & set(range(len(lines))), reverse=True):
            what = "「{words}」: {why}。文だけにしました。"
            log.lost(line, what, words=lines[number].strip(), why=gettext(wrong[number]))
            lines[number : number + 1] = mend(lines[number])
    if refused("\n".join(lines)) or links("\n".join(lines)):
        lines = [plain for one in lines for plain in escaped(one)]
    return "\n".join(lines).strip()


def without_underlines(lines: list[str], line: int, log: ImportLog) -> list[str]:
    """Lines without those that only part others, or make a heading of the one above."""
    plain = [one for one in lines if not UNDERLINE.match(one)]
    if plain != lines:
        log.lost(line, "区切りの線は取り込みません。")
    return plain


def mended(line: str) -> Iterator[str]:
    """A line that says the same without what is refused; none where it was only a mark."""
    line = html.unescape(TAG.sub("", LINK.sub(r"\1", IMAGE.sub(r"\1", line)))).strip()
    heading = HEADING.match(line)
    if heading:
        line = f"**{heading[1].rstrip('# ')}**"
    if not FENCE.match(line):
        yield seen(line)


def escaped(line: str) -> Iterator[str]:
    """A line in which every sign means itself; none where it would make a heading of another."""
    if not UNDERLINE.match(line):
        yield MARK.sub(r"\\\1", " ".join(line.split()))


def shortened(text: str, line: int, log: ImportLog) -> str:
    """A text that is not longer than content may be."""
    if len(text) <= limits.LETTERS:
        return text
    log.lost(line, "長すぎる文を、{most} 文字までにしました。", most=limits.LETTERS)
    return text[: limits.LETTERS]


def plain_line(text: str, line: int, log: ImportLog) -> str:
    """The same on one line."""
    return " ".join(plain_text(shortened(text, line, log), line, log).split())
