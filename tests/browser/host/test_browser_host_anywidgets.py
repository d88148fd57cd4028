"""The host runs the modules of anywidgets, which speak with Python."""

import pytest
from playwright.sync_api import expect

from tests.support.notebook_page import IMPORTS, SAYS, anywidget

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
