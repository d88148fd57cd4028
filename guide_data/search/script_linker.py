"""Modules of JavaScript as one script that imports nothing."""

from __future__ import annotations

import re
from pathlib import Path

# Of a module's text, by whole lines: how it imports and exports, and what is for readers alone.
IMPORT = re.compile(r'^import (?:([^"]*) from )?"(\.[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?!default)((?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
DEFAULT = re.compile(r"^export default ", re.MULTILINE)
COMMENT = re.compile(
    r"^[ \t]*(?://.*|/\*\*[\s\S]*?\*/)\n|^\n|/\*\* @type [^*\n]*\*/ ?", re.MULTILINE
)
INDENT = re.compile("^ +", re.MULTILINE)


def link(module: Path, linked: dict[Path, str]) -> str:
    """Add a module behind those that it imports, each once, and give its name in the script."""
    name = f"$_{module.stem}"
    if module not in linked:
        text = module.read_text(encoding="utf-8")
        imports = ""
        for names, relative in IMPORT.findall(text):
            imported = link((module.parent / relative).resolve(), linked)
            given = imported if names.startswith("{") else f"{imported}.default"
            imports += f"const {names} = {given};\n" if names else ""
        linked[module] = wrapped(name, imports, text)
    return name


def wrapped(name: str, imports: str, text: str) -> str:
    """A module as a function's result, so that what it calls its own is no other's."""
    exports = exported(text)
    body = INDENT.sub("", EXPORT.sub(r"\1", COMMENT.sub("", IMPORT.sub("", text))))
    if DEFAULT.search(body):
        body, exports = DEFAULT.sub("const $default = ", body), [*exports, "default: $default"]
    return f"const {name} = (() => {{\n{imports}{body}return {{ {', '.join(exports)} }};\n}})();\n"


def exported(text: str) -> list[str]:
    """What a module exports by name."""
    return [found[1] for found in EXPORT.findall(text)]
