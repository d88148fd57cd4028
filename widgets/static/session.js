// The trail: the step where a visit began, then each answer. It stays in this tab.
// An answer "#step" is a jump: by the index or the urgent link, away from the options.

/** @typedef {{ step: string, trail: string[], began?: number }} KeptVisit */

const TRAIL_KEY = "guide-trail";

export function stepInAddress() {
  const named = location.hash.slice(1);
  try {
    return decodeURIComponent(named);
  } catch {
    return named;
  }
}

/**
 * What the tab keeps for a key, after keeping a value if there is one.
 * @param {string} key
 * @param {string | number} [value]
 */
export function inSession(key, value) {
  // A browser may refuse storage; the guide then only forgets on reload.
  try {
    if (value !== undefined) sessionStorage.setItem(key, String(value));
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

// Waits that were begun in this tab; who begins anew may be somebody else.
export const WAIT_KEY = "guide-wait-";

export function forgetWaits() {
  try {
    const begun = Object.keys(sessionStorage).filter((key) => key.startsWith(WAIT_KEY));
    for (const key of begun) sessionStorage.removeItem(key);
  } catch {
    // What was refused to remember, there is not to forget.
  }
}

/** @returns {KeptVisit | null} */
function lastVisit() {
  try {
    const visit = JSON.parse(inSession(TRAIL_KEY) ?? "");
    return Array.isArray(visit?.trail) ? visit : null;
  } catch {
    return null;
  }
}

/**
 * The visit that was at a step, by the browser's history or else by the tab.
 * @param {string} step
 * @returns {KeptVisit | null}
 */
export function recall(step) {
  const kept = [history.state?.guide, lastVisit()];
  return kept.find((visit) => visit?.step === step) ?? null;
}

/**
 * @param {string} step
 * @param {string[]} trail
 */
export function remember(step, trail) {
  const began = (trail.length > 1 && lastVisit()?.began) || Date.now();
  const visit = { step, trail, began };
  inSession(TRAIL_KEY, JSON.stringify(visit));
  try {
    history.replaceState({ guide: visit }, "");
  } catch {
    // Too many changes at once: the tab's memory has it all the same.
  }
}

/**
 * The trail after a tap on a link to a step that is no option of the step on screen.
 * @param {string[]} trail
 * @param {string} step
 * @param {string} start
 */
export function jumped(trail, step, start) {
  if (step === start) return [start];
  return step === "index" ? trail : [...trail, `#${step}`];
}
