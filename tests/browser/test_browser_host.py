"""The host shows what a plain Jupyter kernel displays, as stock Jupyter would."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.test_browser_jupyter import running
from tests.support.notebook_page import NotebookPage, new_kernel, options

IMPORTS = "import anywidget, ipywidgets as w, traitlets as t\n"
# Says in the page what Python heard.
SAYS = "said = w.HTML()\nsay = lambda text: setattr(said, 'value', said.value + f'{text};')\n"
SAID = "el.querySelector('.widget-html-content').textContent"
URL_MODULE = "export default { render: ({ el }) => el.append('a module by its address') }"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    (folder / "module.js").write_text(URL_MODULE, encoding="utf-8")
    with running("/api", "jupyter_server", *options(folder)) as url:
        yield url


@pytest.fixture(scope="module")
def kernel(server):
    return new_kernel(server)


@pytest.fixture(scope="module")
def context(browser):
    with browser.new_context() as context:
        context.set_default_timeout(15_000)
        yield context


@pytest.fixture
def new_page(context, server, kernel):
    """A function that opens one more page; whatever is uncaught in it fails the test."""
    pages = []

    def opened(kernel=kernel):
        pages.append(NotebookPage(context.new_page(), server, kernel))
        return pages[-1].open()

    yield opened
    for notebook in pages:
        notebook.page.close()
    assert [error for notebook in pages for error in notebook.uncaught] == []


@pytest.fixture
def notebook(new_page):
    return new_page()


@pytest.fixture(scope="module")
def handed_on(context, server, kernel):
    return NotebookPage(context.new_page(), server, kernel).open()


@pytest.fixture
def cleared(handed_on):
    """A page that tests hand on to each other, with nothing on it."""
    yield handed_on.cleared()
    assert handed_on.uncaught == []


def anywidget(module, traits="", name="Any"):
    """The code of a class of anywidgets; ``module`` is what the default export has."""
    return f"class {name}(anywidget.AnyWidget):\n _esm = {module!r}\n {traits or 'pass'}\n"


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


RENDERS = "render: ({ el }) => el.append('a module of text')"
MODULES = {
    "text": (f"export default {{ {RENDERS} }}", "a module of text"),
    "text that begins with a comment": (
        f"// None.\nexport default {{ {RENDERS} }}",
        "a module of text",
    ),
    "text with a function": (
        f"export default async () => ({{ {RENDERS} }})",
        "a module of text",
    ),
    "text without a default": (
        "export function render({ el }) { el.append('of old') }",
        "of old",
    ),
    "a name": ("named", "a named module"),
    "a relative address": ("./module.js", "a module by its address"),
    "an absolute path": ("/static/module.js", "a module by its address"),
}


@pytest.mark.parametrize("case", MODULES)
def test_an_anywidget_is_rendered_from(cleared, case):
    esm, text = MODULES[case]
    expect(cleared.shows(f"{IMPORTS}anywidget.AnyWidget(_esm={esm!r})")).to_have_text(text)


def test_an_anywidget_is_rendered_from_an_address_of_http(cleared, server):
    shown = cleared.shows(f"{IMPORTS}anywidget.AnyWidget(_esm='{server}/static/module.js')")
    expect(shown).to_have_text("a module by its address")


def test_binary_traits_go_both_ways(notebook):
    module = """export default { render({ model, el }) {
      const draw = () => { el.textContent = new Uint8Array(model.get("data").buffer).join(); };
      model.on("change:data", draw);
      draw();
      el.onclick = () => { model.set("data", new Uint8Array([7, 8])); model.save_changes(); };
    } }"""
    traits = "data = t.Any(b'\\x01\\x02').tag(sync=True)"
    notebook.shows(
        f"{IMPORTS}{SAYS}{anywidget(module, traits)}it = Any()\n"
        "it.observe(lambda c: say(list(c.new)), 'data')\nw.VBox([said, it])"
    )
    notebook.until("el.lastChild.textContent", "1,2")
    notebook.run("it.data = b'\\x03'").until("el.lastChild.textContent", "3")
    notebook.page.evaluate("document.querySelector('#place > * > :last-child').onclick()")
    notebook.until("[el.lastChild.textContent, el.firstChild.textContent]", ["7,8", "[3];[7, 8];"])


def test_custom_messages_go_both_ways_with_buffers(notebook):
    module = """export default { render({ model, el }) {
      model.on("msg:custom", (content, buffers) => {
        el.textContent = JSON.stringify([content, [...new Uint8Array(buffers[0].buffer)]]);
      });
      const two = new Uint8Array([1, 2]);
      model.send({ a: 1 }, undefined, [two.buffer, new DataView(new ArrayBuffer(1))]);
    } }"""
    notebook.shows(
        f"{IMPORTS}{anywidget(module)}it = Any()\n"
        "it.on_msg(lambda _, content, buffers:"
        " it.send([content, len(buffers)], [bytes(buffers[0])[::-1]]))\nit"
    )
    notebook.until("el.textContent", '[[{"a":1},2],[2,1]]')


def test_what_is_sent_before_a_module_is_rendered_arrives_in_order(notebook):
    module = """export default {
      async initialize() { await new Promise((resolve) => setTimeout(resolve, 100)); },
      render({ model, el }) {
        const say = (text) => { el.textContent += `${text};`; };
        say(model.get("value"));
        model.on("msg:custom", (content) => say(content));
        model.on("change:value", () => say(model.get("value")));
      } }"""
    notebook.shows(
        f"{IMPORTS}{anywidget(module, 'value = t.Int(0).tag(sync=True)')}it = Any()\n"
        "box = w.VBox()\ndisplay(box)\nbox.children = [it]\n"
        "it.send('a')\nit.value = 1\nit.send('b')\nit.value = 2\nbox.add_class('done');"
    )
    notebook.page.locator(".done").wait_for()
    assert notebook.knows("document.querySelector('.done').textContent") == "0;a;1;b;2;"


def test_what_a_module_returns_cleans_up(notebook):
    module = """window.log = [];
    export default {
      initialize({ model, signal }) {
        model.on("change:value", () => log.push("initialize heard"));
        signal.addEventListener("abort", () => log.push("signal: model"));
        return () => log.push("model");
      },
      render({ model, signal, el }) {
        model.on("change:value", () => log.push("render heard"));
        signal.addEventListener("abort", () => log.push("signal: view"));
        return async () => log.push("view");
      } }"""
    notebook.shows(
        f"{IMPORTS}{anywidget(module, 'value = t.Int(0).tag(sync=True)')}it = Any()\n"
        "box = w.VBox([it])\nbox"
    )
    notebook.run("it.value = 1").until("log", ["initialize heard", "render heard"])
    views = ["signal: view", "view", "initialize heard"]
    notebook.run("log = 0; box.children = []; it.value = 2").until("log.slice(2)", views)
    notebook.run("box.children = [it]; it.close()")
    notebook.until("[...log.slice(5)].sort()", ["model", "signal: model", "signal: view", "view"])
    notebook.until("el.childElementCount", 0)
    # Else the kernel could not tell the next pages of its widgets; a page that is closed at once
    # may not have said it yet.
    notebook.shows("box.children = []\nw.HTML('heard')")


def test_a_module_and_a_style_may_be_changed(notebook):
    render = "export default { render: ({ el }) => el.append('a') }"
    old, new = render, render.replace("'a'", "'b'")
    style = "_css = '.it { color: rgb(1, 2, 3) }'"
    colour = "getComputedStyle(el).color"
    notebook.shows(f"{IMPORTS}{anywidget(old, style)}it = Any()\nit.add_class('it')")
    notebook.until(f"[el.textContent, {colour}]", ["a", "rgb(1, 2, 3)"])
    notebook.run(f"it._esm, it._css = {new!r}, '.it {{ color: rgb(3, 2, 1) }}'")
    notebook.until(f"[el.textContent, {colour}]", ["b", "rgb(3, 2, 1)"])


def test_an_anywidget_may_call_python_and_be_made_of_others(notebook):
    child = """export default {
      initialize: () => ({ given: "exported" }), render: ({ el }) => el.append("a child") }"""
    module = """export default { async render({ model, el, host, experimental }) {
      const child = await host.getWidget(model.get("child"));
      await child.render({ el });
      const [answer, buffers] = await experimental.invoke("twice", "ab");
      const { length } = await model.widget_manager.get_model(model.get("child").slice(10))
        .then((other) => other.get("_esm"));
      el.append(` ${child.exports.given} ${answer} ${buffers.length} ${length > 0}`);
    } }"""
    traits = (
        "child = t.Unicode().tag(sync=True)\n"
        " @anywidget.experimental.command\n"
        " def twice(self, msg, buffers): return msg * 2, buffers"
    )
    notebook.shows(
        f"{IMPORTS}import anywidget.experimental\n{anywidget(child, name='Child')}"
        f"{anywidget(module, traits)}Any(child='IPY_MODEL_' + Child().model_id)"
    )
    notebook.until("el.textContent", "a child exported abab 0 true")


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


def test_widgets_that_were_there_before_the_page_are_shown(notebook, new_page):
    notebook.shows(f"{IMPORTS}it = w.VBox([w.HTML('before')])\nit")
    later = new_page()
    expect(later.shows("it.children[0].value = 'now'\ndisplay(it)")).to_have_text("now")


def test_every_appearance_follows(notebook):
    notebook.shows(f"{IMPORTS}it = w.HTML('a')\ndisplay(it)\nw.HBox([it, it])")
    notebook.until("el.textContent", "aa")
    notebook.run("it.value = 'b'")
    expect(notebook.place).to_have_text("bbb")


def test_a_kernel_that_never_heard_of_widgets_is_shown(new_page, server):
    expect(new_page(new_kernel(server)).shows(f"{IMPORTS}w.HTML('a')")).to_have_text("a")


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
