// What every widget on screen has: an element with its classes, layout, style, tooltip.
//
// Source: ipywidgets, packages/base (DOMWidgetView, LayoutView, StyleView) and "Jupyter widget
// JSON model schema" (DOMWidget, Layout, ButtonStyle, HTMLStyle).

/**
 * @import { WidgetModel } from "./models.js"
 *
 * The model that a trait's value refers to.
 * @typedef {(value: unknown) => WidgetModel | undefined} Resolve
 */

// Traits of styles that CSS calls otherwise.
/** @type {Record<string, string>} */
const PROPERTIES = { button_color: "background-color", text_color: "color" };

export class DomView {
  /**
   * @param {WidgetModel} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.model = model;
    this.el = el;
    /** When all in it is there. @type {Promise<unknown>} */
    this.rendered = Promise.resolve();
    /** @type {(() => void)[]} */
    this.cleanups = [];
    this.listen(model, "destroy", () => this.remove());
  }

  /**
   * Does something now and whenever a trait changes.
   * @param {string} name
   * @param {(value: any) => void} apply
   */
  follow(name, apply) {
    this.listen(this.model, `change:${name}`, () => apply(this.model.get(name)));
    apply(this.model.get(name));
  }

  /**
   * Listens as long as the view is there.
   * @param {WidgetModel} model
   * @param {string} event
   * @param {(...given: any[]) => void} callback
   */
  listen(model, event, callback) {
    model.on(event, callback, this);
    this.cleanups.push(() => model.off(event, callback, this));
  }

  remove() {
    const cleanups = this.cleanups;
    this.cleanups = [];
    for (const cleanup of cleanups) cleanup();
    this.el.remove();
  }
}

/**
 * Lets a view follow the traits that all widgets on screen have.
 * @param {DomView} view
 * @param {Resolve} resolve
 */
export function followDomTraits(view, resolve) {
  const { el } = view;
  followClasses(view, "_dom_classes", (names = []) => names);
  followProperties(view, "layout", resolve);
  followProperties(view, "style", resolve);
  view.follow("tabbable", (tabbable) => {
    if (typeof tabbable === "boolean") el.tabIndex = tabbable ? 0 : -1;
    else el.removeAttribute("tabindex");
  });
}

/**
 * Gives the element the classes that a trait's value stands for, beside its own.
 * @param {DomView} view
 * @param {string} name
 * @param {(value: any) => string[]} classesOf
 */
export function followClasses(view, name, classesOf) {
  /** @type {string[]} */
  let before = [];
  view.follow(name, (value) => {
    const classes = classesOf(value);
    view.el.classList.remove(...before.filter((one) => !classes.includes(one)));
    view.el.classList.add(...classes);
    before = classes;
  });
}

/**
 * Shows a tooltip on an element of a view.
 * @param {DomView} view
 * @param {HTMLElement} [el]
 */
export function followTooltip(view, el = view.el) {
  view.follow("tooltip", (tooltip) => {
    if (tooltip) el.title = tooltip;
    else el.removeAttribute("title");
  });
}

/**
 * Sets the CSS properties that are the traits of another model.
 * @param {DomView} view
 * @param {string} trait
 * @param {Resolve} resolve
 */
function followProperties(view, trait, resolve) {
  /** @type {WidgetModel | undefined} */
  let from;
  /** @type {Set<string>} */
  const given = new Set();
  /** @type {(names: string[]) => void} */
  const set = (names) => {
    for (const name of names.filter((one) => !one.startsWith("_"))) {
      const [property, value] = [PROPERTIES[name] ?? name.replace(/_/g, "-"), from?.get(name)];
      if (value) view.el.style.setProperty(property, value);
      else if (given.has(property)) view.el.style.removeProperty(property);
      if (value) given.add(property);
    }
  };
  view.follow(trait, (value) => {
    const before = Object.keys(from?.state ?? {});
    from?.off(null, null, view);
    from = resolve(value);
    if (from) view.listen(from, "change", (_, names) => set(names));
    set([...before, ...Object.keys(from?.state ?? {})]);
  });
}
