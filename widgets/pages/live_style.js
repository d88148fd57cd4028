// The style of what only the live guide has.

import { required } from "../static/dom.js";

/**
 * Adds it to the page's own: to that a script may add rules, where the policy allows no other style.
 * @param {string} style
 */
export function addStyle(style) {
  // A browser's extension may have put one of its own before it.
  const { sheet } = /** @type {HTMLStyleElement} */ (required(document, "style[data-look]"));
  if (!sheet) throw new Error("The page has no style");
  // One rule may hold all: what a browser does not know in it, it leaves out alone.
  sheet.insertRule(`@media all{${style}}`, sheet.cssRules.length);
}
