"""The host shows ipywidgets, and whatever becomes of them, as stock Jupyter would."""

import json

import pytest
from playwright.sync_api import expect

from tests.support.notebook_page import IMPORTS, SAYS, new_kernel
from tests.support.stock_jupyter import running

SAID = "el.querySelector('.widget-html-content').textContent"


def classes(added=""):
    return f"el.className.split(' ').includes('{added}')"


# What is made, what the page has for it, then what Python does and what the page has after that.
TRAITS = {
    "html: value": (
        "w.HTML('<b>a</b>')",
        "el.querySelector('.widget-html-content').innerHTML",
        "<b>a</b>",
        "it.value = '<i>b</i>'",
        "<i>b</i>",
    ),
    "html: description": (
        "w.HTML()",
        "[el.firstChild.textContent, el.firstChild.style.display]",
        ["", "none"],
        "it.description = '<b>'",
        ["<b>", ""],
    ),
    "button: description": (
        "w.Button(description='a')",
        "[el.textContent, el.title]",
        ["a", "a"],
        "it.description = 'b'",
        ["b", "b"],
    ),
    "button: tooltip": (
        "w.Button(description='a', tooltip='t')",
        "el.title",
        "t",
        "it.tooltip = ''",
        "",
    ),
    "button: disabled": ("w.Button()", "el.disabled", False, "it.disabled = True", True),
    "button: icon": (
        "w.Button(description='a', icon='check spin')",
        "el.innerHTML",
        '<i class="fa fa-check fa-spin"></i>a',
        "it.icon, it.description = 'check', ''",
        '<i class="fa fa-check center"></i>',
    ),
    "button: button_style": (
        "w.Button(button_style='info')",
        "el.className.includes('mod-') && el.className.split(' ').pop()",
        "mod-info",
        "it.button_style = ''",
        False,
    ),
    "button: style": (
        "w.Button(style={'button_color': 'red', 'font_weight': 'bold'})",
        "[el.style.backgroundColor, el.style.fontWeight]",
        ["red", "bold"],
        "it.style.button_color = None",
        ["", "bold"],
    ),
    "button: tabbable": (
        "w.Button(tabbable=False)",
        "el.getAttribute('tabindex')",
        "-1",
        "it.tabbable = None",
        None,
    ),
    "box: tabbable": (
        "w.VBox(tabbable=True)",
        "el.tabIndex",
        0,
        "it.tabbable = False",
        -1,
    ),
    "box: box_style": (
        "w.VBox(box_style='info')",
        "el.className.split(' ').slice(-2)",
        ["alert", "alert-info"],
        "it.box_style = 'danger'",
        ["alert", "alert-danger"],
    ),
    "box: children": (
        "w.HBox([w.HTML('a'), w.HTML('b')])",
        "el.textContent",
        "ab",
        "it.children = [w.HTML('c'), *it.children[::-1], it.children[0]]",
        "cbaa",
    ),
    "layout: traits": (
        "w.HTML(layout={'width': '50%', 'grid_area': 'b', 'border': '1px solid red'})",
        "[el.style.width, el.style.gridRowStart, el.style.borderTopWidth, el.style.maxWidth]",
        ["50%", "b", "1px", ""],
        "it.layout.width, it.layout.max_width = None, '9px'",
        ["", "b", "1px", "9px"],
    ),
    "layout: another": (
        "w.HTML(layout={'width': '5px', 'height': '6px'})",
        "[el.style.width, el.style.height]",
        ["5px", "6px"],
        "it.layout = w.Layout(width='7px')",
        ["7px", ""],
    ),
    "add_class": ("w.HTML()", classes("a"), False, "it.add_class('a')", True),
    "remove_class": (
        "w.VBox().add_class('a').add_class('b')",
        f"[{classes('a')}, {classes('b')}]",
        [True, True],
        "it.remove_class('a')",
        [False, True],
    ),
    "anywidget: layout": (
        "anywidget.AnyWidget(layout={'width': '5px'}, _esm='export default {}')",
        "el.style.width",
        "5px",
        "it.layout.width = '6px'",
        "6px",
    ),
}


@pytest.mark.parametrize("case", TRAITS)
def test_a_trait_is_shown_and_followed(cleared, case):
    made, has, before, change, after = TRAITS[case]
    cleared.shows(f"{IMPORTS}it = {made}\nit")
    cleared.until(has, before)
    cleared.run(change).until(has, after)


def test_a_click_is_heard_once(cleared):
    box = cleared.shows(
        f"{IMPORTS}{SAYS}it = w.Button(description='a')\nit.on_click(lambda b: say('click'))\n"
        "w.VBox([said, it])"
    )
    box.get_by_role("button").click()
    cleared.until(SAID, "click;")
    box.get_by_role("button").click()
    cleared.until(SAID, "click;click;")


ORDERS = {
    "turned around": "b[::-1]",
    "moved to the front": "[b[1], b[0], b[2]]",
    "alone": "[b[1]]",
    "with others between": "[b[2], w.HTML('new'), b[1], w.HTML('new'), b[0]]",
}


@pytest.mark.parametrize("order", ORDERS)
def test_a_child_that_stays_keeps_the_focus(cleared, order):
    cleared.shows(
        f"{IMPORTS}b = [w.Button(description=name) for name in 'abc']\nit = w.VBox([w.HBox(b)])\nit"
    )
    cleared.page.get_by_text("b", exact=True).focus()
    cleared.run(f"it.children[0].children = {ORDERS[order]}\nit.children[0].add_class('done');")
    cleared.page.locator(".done").wait_for()
    assert cleared.knows("document.activeElement.textContent") == "b"


def test_every_appearance_follows(notebook):
    notebook.shows(f"{IMPORTS}it = w.HTML('a')\ndisplay(it)\nw.HBox([it, it])")
    notebook.until("el.textContent", "aa")
    notebook.run("it.value = 'b'")
    expect(notebook.place).to_have_text("bbb")


def test_widgets_that_were_there_before_the_page_are_shown(notebook, new_page):
    notebook.shows(f"{IMPORTS}it = w.VBox([w.HTML('before')])\nit")
    later = new_page()
    expect(later.shows("it.children[0].value = 'now'\ndisplay(it)")).to_have_text("now")


def test_a_kernel_that_never_heard_of_widgets_is_shown(new_page, server):
    expect(new_page(new_kernel(server)).shows(f"{IMPORTS}w.HTML('a')")).to_have_text("a")


STOCK = f"""{IMPORTS}w.VBox([
 w.HTML('<b>a</b>'), w.HTML(description='d', value='v'),
 w.HBox([w.Button(description='a', tooltip='t'), w.Button(icon='check', button_style='info')]),
 w.Box(box_style='info').add_class('own'), w.Button(disabled=True, tabbable=False),
 w.HTML(tooltip='t', layout={{'width': '50%'}}),
])"""
# Elements with what stands in them, but for what Lumino and JupyterLab mark as theirs; stock says
# "null" as the title of a label without one.
SKELETON = """root => { const bare = (el) => [
  el.tagName, el.title === "null" ? null : el.getAttribute("title"),
  el.getAttribute("tabindex"), el.style.width, el.disabled,
  [...el.classList].filter((name) => !/^(lm|jp|p)-|^jupyter-widgets-view$/.test(name)).sort(),
  el.childElementCount ? [...el.children].map(bare) : el.textContent]; return bare(root); }"""


@pytest.mark.outage
def test_elements_and_classes_are_those_of_stock_jupyter(notebook, desk, tmp_path):
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    (tmp_path / "stock.ipynb").write_text(
        json.dumps(
            {
                "cells": [cell | {"source": STOCK}],
                "metadata": {},
                "nbformat": 4,
                "nbformat_minor": 4,
            }
        )
    )
    ours = notebook.shows(STOCK).evaluate(SKELETON)
    with running("/voila/static/voila.js", "voila", str(tmp_path / "stock.ipynb")) as url:
        desk.goto(url)
        stock = desk.locator(".widget-vbox").first
        stock.locator("[style*=width]").wait_for(state="attached")
        assert ours == stock.evaluate(SKELETON)
