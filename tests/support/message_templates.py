"""Every message that the sources say: the literals that reach whatever translates them."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nbformat

from guide_data.audits.notebook_copies import PARAGRAPH
from guide_data.messages.catalogue import CATALOGUES, catalogue

ROOT = Path(__file__).parents[2]
JAPANESE = re.compile(r"[\u3001-\u30ff\u4e00-\u9fff\uff01-\uff5e]")
# What says something, the places of its templates, and whether these are formatted.
SAYERS = {
    "say": ((0,), True),
    "say_of": ((0,), True),
    "found": ((1,), True),
    "Sign": ((1,), True),
    "mark": ((1,), True),
    "lost": ((1,), True),
    "refusal": ((1,), True),
    "gettext": ((0,), False),
    "doc": ((0,), False),
    "at_most": ((1,), False),
    "written": ((1,), False),
    "PydanticCustomError": ((1,), False),
    "rule": ((2, "example"), False),
    "reading": ((2, "example"), False),
    "structural": ((1, 2), False),
    "Refusal": ((1, 2), False),
    "templates": ((0,), False),
    # These pass on what they are given.
    "unknown": ((1,), True),
    "told": ((0,), True),
    "where_apart": ((2,), True),
    "each_language": ((2,), True),
}
# What is replaced in a template of a table.
FIELD = re.compile(r"(?<!\{)\{\w+\}")
Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True)
class Template:
    """One message: where it stands, and whether ``{name}`` in it is replaced."""

    text: str
    place: str
    formatted: bool

    def entry(self, words=""):
        """Its entry of the catalogue, to be filled in where there are no words yet."""
        flag = "#, python-brace-format\n" if self.formatted else ""
        return f"{flag}msgid {quoted(self.text)}\nmsgstr {quoted(words)}\n"


@dataclass(frozen=True)
class Said:
    """An argument of something that says it, and what the names around it were given."""

    node: ast.expr
    place: str
    formatted: bool
    scopes: tuple

    @property
    def templates(self):
        """Every template that it may be."""
        texts = self.texts(self.node)
        return [Template(x, self.place, self.formatted or bool(FIELD.search(x))) for x in texts]

    @property
    def is_open(self):
        """Whether it is put together as it is said, so that no catalogue could hold it."""
        made = isinstance(self.node, ast.BinOp | ast.JoinedStr)
        japanese = JAPANESE.search(ast.unparse(self.node))
        return bool(made and japanese and not list(self.texts(self.node)))

    def given(self, name):
        """What a name was given, as near to where it is used as it was given anything."""
        return next((scope[name] for scope in self.scopes if name in scope), [])

    def texts(self, node):
        """The texts that an expression may be."""
        match node:
            case ast.Constant(value=str() | int()):
                yield str(node.value)
            case ast.BinOp(op=ast.Add()):
                yield from self.joined([node.left, node.right])
            case ast.JoinedStr():
                yield from self.joined(node.values)
            case _:
                for inner in self.within(node):
                    yield from self.texts(inner)

    def within(self, node):
        """The expressions any of which an expression may be, or all of which a table holds."""
        match node:
            case ast.Name():
                return self.given(node.id)
            case ast.IfExp() | ast.FormattedValue(format_spec=None):
                names = ("value", "body", "orelse")
                return [getattr(node, name) for name in names if hasattr(node, name)]
            case ast.Dict():
                return [*filter(None, node.keys), *node.values]
            case ast.Tuple() | ast.List() | ast.Set():
                return node.elts
            case (
                ast.Subscript(value=ast.Name() as table)
                | ast.Call(func=ast.Attribute(value=ast.Name() as table, attr="get"))
            ):
                tables = (given for given in self.given(table.id) if isinstance(given, ast.Dict))
                return [value for given in tables for value in given.values]
        return []

    def joined(self, parts):
        """The texts that parts after one another may be."""
        if not parts:
            yield ""
            return
        rests = list(self.joined(parts[1:]))
        yield from (begin + rest for begin in self.texts(parts[0]) for rest in rests)


def said_in(path):
    """Everything that a file says."""
    name = path.relative_to(ROOT).as_posix()
    yield from said_by(ast.parse(path.read_text(encoding="utf-8")), name, ())


def said_by(node, name, scopes):
    """Everything that a part of a file says."""
    if isinstance(node, ast.Module | Function):
        scopes = (assigned(node), *scopes)
    if isinstance(node, ast.Call) and called(node) in SAYERS:
        places, formatted = SAYERS[called(node)]
        for arg in filter(None, (argument(node, place) for place in places)):
            yield Said(arg, f"{name}:{arg.lineno}", formatted, scopes)
    for child in ast.iter_child_nodes(node):
        yield from said_by(child, name, scopes)


def assigned(scope):
    """What each name in a module or a function is given there; parameters are given anything."""
    given = {}
    nodes = [*ast.iter_child_nodes(scope)]
    for node in nodes:
        if isinstance(node, Function | ast.ClassDef):
            continue
        nodes.extend(ast.iter_child_nodes(node))
        for target, value in bound(node):
            given.setdefault(target, []).append(value)
    if isinstance(scope, Function):
        given |= {arg.arg: [] for arg in scope.args.args}
    return given


def bound(node):
    """The names that a node gives something, each with what it is given."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            yield name, node.value or ast.Constant(None)
        # One after the other, each row of a table.
        case (
            ast.comprehension(target=ast.Tuple() as names, iter=ast.Tuple() as table)
            | ast.For(target=ast.Tuple() as names, iter=ast.Tuple() as table)
        ):
            for row in table.elts:
                for name, value in zip(names.elts, getattr(row, "elts", ()), strict=False):
                    yield getattr(name, "id", ""), value
        case ast.comprehension(
            target=ast.Tuple(elts=[_, ast.Name(id=name)]),
            iter=ast.Call(func=ast.Attribute(value=table, attr="items")),
        ):
            yield name, ast.Subscript(table)


def called(call):
    """The name of what is called."""
    return getattr(call.func, "attr", None) or getattr(call.func, "id", "")


def argument(call, place):
    """An argument by its place or its name."""
    if isinstance(place, str):
        return next((one.value for one in call.keywords if one.arg == place), None)
    return call.args[place] if place < len(call.args) else None


def everything_said():
    """Everything that the sources say."""
    for path in sources():
        yield from said_in(path)


def sources():
    """Every file of source code."""
    for package in ("guide_data", "widgets"):
        yield from sorted((ROOT / package).rglob("*.py"))


# What somebody reads, and what a program does: patterns have signs that few words have.
WORDS, PATTERN = re.compile("(?s).*[ぁ-ん]"), re.compile(r"\(\?|[\[\]\\|]")
FEWEST = 4
# Words of a language, and what a stamp says, which is the same in every language.
NO_MESSAGES = re.compile(r"checks/languages/|(?:unfinished|checked|sentence_marks|readings)\.py")


def words_unsaid():
    """Words in the sources that nothing says: nobody could read them in another language."""
    known = all_templates()
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree) if not NO_MESSAGES.search(name) else ():
            text = node.value if isinstance(node, ast.Constant) and id(node) not in docs else ""
            if is_for_editors(text) and not is_part_of(text, known):
                yield f"{name}:{node.lineno}: {text}"


def is_for_editors(text):
    """Whether a text is words, and neither a pattern nor a piece of one."""
    words = isinstance(text, str) and WORDS.match(text) and len(text) >= FEWEST
    return bool(words and not PATTERN.search(text))


def is_part_of(text, known):
    """Whether a text is a template, or a part of one that is put together of constants."""
    return text in known or any(text in template for template in known)


# In templates of Jinja, whatever is said stands as it is.
IN_TEMPLATE = re.compile(r'\b(say|gettext)\("([^"]*)"')


def said_in_templates():
    """What the templates of pages say."""
    for path in sorted((ROOT / "widgets").rglob("*.j2")):
        name = path.relative_to(ROOT).as_posix()
        for match in IN_TEMPLATE.finditer(path.read_text(encoding="utf-8")):
            yield Template(match[2], name, SAYERS[match[1]][1])


def said_in_notebooks():
    """What stands between the cells of notebooks, paragraph by paragraph."""
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            for text in cell.source.split(PARAGRAPH) if cell.cell_type == "markdown" else ():
                yield Template(text, path.relative_to(ROOT).as_posix(), formatted=False)


@cache
def all_templates():
    """Every template by its text; one that is formatted anywhere is so."""
    found = {}
    in_code = (template for said in everything_said() for template in said.templates)
    for template in filter(is_japanese, (*in_code, *said_in_templates(), *said_in_notebooks())):
        if template.formatted or template.text not in found:
            found[template.text] = template
    return found


def is_japanese(template):
    """Whether a template is one that a catalogue must have."""
    return bool(JAPANESE.search(template.text))


def quoted(text):
    """A text as a catalogue has it, on one line."""
    signs = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    return '"' + "".join(signs.get(sign, sign) for sign in text) + '"'


HEAD = """# What editors read, in English. Each msgid is a Japanese template as the sources have it.
# python -m tests.support.message_templates puts this file in order: new messages get an entry
# to be filled in, those that nothing says any more are dropped.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def renewed(known):
    """The catalogue of all that is said now, with the words that are known."""
    entries = (one.entry(known.get(one.text, "")) for one in all_templates().values())
    return "\n".join([HEAD, *entries])


if __name__ == "__main__":
    PLACE = CATALOGUES / "en.po"
    PLACE.write_text(renewed(catalogue("en")), encoding="utf-8")
