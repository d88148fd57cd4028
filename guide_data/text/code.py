"""Code in a text: what is between marks for code is nobody's sentence, and refers to nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

MARK = "`"
# A block of code with its fences, to the end where nothing closes it.
FENCES = r"^ *(?P<fence>```+|~~~+)[^\n]*(?:\n.*?)??(?:\n *(?P=fence)[`~]* *$|\Z)"
SPAN = r"(?<!`)(?P<marks>`+)(?!`)(?:[^\n]*?[^`\n])(?P=marks)(?!`)"
FENCED = re.compile(FENCES, re.MULTILINE | re.DOTALL)
CODE = re.compile(f"{FENCES}|{SPAN}", re.MULTILINE | re.DOTALL)


def has_code(text: str) -> bool:
    """Whether a text may hold code: most hold none."""
    return MARK in text or "~~~" in text


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """A text with what is no code in it changed, piece by piece."""
    if not has_code(text):
        return change(text)
    pieces, end = [], 0
    for match in CODE.finditer(text):
        pieces += [change(text[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*pieces, change(text[end:])])


def without_code(text: str, cover: str = " ") -> str:
    """A text whose code is covered: every letter and every line stays in its place."""
    if not has_code(text):
        return text
    return CODE.sub(lambda match: re.sub("[^\n]", cover, match[0]), text)


def without_blocks(text: str) -> str:
    """A text whose blocks of code are empty lines."""
    if not has_code(text):
        return text
    return FENCED.sub(lambda match: "\n" * match[0].count("\n"), text)
