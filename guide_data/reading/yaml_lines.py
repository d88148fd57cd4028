"""YAML text to plain values that remember their lines; every scalar stays a string."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import Any
from unicodedata import is_normalized, normalize

import yaml

from guide_data.messages import gettext, say
from guide_data.model.field_types import Loc
from guide_data.model.problems import Problem
from guide_data.reading import limits
from guide_data.reading.encodings import is_shifted, not_utf8
from guide_data.reading.place_words import place_words
from guide_data.reading.slips import explain

LONGEST_NAME = 100
EMPTY = "ファイルが空です。内容を書くか、ファイルを削除してください。"
# What is told of words that are not right: some letters of each.
WORD = re.compile(r"[^\s、。「」（）]{1,12}[\u0300-\u036f\u3099\u309a]?")


@dataclass
class Document:
    """A file's value, the line of each part of it, and the problems met on the way."""

    file: str
    value: Any = None
    lines: dict[Loc, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    # Texts written as a block (|): their first line is the one below their name.
    blocks: set[Loc] = field(default_factory=set)
    # Texts of several lines that YAML makes one of, as they are no such block.
    folded: set[Loc] = field(default_factory=set)
    # Words whose letters are written as a letter and its mark, each with its line.
    decomposed: list[tuple[int, str]] = field(default_factory=list)
    # What was understood of each part, by what it was read as: kept with a file that is kept.
    understood: dict[tuple[int, Loc], Any] = field(default_factory=dict)

    def line(self, loc: Sequence[str | int]) -> int:
        """The line of a part, or of the nearest part around it that is there."""
        return self.lines.get(self.known(loc), 1)

    def line_in_text(self, loc: Sequence[str | int], line: int) -> int:
        """The line of a text's line (from 0), as far as the file keeps the text's lines."""
        return self.line(loc) + (line + 1 if self.known(loc) in self.blocks else 0)

    def known(self, loc: Sequence[str | int]) -> Loc:
        """The part of ``loc`` that the file has; pydantic adds names that are not in it."""
        path: Loc = tuple(loc)
        if path in self.lines:
            return path
        path = ()
        for part in loc:
            path = (*path, part) if (*path, part) in self.lines else path
        return path

    def problem(self, loc: Sequence[str | int], what: str, line: int | None = None) -> Problem:
        """A problem at a part of this file, or at a line of it."""
        at, place = self.line(loc) if line is None else line, place_words(loc, self.value)
        return Problem(self.file, at, where(loc), what, place=place)

    def complain(self, line: int, what: str, loc: Sequence[str | int] = ()) -> None:
        """Note a problem at a line."""
        self.problems.append(self.problem(loc, what, line))


Parse = Callable[[bytes, str], Document]


def where(loc: Sequence[str | int]) -> str:
    """A place within a file, as rules know it: ``options[1].to``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).lstrip(".")


def read(path: Path, shown_as: str, parse: Parse | None = None) -> Document:
    """Read one file; whatever is wrong with it is in the document's problems.

    ``parse`` is ``parse_bytes``, or what keeps what that returns.
    """
    document = Document(shown_as)
    data = contents(path, document)
    if data is None:
        return document
    known = (parse or parse_bytes)(data, shown_as)
    return replace(known, problems=list(known.problems))


def parse_bytes(data: bytes, shown_as: str) -> Document:
    """What the bytes of a file hold."""
    document = Document(shown_as)
    text = decode(data, document)
    node = compose(text, document) if text is not None else None
    if node is not None:
        document.value = plain(node, (), document)
    return document


def parse_once(data: bytes, shown_as: str) -> Document:
    """What ``parse_bytes`` gives, kept: content that is edited is read again at every save.

    Most files are as they were then; so are those of a copy in which an edit is tried.
    """
    known = parsed_before(data)
    # Problems name their file, in the language that messages have now.
    return parse_bytes(data, shown_as) if known.problems else replace(known, file=shown_as)


@lru_cache(maxsize=256)
def parsed_before(data: bytes) -> Document:
    """What bytes hold, whatever file they are."""
    return parse_bytes(data, "")


def composed(text: str, document: Document) -> str:
    """A text whose letters are whole, as every rule and every search takes them to be."""
    if is_normalized("NFC", text):
        return text
    lines = enumerate(limits.LINE_END.split(text), 1)
    document.decomposed += [
        (line, normalize("NFC", word))
        for line, words in lines
        for word in WORD.findall(words)
        if not is_normalized("NFC", word)
    ]
    return normalize("NFC", text)


def contents(path: Path, document: Document) -> bytes | None:
    """The bytes of a file that is one, and not too large."""
    try:
        # To open a pipe would be to wait for whoever writes to it.
        if not S_ISREG(path.stat().st_mode):
            document.complain(1, gettext("ふつうのファイルではありません。消してください。"))
            return None
        with path.open("rb") as file:
            data = file.read(limits.FILE_BYTES + 1)
    except OSError as error:
        document.complain(1, say("ファイルを開けません（{why}）。", why=error.strerror))
        return None
    if len(data) > limits.FILE_BYTES:
        what = "ファイルが大きすぎます。{most:,} バイトまでに分けてください。"
        document.complain(1, say(what, most=limits.FILE_BYTES))
        return None
    return data


def decode(data: bytes, document: Document) -> str | None:
    """The text of a file that is not empty and is UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        document.complain(line, not_utf8(data))
        return None
    if is_shifted(data):
        document.complain(1, not_utf8(data))
        return None
    if not text.strip():
        document.complain(1, gettext(EMPTY))
        return None
    return text


def compose(text: str, document: Document) -> yaml.Node | None:
    """The node tree of a text that is one YAML document."""
    try:
        for line, what in limits.faults(text):
            document.complain(line, what)
        if document.problems:
            return None
        node = yaml.compose(composed(text, document), Loader=yaml.CSafeLoader)
    except yaml.reader.ReaderError as error:
        line = text.encode().count(b"\n", 0, error.position) + 1
        what = "使えない文字（U+{number:04X}）があります。消してください。"
        document.complain(line, say(what, number=error.character))
        return None
    except yaml.MarkedYAMLError as error:
        at, what = explain(error, text)
        document.complain(at + 1, what)
        return None
    if node is None:
        document.complain(1, gettext(EMPTY))
    return node


def plain(node: yaml.Node, loc: Loc, document: Document) -> Any:
    """The value of a node; its line, and those of its parts, are noted in the document."""
    document.lines.setdefault(loc, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return mapping(node, loc, document)
    if isinstance(node, yaml.SequenceNode):
        return [plain(item, (*loc, n), document) for n, item in enumerate(node.value)]
    style = getattr(node, "style", None)
    if style == "|":
        document.blocks.add(loc)
    elif is_folded(node, style):
        document.folded.add(loc)
    # An unquoted nothing is no value at all; "" is an empty text.
    return node.value or (node.value if style else None)


def is_folded(node: yaml.Node, style: str | None) -> bool:
    """Whether a text, which is no block of lines, stands on several lines."""
    # A block begins on the line of its > and ends below its last line.
    last = node.end_mark.line - (style == ">")
    return last > node.start_mark.line + (style == ">")


def mapping(node: yaml.MappingNode, loc: Loc, document: Document) -> dict[str, Any]:
    """The value of a mapping; a key written twice is a problem, the first one counts."""
    value: dict[str, Any] = {}
    for key_node, item in node.value:
        if not is_name(key_node):
            what = gettext("項目の名前が読めません。かっこや ? を消してください。")
            document.complain(key_node.start_mark.line + 1, what, loc)
            continue
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in value:
            document.complain(line, twice(key, first=key == next(iter(value))), (*loc, key))
            continue
        document.lines[(*loc, key)] = line
        value[key] = plain(item, (*loc, key), document)
    return value


def twice(key: str, *, first: bool) -> str:
    """What is said of a key written twice; the first of an item may begin another one."""
    if not first:
        return say("'{key}' が 2 回書かれています。1 つにしてください。", key=key)
    what = (
        "'{key}' が 2 回書かれています。別のものなら、この行の前に「- 」をつけてください"
        "（- {key}: …）。同じものなら、1 つにしてください。"
    )
    return say(what, key=key)


def is_name(node: yaml.Node) -> bool:
    """Whether a key can name something: it is told in problems, each of which is one line."""
    if not isinstance(node, yaml.ScalarNode):
        return False
    return len(node.value) <= LONGEST_NAME and "\n" not in node.value
