// Who taps an answer twice gave one answer: the other tap is not for what is shown next in its place.

import { closest } from "./dom.js";

// Nobody reads a step in less, nor taps twice in more.
const LONGEST_BETWEEN = 500;
// A finger does not meet the same spot twice.
const FARTHEST = 24;

/** @typedef {Pick<MouseEvent, "timeStamp" | "clientX" | "clientY">} Tap */
/** @type {Tap | null} */
let answered = null;

/**
 * Whether a tap is the second of two in one place.
 * @param {Tap | null} first
 * @param {Tap} second
 */
export const isSecond = (first, second) =>
  first !== null &&
  second.timeStamp - first.timeStamp < LONGEST_BETWEEN &&
  Math.hypot(second.clientX - first.clientX, second.clientY - first.clientY) < FARTHEST;

/** @param {MouseEvent} event */
function onTap(event) {
  // By a key, or by a script, it is in no place.
  if (!event.detail) return;
  if (isSecond(answered, event)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else {
    answered = closest(event, ".guide .option") ? event : null;
  }
}

document.addEventListener("click", onTap, true);
