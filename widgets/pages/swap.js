// The page and the live guide change places so that nobody feels it: what is read or tapped stays
// where it is, and so do the focus and what is folded out.

import { all } from "../static/dom.js";
import { page } from "./page.js";

const FOCUSABLE = "a[href], button, input, summary, h2";
// So much may a place differ, in pixels: a browser rounds.
const TOLERANCE = 1.5;

/** @param {Element} element */
const isShown = (element) => element.getClientRects().length > 0;
/** @param {Element} element */
const topOf = (element) => element.getBoundingClientRect().top;
/** @param {Element} element */
const isOnScreen = (element) => isShown(element) && topOf(element) < innerHeight;
/** @param {Element} element what it says; a field says nothing, and there is one of its kind */
const nameOf = (element) =>
  element instanceof HTMLInputElement ? element.type : (element.textContent ?? "").trim();

/**
 * What says the same in the live guide as an element of the page; of namesakes, the same in order.
 * @param {HTMLElement} live
 * @param {Element} element
 * @returns {HTMLElement | undefined}
 */
function twinOf(live, element) {
  /** @type {(one: Element) => boolean} */
  const isNamesake = (one) => nameOf(one) === nameOf(element);
  /** @type {Element[]} */
  const own = all(page, FOCUSABLE);
  const place = own.filter(isShown).filter(isNamesake).indexOf(element);
  /** @type {HTMLElement[]} */
  const candidates = all(live, FOCUSABLE);
  return candidates.filter(isNamesake)[place];
}

/** @param {HTMLElement} live */
function unfoldAlike(live) {
  for (const summary of all(page, "summary").filter(isShown)) {
    const [own, twin] = [summary.parentElement, twinOf(live, summary)?.parentElement];
    if (own instanceof HTMLDetailsElement && twin instanceof HTMLDetailsElement)
      twin.open = own.open;
  }
}

/**
 * @param {HTMLElement} shown
 * @param {HTMLElement} hidden
 */
export function exchange(shown, hidden) {
  const y = scrollY;
  shown.hidden = false;
  hidden.hidden = true;
  scrollTo(0, y);
}

/**
 * Puts the live guide in the page's place, and says whether it could: where that would move the
 * step that is looked at, or leave the focus nowhere, it may not, unless the visitor asked for it.
 * @param {HTMLElement} live
 * @param {boolean} asked
 */
export function swap(live, asked) {
  const focused = page.contains(document.activeElement) ? document.activeElement : null;
  const heir = focused && (twinOf(live, focused) ?? live.querySelector("h2"));
  const looked = all(page, FOCUSABLE).filter((one) => one.closest(".step.shown, .tools"));
  const seen = looked
    .filter(isOnScreen)
    .map((one) => ({ top: topOf(one), twin: twinOf(live, one) }));
  unfoldAlike(live);
  exchange(live, page);
  const stays = seen.every(({ top, twin }) => twin && Math.abs(topOf(twin) - top) < TOLERANCE);
  if (stays || asked) heir?.focus({ preventScroll: true });
  else exchange(page, live);
  return stays || asked;
}
