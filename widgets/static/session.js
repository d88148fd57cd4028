// The trail: the step where a visit began, then each answer. It stays in this tab.
// An answer "#step" is a jump: by the index or the urgent link, away from the options.

/**
 * `began` is when, in milliseconds, or anything else: see moment.js.
 * @typedef {{ step: string, trail: string[], began?: unknown }} KeptVisit
 */

const TRAIL_KEY = "guide-trail";
// A longer one the kernel would not take (LONGEST_TRAIL of widgets/live/address.py).
const LONGEST_TRAIL = 200;
const LONGEST_WORD = 100;

export function stepInAddress() {
  const named = location.hash.slice(1);
  try {
    return decodeURIComponent(named);
  } catch {
    return named;
  }
}

// What storage refuses to keep is kept until the page is left.
/** @type {Map<string, string>} */
const refused = new Map();

/**
 * What the tab keeps for a key, after keeping a value if there is one. It may be anything: scripts
 * of others, and of the guide as it was, write there, too.
 * @param {string} key
 * @param {string | number} [value]
 */
export function inSession(key, value) {
  try {
    if (value !== undefined) {
      refused.set(key, String(value));
      sessionStorage.setItem(key, String(value));
      refused.delete(key);
    }
    return refused.get(key) ?? sessionStorage.getItem(key);
  } catch {
    return refused.get(key) ?? null;
  }
}

/**
 * How often something happened, as the tab keeps it; what is no such number is 0.
 * @param {string} key
 */
export function countInSession(key) {
  const kept = inSession(key) ?? "";
  return /^\d{1,3}$/.test(kept) ? Number(kept) : 0;
}

// Waits that were begun in this tab; who begins anew may be somebody else.
export const WAIT_KEY = "guide-wait-";

export function forgetWaits() {
  // Of what was refused, nothing else outlives a visit.
  refused.clear();
  try {
    const begun = Object.keys(sessionStorage).filter((key) => key.startsWith(WAIT_KEY));
    for (const key of begun) sessionStorage.removeItem(key);
  } catch {
    // What was refused to remember, there is not to forget.
  }
}

/** @param {unknown} trail */
const isTrail = (trail) =>
  Array.isArray(trail) &&
  trail.length > 0 &&
  trail.length <= LONGEST_TRAIL &&
  // Other than every(), this does not pass over holes.
  Array.from(trail).every((part) => typeof part === "string" && part.length <= LONGEST_WORD);

/** The visit that the tab keeps, or whatever else is in its place. */
function inTab() {
  try {
    return JSON.parse(inSession(TRAIL_KEY) ?? "");
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
  const kept = [history.state?.guide, inTab()];
  return kept.find((visit) => visit?.step === step && isTrail(visit.trail)) ?? null;
}

/**
 * @param {string} step
 * @param {string[]} trail
 */
export function remember(step, trail) {
  const began = (trail.length > 1 && inTab()?.began) || Date.now();
  const visit = { step, trail, began };
  inSession(TRAIL_KEY, JSON.stringify(visit));
  // Where it is refused, the tab's memory has it all the same.
  changeHistory({ guide: visit });
}

/**
 * Changes what the browser's history has of this moment; whether it let us: too many changes at once
 * it refuses.
 * @param {unknown} state
 * @param {string} [address]
 */
function changeHistory(state, address) {
  try {
    history.replaceState(state, "", address);
    return true;
  } catch {
    return false;
  }
}

/**
 * Names another step in the address, instead of the one that it names.
 * @param {string} step
 */
export function renameStep(step) {
  if (!changeHistory(history.state, `#${step}`)) location.hash = step;
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
