"""The package's own files: styles, scripts and templates."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from widgets.views.quotes import quoted

FOLDER = Path(__file__).parents[1]
TEMPLATES = Environment(
    loader=FileSystemLoader(FOLDER / "views" / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)
TEMPLATES.filters["quoted"] = quoted


@cache
def static(*names: str) -> str:
    """The text of files of this package, named from its folder, one after another."""
    return "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in names)


def template(name: str) -> Template:
    """A template of the page."""
    return TEMPLATES.get_template(f"{name}.html.j2")
