// The stock widgets that the host shows, as ipywidgets 8 would: the same elements and classes.
//
// Source: ipywidgets, packages/controls (widget_box, widget_string, widget_button).

import { make } from "../static/dom.js";
import { DomView, followClasses, followDomTraits, followTooltip } from "./dom_view.js";

/**
 * @import { WidgetModel } from "./models.js"
 * @import { Resolve } from "./dom_view.js"
 *
 * What a view may ask for: another model, and a view of it.
 * @typedef {{ resolve: Resolve, createView: (reference: string) => DomView }} ViewContext
 *
 * @typedef {(model: WidgetModel, context: ViewContext) => DomView} CreateView
 */

/** @type {(kind: string) => CreateView} */
const boxView = (kind) => (model, context) => {
  const className = `jupyter-widgets widget-container widget-box ${kind}`.trim();
  const view = new DomView(model, make("div", { className }));
  followDomTraits(view, context.resolve);
  followTooltip(view);
  followClasses(view, "box_style", (style) => (style ? ["alert", `alert-${style}`] : []));
  followChildren(view, context);
  return view;
};

/**
 * Keeps the views of children that stay: they may have the focus.
 * @param {DomView} box
 * @param {ViewContext} context
 */
function followChildren(box, { createView }) {
  /** @type {{ reference: string, view: DomView }[]} */
  let shown = [];
  box.follow("children", (/** @type {string[]} */ references) => {
    const left = [...shown];
    shown = references.map((reference) => {
      const at = left.findIndex(
        (one) => one.reference === reference && one.view.el.parentNode === box.el,
      );
      return at < 0 ? { reference, view: createView(reference) } : left.splice(at, 1)[0];
    });
    for (const { view } of left) view.remove();
    arrange(
      box.el,
      shown.map(({ view }) => view.el),
    );
    box.rendered = Promise.all(shown.map(({ view }) => view.rendered));
  });
  box.cleanups.push(() => {
    for (const { view } of shown) view.remove();
  });
}

/**
 * Puts children in order around the one with the focus, which it would lose if it were moved.
 * @param {HTMLElement} parent
 * @param {HTMLElement[]} children
 */
function arrange(parent, children) {
  const focused = children.find((child) => child.contains(document.activeElement));
  /** @type {HTMLElement | null} */
  let next = null;
  for (const child of [...children].reverse()) {
    const inPlace = child.parentElement === parent && child.nextElementSibling === next;
    if (child !== focused && !inPlace) parent.insertBefore(child, next);
    next = child;
  }
}

/** @type {CreateView} */
function htmlView(model, { resolve }) {
  const label = make("label", { className: "widget-label" });
  const content = make("div", { className: "widget-html-content" });
  const className = "jupyter-widgets widget-inline-hbox widget-html";
  const view = new DomView(model, make("div", { className }, label, content));
  followDomTraits(view, resolve);
  view.follow("description", (description = "") => {
    label.textContent = description;
    label.style.display = description ? "" : "none";
  });
  view.follow("value", (value) => {
    content.innerHTML = value;
  });
  followTooltip(view, label);
  return view;
}

/** @type {CreateView} */
function buttonView(model, { resolve }) {
  const el = make("button", { className: "jupyter-widgets jupyter-button widget-button" });
  const view = new DomView(model, el);
  const label = () =>
    labelButton(el, model.get("description"), model.get("icon"), model.get("tooltip"));
  followDomTraits(view, resolve);
  followClasses(view, "button_style", (style) => (style ? [`mod-${style}`] : []));
  for (const name of ["description", "icon", "tooltip"]) view.follow(name, label);
  view.follow("disabled", (disabled) => {
    el.disabled = disabled;
  });
  el.addEventListener("click", (event) => {
    event.preventDefault();
    model.send({ event: "click" });
  });
  return view;
}

/**
 * @param {HTMLElement} el
 * @param {string} description
 * @param {string} icon names of Font Awesome, if the page has that
 * @param {string | null} tooltip
 */
function labelButton(el, description, icon = "", tooltip = null) {
  const names = icon.split(/\s+/).filter(Boolean);
  el.textContent = description;
  el.title = tooltip ?? description;
  if (names.length === 0) return;
  const classes = ["fa", ...names.map((name) => `fa-${name}`), ...(description ? [] : ["center"])];
  el.prepend(make("i", { className: classes.join(" ") }));
}

/** By the names that ipywidgets has for them. @type {Record<string, CreateView>} */
export const STOCK_VIEWS = {
  BoxView: boxView(""),
  HBoxView: boxView("widget-hbox"),
  VBoxView: boxView("widget-vbox"),
  HTMLView: htmlView,
  ButtonView: buttonView,
};
