// What is said where a widget cannot be shown.

import { make } from "../static/dom.js";

/** @param {string} message */
export function alertElement(message) {
  console.error(message);
  const el = make("div", { className: "jupyter-widgets", textContent: message });
  el.setAttribute("role", "alert");
  return el;
}
