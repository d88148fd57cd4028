// From where an anywidget's module and style come: known by name, an address, or their text.
//
// Source: anywidget, "Anywidget Front-End Module (AFM)" and packages/anywidget (load).

import { make } from "../static/dom.js";

/**
 * @import { AnyWidget } from "@anywidget/types"
 * @import { WidgetModel } from "./models.js"
 *
 * @typedef {Exclude<AnyWidget, () => any>} WidgetDefinition
 *
 * A module in the form of AFM; one that exports `render` by itself is from before anywidget 0.9.
 * @typedef {{ default?: AnyWidget, render?: WidgetDefinition["render"] }} AnyWidgetModule
 *
 * @typedef {Record<string, AnyWidgetModule>} Modules
 */

const HREF = /^https?:\/\/\S+$/;
// A path, and no comment, with which a module's text may begin.
const PATH = /^\.{0,2}\/(?![/*])\S+$/;

/**
 * @param {string} esm
 * @param {Modules} modules
 * @returns {Promise<WidgetDefinition>}
 * @throws {Error} for a module that cannot be had, or that is no widget's
 */
export async function loadWidget(esm, modules) {
  const module = await loadModule(esm, modules);
  if (module.render) return { render: module.render };
  if (!module.default) throw new Error("The widget's module has no default export");
  return typeof module.default === "function" ? module.default() : module.default;
}

/**
 * @param {string} esm
 * @param {Modules} modules
 * @returns {Promise<AnyWidgetModule>}
 */
async function loadModule(esm, modules) {
  if (Object.keys(modules).includes(esm)) return modules[esm];
  if (HREF.test(esm) || PATH.test(esm)) return import(new URL(esm, document.baseURI).href);
  const address = URL.createObjectURL(new Blob([esm], { type: "text/javascript" }));
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * Adds a widget's style to the page, in place of an earlier one of its class.
 * @param {WidgetModel} model
 */
export function addStyle(model) {
  const [css, id] = [model.get("_css"), model.get("_anywidget_id")];
  if (!css || !id) return;
  const linked = HREF.test(css);
  const style = linked
    ? make("link", { id, rel: "stylesheet", href: css })
    : make("style", { id, textContent: css });
  const before = document.getElementById(id);
  if (before) before.replaceWith(style);
  else document.head.append(style);
}
