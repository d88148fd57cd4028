// The answers of a question that has very many, and the field that narrows them.

import { make, setChildren } from "../../static/dom.js";
import { addOptionFilter } from "../../static/option_filter.js";

/**
 * @import { AnyModel, RenderProps } from "@anywidget/types"
 * @import { LongListWords } from "../../static/option_filter.js"
 */
/**
 * An answer.
 * @typedef {{ id: string, text: string }} ListedOption
 *
 * Answers that stand together, under a name that folds them; empty: always in sight.
 * @typedef {{ name: string, urgent: boolean, options: ListedOption[] }} ListedGroup
 *
 * @typedef {{ step: string, groups: ListedGroup[], words: LongListWords }} Traits
 *
 * The answer given, and at which step: a tap may be late.
 * @typedef {{ chosen: string, step: string }} Chosen
 */

/**
 * @param {ListedOption} option
 * @param {AnyModel<Traits>} model
 */
function row({ id, text }, model) {
  /** @type {Chosen} */
  const message = { chosen: id, step: model.get("step") };
  const onclick = () => model.send(message);
  // Known as any answer's button: where the kernel does not answer, the page stands in for it.
  const className = `jupyter-button option option-${id}`;
  return make("li", {}, make("button", { className, type: "button", onclick }, text));
}

/**
 * @param {ListedGroup} group
 * @param {AnyModel<Traits>} model
 */
function listOf({ name, urgent, options }, model) {
  const list = make("ul", {}, ...options.map((option) => row(option, model)));
  if (!name) return list;
  const summary = make("summary", { className: urgent ? "fold hurry" : "fold" }, name);
  return make("details", { className: "group" }, summary, list);
}

/** @param {RenderProps<Traits>} props */
function render({ model, el }) {
  function update() {
    const groups = model.get("groups");
    setChildren(el, ...groups.map((group) => listOf(group, model)));
    if (groups.length) addOptionFilter(el, model.get("words"));
  }

  el.classList.add("long-list");
  model.on("change:groups", update);
  update();

  return () => model.off("change:groups", update);
}

export default { render };
