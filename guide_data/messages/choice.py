"""Which language editors read: chosen once by a command or a notebook, for its whole process.

In this order: GUIDE_MESSAGES; the first of LC_ALL, LC_MESSAGES and LANG that is set, if it names
one of the two; the guide's own language, if it is one of the two; English. A visitor's language is
none of this: what a server prints is for whoever runs it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# The language of the templates, and all that there are.
SOURCE = "ja"
LANGUAGES = (SOURCE, "en")
FOREIGN = "en"
VARIABLE = "GUIDE_MESSAGES"
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
NAMED = re.compile(rb"""^language:[ \t]*["']?([A-Za-z]+)""", re.MULTILINE)


@dataclass
class Setting:
    """What was chosen for this process; nothing yet where it is empty."""

    language: str = ""


SETTING = Setting()


def language() -> str:
    """The language that editors read; that of the templates where no guide was chosen yet."""
    return SETTING.language or next(wanted(), SOURCE)


def choose(folder: Path) -> None:
    """Speak to whoever edits the guide in a folder."""
    SETTING.language = next(wanted(), "") or spoken_to(language_of(folder))


def choose_once(folder: Path) -> None:
    """Where nothing was chosen, as in somebody's own notebook, the first guide read decides."""
    if not SETTING.language:
        choose(folder)


def wanted() -> Iterator[str]:
    """The languages that the environment asks for, as far as there are messages in them."""
    locale = next(filter(None, map(os.environ.get, LOCALE)), "")
    for name in (os.environ.get(VARIABLE, ""), locale):
        if (code := name.lower()[:2]) in LANGUAGES and not name[2:3].isalpha():
            yield code


def language_of(folder: Path) -> str:
    """The language that guide.yaml names, also where nothing else in it can be read."""
    try:
        named = NAMED.search((folder / "guide.yaml").read_bytes())
    except OSError:
        named = None
    return named[1].decode().lower() if named else SOURCE


def spoken_to(guide_language: str) -> str:
    """What the editors of a guide in some language read."""
    return guide_language if guide_language in LANGUAGES else FOREIGN
