"""The package's own files: styles, scripts and templates."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from guide_data.messages import gettext, say
from guide_data.messages.choice import language
from guide_data.search.script_linker import DEFAULT, exported, link
from guide_data.text.language_tags import arrow
from widgets.views.phrases import heading
from widgets.views.quotes import mark_quotes
from widgets.views.text_languages import attributes

FOLDER = Path(__file__).parents[1]
# What every form of the guide looks like; later ones change what earlier ones say.
LOOK = tuple(f"static/{name}.css" for name in ("style", "drawing", "ipywidgets", "paper"))
# Of a style: what it says in quotes, and the gaps and comments that it does as well without.
GAP = r"(?:\s|/\*(?>[\s\S]*?\*/))"
SPARE = re.compile(rf"""("[^"]*")|{GAP}*([{{}};,]){GAP}*|(:){GAP}+|{GAP}+""")
# With this value of the variable, a kernel's visitors have the app's bundle: see module().
MODULES, BUNDLED = "GUIDE_MODULES", "bundled"
TEMPLATES = Environment(
    loader=FileSystemLoader(FOLDER / "views" / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)
TEMPLATES.globals |= {"attributes": attributes, "arrow": arrow}
TEMPLATES.filters |= {"heading": heading, "mark_quotes": mark_quotes}
TEMPLATES.globals |= {"gettext": gettext, "say": say, "editors_language": language}


@cache
def static(name: str) -> str:
    """The text of a file of this package, named from its folder."""
    return (FOLDER / name).read_text(encoding="utf-8")


@cache
def script(name: str) -> str:
    """A module of this package and all that it imports, as one script that imports nothing.

    Its default export, where it has one, is the script's.
    """
    linked: dict[Path, str] = {}
    main = link((FOLDER / name).resolve(), linked)
    default = f"export default {main}.default;\n" if DEFAULT.search(static(name)) else ""
    return "".join(linked.values()) + default


@cache
def script_beside(names: tuple[str, ...], beside: str) -> str:
    """Modules of this package as one script that runs after another, and takes from there what
    that has.
    """
    linked: dict[Path, str] = {}
    link((FOLDER / beside).resolve(), linked)
    there = len(linked)
    for name in names:
        link((FOLDER / name).resolve(), linked)
    return "".join([*linked.values()][there:])


def style(*names: str) -> str:
    """Styles of this package, in as few letters as say the same."""
    text = "".join(map(static, names))
    return SPARE.sub(lambda spare: next(filter(None, spare.groups()), " "), text)


@cache
def bundle(names: tuple[str, ...], modules: tuple[str, ...], *, beside: str, style: str) -> str:
    """Modules of this package as one that imports nothing, with others that it may be given.

    It exports what each does, ``modules``: the default exports by their modules' names, and a
    ``style``. It runs ``beside`` a script, and takes from there what that has: what a script names,
    modules know, too.
    """
    linked: dict[Path, str] = {}
    link((FOLDER / beside).resolve(), linked)
    there = len(linked)
    ids = {one: link((FOLDER / one).resolve(), linked) for one in (*names, *modules)}
    defaults = ", ".join(f"{json.dumps(one)}: {ids[one]}.default" for one in modules)
    own = "".join(
        f"export const {{ {', '.join(exported(static(one)))} }} = {ids[one]};\n" for one in names
    )
    held = "".join([*linked.values()][there:])
    given = f"export const style = {json.dumps(style, ensure_ascii=False)};\n"
    return f"{held}{own}{given}export const modules = {{ {defaults} }};\n"


def module(name: str) -> str:
    """What an anywidget takes for its module: the text, or in the app the name in the bundle."""
    return name if os.environ.get(MODULES) == BUNDLED else script(name)


def styles(*names: str) -> str:
    """What an anywidget takes for its style: the text; in the app nothing, as the page has it."""
    return "" if os.environ.get(MODULES) == BUNDLED else "".join(map(static, names))


def template(name: str) -> Template:
    """A template of the page."""
    return TEMPLATES.get_template(f"{name}.html.j2")
