"""One catalogue: each message is one Japanese template, which ``en.po`` has in English.

``en.po`` is read as it is, as gettext and Babel write it: there is nothing to compile, and reading
it by hand takes a hundredth of the time that Babel takes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from guide_data.messages.choice import SOURCE, language

CATALOGUES = Path(__file__).parent
ENTRY = re.compile(r'^msgid ((?:".*"\n)+)msgstr ((?:".*"(?:\n|\Z))+)', re.MULTILINE)

T = TypeVar("T")


def say(template: str, /, *parts: Any, **values: Any) -> str:
    """A message in the editor's language; ``{name}`` in its template is one of the values."""
    return gettext(template).format(*parts, **values)


def say_of(template: str, values: Mapping[Any, Any]) -> str:
    """A message whose values are those of a row."""
    return gettext(template).format_map(values)


def gettext(template: str) -> str:
    """A template, or words that have no values, in the editor's language."""
    return template if (name := language()) == SOURCE else catalogue(name).get(template, template)


def templates(table: T) -> T:
    """A table of templates, marked for the catalogue where it stands; said when they are used."""
    return table


def listed(words: Iterable[Any]) -> str:
    """Words in a row."""
    return gettext("、").join(map(str, words))


@cache
def catalogue(name: str) -> dict[str, str]:
    """Every template with its translation."""
    text = (CATALOGUES / f"{name}.po").read_text(encoding="utf-8")
    return {unescaped(id_): unescaped(words) for id_, words in ENTRY.findall(text)}


def unescaped(lines: str) -> str:
    """A text as it is written in a catalogue: in quotation marks, on one line or several."""
    return "".join(json.loads(line) if "\\" in line else line[1:-1] for line in lines.splitlines())
