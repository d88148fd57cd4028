// A link that was mistyped: leads to the step that is most like it, and says so.

import { make } from "../static/dom.js";
import { nearestStep } from "../static/nearest_step.js";
import { renameStep, stepInAddress } from "../static/session.js";

/** @type {HTMLElement | null} made for those alone who need it */
let line = null;
// The step that it is said at.
let saidAt = "";

/**
 * @param {HTMLElement} guide
 * @param {string} text
 */
function say(guide, text) {
  if (!line) {
    line = make("p", { className: "notice" });
    line.setAttribute("role", "status");
    // Outside of both forms of the guide, which change places below it.
    guide.before(make("div", { className: "guide wrong-link" }, line));
  }
  const said = line;
  // Screen readers say what changes in a part that was there before.
  setTimeout(() => {
    said.textContent = text;
  });
}

/**
 * What was said of a link is not said of another step.
 * @param {string} step
 */
export function forgetWrongLink(step) {
  if (line && step !== saidAt) line.textContent = "";
}

/**
 * Corrects an address that names no step.
 * @param {HTMLElement} guide
 * @param {string[]} steps
 * @param {string} start
 */
export function correctAddress(guide, steps, start) {
  const named = stepInAddress();
  if (!named || steps.includes(named)) return;
  const { step, sure } = nearestStep(named, steps);
  saidAt = step || start;
  renameStep(saidAt);
  const { linkNear = "", linkUnknown = "" } = guide.dataset;
  if (!sure) say(guide, step ? linkNear : linkUnknown);
}
