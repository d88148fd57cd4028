// Back-links take the trail back to where the step was passed, as an answer in the trail does.

import { closest } from "../static/dom.js";
import { recall } from "../static/session.js";
import { goBackTo, target } from "./page.js";
import { stepsOf } from "./trail_steps.js";

/** @param {MouseEvent} event */
function onTap(event) {
  /** @type {HTMLAnchorElement | null} */
  const link = closest(event, ".guide-page a.back");
  // The page has gone there by now, by a jump, which is the last of the trail.
  const step = link && event.defaultPrevented ? link.hash.slice(1) : "";
  const trail = recall(step)?.trail;
  const passed = trail ? stepsOf(trail, target).lastIndexOf(step, -2) : -1;
  if (passed >= 0) goBackTo(passed);
}

document.addEventListener("click", onTap, true);
