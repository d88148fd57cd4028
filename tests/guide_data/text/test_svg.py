"""What is a drawing, and what only looks like one."""

import pytest

from guide_data.text.svg import MOST_BYTES, faults

HEAD, END = '<svg viewBox="0 0 20 20">', "</svg>"
LAUGHS = '<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>'
AWAY = "https://evil.example/x.svg"

CLASSES = ("press", "mark", "link", "block", "faint")
DRAWINGS = {
    "nothing": "",
    "a line": '<path d="M1 2.5h-.5a4 4 0 0 1 6-5z"/>',
    "a group": '<g class="mark">\n<circle cx="1" cy="-1" r=".5"/>\n</g>',
    "every class": "".join(f'<g class="{name}"/>' for name in CLASSES),
    "other quotes": "<rect x='1' y='2' width='3' height='4' rx='1'></rect>",
}


@pytest.mark.parametrize("shapes", DRAWINGS.values(), ids=DRAWINGS)
def test_shapes_are_a_drawing(shapes):
    assert list(faults(f"{HEAD}{shapes}{END}")) == []


# What stands on the drawing's third line, and a part of what is said of it there.
INSIDE = {
    "script": ("<script>alert(1)</script>", "<script>"),
    "HTML": ("<foreignObject><p/></foreignObject>", "<foreignObject>"),
    "style sheet": ("<style>*{display:none}</style>", "<style>"),
    "link": ('<a href="https://evil.example/"/>', "<a>"),
    "picture": (f'<image href="{AWAY}"/>', "<image>"),
    "shape from elsewhere": (f'<use href="{AWAY}#x"/>', "<use>"),
    "change": ('<animate attributeName="d"/>', "<animate>"),
    "words": ("<text>ログイン</text>", "<text>"),
    "words outside": ("ログイン", "文字"),
    "words by number": ("&#12354;", "文字"),
    "title": ("<title>x</title>", "<title>"),
    "another drawing": ('<svg viewBox="0 0 9 9"/>', "1 つの"),
    "handler": ('<path onload="alert(1)" d="M0 0"/>', "onload"),
    "style": ('<path style="fill:red" d="M0 0"/>', "style"),
    "colour": ('<path fill="red" d="M0 0"/>', "fill"),
    "paint from elsewhere": (f'<path fill="url({AWAY})" d="M0 0"/>', "fill"),
    "filter": ('<g filter="url(#x)"/>', "filter"),
    "id": ('<g id="start"/>', "id"),
    "other class": ('<g class="alarm"/>', "class"),
    "two classes": ('<g class="press mark"/>', "class"),
    "no path": ('<path d="javascript:alert(1)"/>', "d に"),
    "no number": ('<rect x="1e9"/>', "x に"),
    "far away": ('<rect x="99999"/>', "x に"),
    "name of another kind": ('<x:path xmlns:x="urn:x"/>', "<x:path>"),
    "comment": ("<!-- x -->", "図形"),
    "CDATA": ("<![CDATA[x]]>", "図形"),
    "processing instruction": ("<?php x ?>", "図形"),
    "not closed": ("<g>", "読めません"),
    "entity": ("&a;", "読めません"),
    "HTML's entity": ("&nbsp;", "読めません"),
    "twice": ('<g class="mark" class="press"/>', "読めません"),
}


@pytest.mark.parametrize(("line", "part"), INSIDE.values(), ids=INSIDE)
def test_anything_else_is_refused_at_its_line(line, part):
    [(number, what)] = faults(f'{HEAD}\n<path d="M0 0"/>\n{line}\n{END}')
    assert part in what
    # An element left open is only told once another ends.
    assert number == (3 if line == "<g>" else 2)


WHOLE = {
    "DTD": f"{LAUGHS}{HEAD}{END}",
    "DTD from elsewhere": f'<!DOCTYPE svg SYSTEM "{AWAY}">{HEAD}{END}',
    "declaration": f'<?xml version="1.0" encoding="utf-7"?>{HEAD}{END}',
    "no viewBox": "<svg></svg>",
    "viewBox elsewhere": '<svg viewBox="-9 0 20 20"/>',
    "huge": '<svg viewBox="0 0 99999 99999"/>',
    "name space": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"/>',
    "handler": '<svg viewBox="0 0 20 20" onload="alert(1)"/>',
    "more after it": f"{HEAD}{END}<script/>",
    "words before it": f"x{HEAD}{END}",
    "no SVG": "<g/>",
    "words": "login",
    "too large": f"{HEAD}{' ' * MOST_BYTES}{END}",
    "too large in bytes": f"{HEAD}{'あ' * (MOST_BYTES // 3)}{END}",
    "very deep": f"{HEAD}{'<g>' * 10_000}",
}


@pytest.mark.parametrize("svg", WHOLE.values(), ids=WHOLE)
def test_a_whole_that_is_no_drawing_is_refused(svg):
    assert [line for line, _ in faults(svg)] == [0]
