// The first moment after the page's load in which nothing else is to be done.

// For browsers that do not tell.
const PAUSE = 500;

/** @param {() => void} task */
export function whenIdle(task) {
  if ("requestIdleCallback" in window) requestIdleCallback(() => task());
  else setTimeout(task, PAUSE);
}
