"""What the host cannot show, and kernels that do not answer: all else stays on screen."""

import pytest
from playwright.sync_api import expect

from tests.support.notebook_page import IMPORTS, anywidget, new_kernel

FAILURES = {
    "a widget that the host does not know": (
        "w.IntSlider()",
        ["IntSliderView", "@jupyter-widgets/controls", "VBoxView"],
    ),
    "a module that fails": (
        "anywidget.AnyWidget(_esm='export default { render() { throw new Error(\"why\"); } }')",
        ["anywidget.widget.AnyWidget", "why"],
    ),
    "a module that is none": ("anywidget.AnyWidget(_esm='export { {')", ["SyntaxError"]),
    "a module that is not there": ("anywidget.AnyWidget(_esm='./none.js')", ["none.js"]),
    "a module of something else": ("anywidget.AnyWidget(_esm='export const a = 1')", ["default"]),
}


@pytest.mark.parametrize("case", FAILURES)
def test_an_alert_stands_for(cleared, case):
    made, named = FAILURES[case]
    box = cleared.shows(f"{IMPORTS}w.VBox([w.HTML('before'), {made}, w.HTML('after')])")
    alert = box.get_by_role("alert")
    for name in named:
        expect(alert).to_contain_text(name)
    assert any(named[0] in error for error in cleared.errors)
    expect(box).to_contain_text("before")
    expect(box).to_contain_text("after")


def test_a_kernel_that_cannot_tell_of_its_widgets_shows_new_ones(new_page, server):
    kernel = new_kernel(server)
    closed = "it = w.HTML('a')\nbox = w.VBox([it])\nit.close()\nw.HTML('b')"
    expect(new_page(kernel).shows(f"{IMPORTS}{closed}")).to_have_text("b")
    expect(new_page(kernel).shows("w.HTML('c')")).to_have_text("c")


def test_after_the_kernel_what_is_on_screen_stays(new_page, server):
    notebook = new_page(new_kernel(server))
    module = """export default { render({ model, el }) {
      el.append(Object.assign(document.createElement("button"), { textContent: "set",
        onclick() { model.set("value", 1); model.save_changes(); model.send({}); } })) } }"""
    box = notebook.shows(
        f"{IMPORTS}{anywidget(module, 'value = t.Int(0).tag(sync=True)')}"
        "w.VBox([w.Button(description='click'), Any()])"
    )
    notebook.run("import os; os._exit(1)")
    notebook.page.wait_for_function("socket.readyState === WebSocket.CLOSED")
    for name in ("click", "set"):
        box.get_by_text(name, exact=True).click()
        expect(box.get_by_text(name, exact=True)).to_be_visible()


def test_a_line_that_closes_before_anything_is_shown_is_an_error(notebook):
    notebook.page.evaluate("socket.close()")
    assert "closed" in notebook.page.evaluate("shown.catch((error) => error.message)")
