"""The package's own files: styles, scripts and templates."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from widgets.views.quotes import mark_quotes

FOLDER = Path(__file__).parents[1]
# Of a module's text, by whole lines: what is there for its readers and for tools.
IMPORT = re.compile(r'^import\b[^"]*"(\.[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)
COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*[\s\S]*?\*/)\n|^\n", re.MULTILINE)
TEMPLATES = Environment(
    loader=FileSystemLoader(FOLDER / "views" / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)
TEMPLATES.filters["mark_quotes"] = mark_quotes


@cache
def static(name: str) -> str:
    """The text of a file of this package, named from its folder."""
    return (FOLDER / name).read_text(encoding="utf-8")


@cache
def script(name: str) -> str:
    """A module of this package and all that it imports, as one script that imports nothing.

    Only its default export stays an export. What one module calls its own must be no other's.
    """
    texts: dict[Path, str] = {}
    _collect(FOLDER / name, texts)
    return "".join(texts.values())


def _collect(module: Path, texts: dict[Path, str]) -> None:
    text = module.read_text(encoding="utf-8")
    for relative in IMPORT.findall(text):
        imported = (module.parent / relative).resolve()
        if imported not in texts:
            _collect(imported, texts)
    texts[module] = EXPORT.sub("", COMMENT.sub("", IMPORT.sub("", text)))


def template(name: str) -> Template:
    """A template of the page."""
    return TEMPLATES.get_template(f"{name}.html.j2")
