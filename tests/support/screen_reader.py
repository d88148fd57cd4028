"""What a screen reader says of a page, in lines that can be read and stored."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import dropwhile, groupby, takewhile
from pathlib import Path
from typing import TypedDict

from playwright.sync_api import Page

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1] / "node_modules" / "@guidepup" / "virtual-screen-reader"
LIBRARY = PACKAGE / "lib" / "esm" / "index.browser.js"
END = "end of "
# What only holds text: nobody says it.
BLOCKS = {"paragraph", "document", "status", "timer"}
SILENT = BLOCKS | {"strong", "emphasis", "code", "mark", "generic"}
# What others stand in: these are told by their place.
AROUND = {"banner", "main", "navigation", "group", "list", "search", "contentinfo", "region"}
ITEM = "listitem"


class Phrase(TypedDict):
    """What is said in one go, and in which language; whether it is text, and that some name."""

    said: str
    isText: bool
    isName: bool
    hasFocus: bool
    language: str


class ScreenReader:
    """Somebody who hears a page; its policy must let foreign scripts in."""

    def __init__(self, page: Page) -> None:
        self.page = page
        script = (HERE / "screen_reader.js").read_text(encoding="utf-8")
        page.evaluate(script, LIBRARY.read_text(encoding="utf-8"))

    def read(self) -> list[Phrase]:
        """The whole page, from its top to its end."""
        read: list[Phrase] = self.page.evaluate("screenReader.read()")
        return read

    def listen(self) -> None:
        """Heed from now on what is said by itself."""
        self.page.evaluate("screenReader.listen()")

    def await_announced(self) -> None:
        """Wait until something is announced."""
        self.page.evaluate("screenReader.announced()")

    def heard(self) -> list[str]:
        """What was said since then: what got the focus, and what was announced, each once."""
        heard: list[str] = self.page.evaluate("screenReader.heard()")
        return [said for said, _ in groupby(heard) if not said.endswith(": ")]


def role_of(phrase: Phrase) -> str:
    """What a phrase begins with that is no text."""
    return "" if phrase["isText"] else phrase["said"].removeprefix(END).partition(",")[0]


def from_the_focus(read: list[Phrase]) -> list[Phrase]:
    """What somebody reads who goes on behind the focus: as far as what all steps have."""
    _, *rest = dropwhile(lambda phrase: not phrase["hasFocus"], read)
    return list(takewhile(lambda phrase: role_of(phrase) not in ("search", "contentinfo"), rest))


class Transcript:
    """Phrases one under the other: what stands in something, further in; a text in one piece."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.lines: list[str] = []
        self._depth, self._marker, self._text = 0, "", ""

    def add(self, phrase: Phrase) -> None:
        """Go on with what is said next."""
        role = role_of(phrase)
        if phrase["isText"]:
            self._text += "" if phrase["isName"] else self._spoken(phrase)
        elif role not in SILENT - BLOCKS:
            self.flush()
            self._add_part(phrase, role)

    def flush(self) -> None:
        """End the text, if there is one."""
        self._line(self._text)
        self._text = ""

    def _add_part(self, phrase: Phrase, role: str) -> None:
        ends = phrase["said"].startswith(END)
        if role == ITEM:
            self._marker = "" if ends else "- "
        elif role in AROUND and ends:
            self._depth -= 1
        elif role not in SILENT and not ends:
            self._line(self._spoken(phrase))
            self._depth += role in AROUND

    def _line(self, said: str) -> None:
        if said := " ".join(said.split()):
            self.lines.append(f"{'  ' * self._depth}{self._marker}{said}")
            self._marker = ""

    def _spoken(self, phrase: Phrase) -> str:
        said, language = phrase["said"], phrase["language"]
        return said if language == self.language else f"{said} [{language}] "


def lines(phrases: Iterable[Phrase], language: str) -> list[str]:
    """What is said, as it is stored; a phrase in another language has that behind it."""
    transcript = Transcript(language)
    for phrase in phrases:
        transcript.add(phrase)
    transcript.flush()
    return transcript.lines
