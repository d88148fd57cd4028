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
from widgets.views.phrases import heading
from widgets.views.quotes import mark_quotes
from widgets.views.text_languages import arrow, attributes

FOLDER = Path(__file__).parents[1]
# Of a module's text, by whole lines: how it imports and exports, and what is for readers alone.
IMPORT = re.compile(r'^import (?:([^"]*) from )?"(\.[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?!default)((?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
DEFAULT = re.compile(r"^export default ", re.MULTILINE)
COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*[\s\S]*?\*/)\n|^\n", re.MULTILINE)
INDENT = re.compile("^ +", re.MULTILINE)
# Of a style: what it says in quotes, and the gaps and comments that it does as well without.
GAP = r"(?:\s|/\*[\s\S]*?\*/)"
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
    main = _link((FOLDER / name).resolve(), linked)
    default = f"export default {main}.default;\n" if DEFAULT.search(static(name)) else ""
    return "".join(linked.values()) + default


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
    _link((FOLDER / beside).resolve(), linked)
    there = len(linked)
    ids = {one: _link((FOLDER / one).resolve(), linked) for one in (*names, *modules)}
    defaults = ", ".join(f"{json.dumps(one)}: {ids[one]}.default" for one in modules)
    own = "".join(f"export const {{ {', '.join(exported(one))} }} = {ids[one]};\n" for one in names)
    held = "".join([*linked.values()][there:])
    given = f"export const style = {json.dumps(style, ensure_ascii=False)};\n"
    return f"{held}{own}{given}export const modules = {{ {defaults} }};\n"


def exported(name: str) -> list[str]:
    """What a module exports by name."""
    return [found[1] for found in EXPORT.findall(static(name))]


def _link(module: Path, linked: dict[Path, str]) -> str:
    """Add a module behind those that it imports, each once, and give its name in the script."""
    name = f"$_{module.relative_to(FOLDER).with_suffix('').as_posix().replace('/', '_')}"
    if module not in linked:
        text = module.read_text(encoding="utf-8")
        imports = ""
        for names, relative in IMPORT.findall(text):
            imported = _link((module.parent / relative).resolve(), linked)
            given = imported if names.startswith("{") else f"{imported}.default"
            imports += f"const {names} = {given};\n" if names else ""
        linked[module] = _wrapped(name, imports, text)
    return name


def _wrapped(name: str, imports: str, text: str) -> str:
    """A module as a function's result, so that what it calls its own is no other's."""
    exports = [found[1] for found in EXPORT.findall(text)]
    body = INDENT.sub("", EXPORT.sub(r"\1", COMMENT.sub("", IMPORT.sub("", text))))
    if DEFAULT.search(body):
        body, exports = DEFAULT.sub("const $default = ", body), [*exports, "default: $default"]
    return f"const {name} = (() => {{\n{imports}{body}return {{ {', '.join(exports)} }};\n}})();\n"


def module(name: str) -> str:
    """What an anywidget takes for its module: the text, or in the app the name in the bundle."""
    return name if os.environ.get(MODULES) == BUNDLED else script(name)


def styles(*names: str) -> str:
    """What an anywidget takes for its style: the text; in the app nothing, as the page has it."""
    return "" if os.environ.get(MODULES) == BUNDLED else "".join(map(static, names))


def template(name: str) -> Template:
    """A template of the page."""
    return TEMPLATES.get_template(f"{name}.html.j2")
