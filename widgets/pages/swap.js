// The page and the live guide change places so that nobody feels it: what is read or tapped stays
// where it is, and so do the focus and what is folded out.

import { all } from "../static/dom.js";
import { setOpen } from "../static/fold_buttons.js";
import { stepInAddress } from "../static/session.js";
import { page } from "./page.js";

const FOCUSABLE = "a[href], button, input, summary, h2";
// What the two forms have in elements of other kinds, or with other addresses.
const IN_ORDER = ["nav.tools, .guide-main > .tools", ".switch", ".fold"];
// What may be in several places; a notice is the page's alone.
const PLACES = ["footer", ".search", ".body", ".notice"];
// So much may a place differ, in pixels: a browser rounds.
const TOLERANCE = 1.5;

/** @param {Element} element what is folded in has a place, too */
const isShown = (element) =>
  element.getClientRects().length > 0 && !element.closest("details:not([open]) :not(summary)");
/** @param {Element} element */
const topOf = (element) => element.getBoundingClientRect().top;

/**
 * What an element is in either form, whatever it says: that, the browser may have translated.
 * @param {Element} element
 */
function roleOf(element) {
  const alike = IN_ORDER.find((place) => element.closest(place));
  if (alike) return alike;
  const answer = /\boption-\S+/.exec(element.className)?.[0];
  const what = answer ?? element.getAttribute("href") ?? element.getAttribute("type");
  return `${PLACES.find((place) => element.closest(place))} ${what ?? element.tagName}`;
}

/** @param {HTMLElement} root */
const focusablesOf = (root) => /** @type {HTMLElement[]} */ (all(root, FOCUSABLE));

/**
 * What is the same in the live guide as each element of the page; of several alike, by their order.
 * @param {HTMLElement[]} elements of the page
 * @param {HTMLElement} live
 * @returns {Map<Element, HTMLElement>}
 */
function twinsOf(elements, live) {
  /** @type {Map<string, HTMLElement[]>} */
  const alike = new Map();
  for (const one of focusablesOf(live)) {
    alike.set(roleOf(one), [...(alike.get(roleOf(one)) ?? []), one]);
  }
  /** @type {Map<Element, HTMLElement>} */
  const twins = new Map();
  for (const element of elements) {
    const twin = alike.get(roleOf(element))?.shift();
    if (twin) twins.set(element, twin);
  }
  return twins;
}

/**
 * @param {Element} summary
 * @param {HTMLElement} [twin]
 */
function unfoldAlike({ parentElement: own }, twin) {
  if (!(own instanceof HTMLDetailsElement) || !twin) return;
  const other = twin.parentElement;
  if (other instanceof HTMLDetailsElement) other.open = own.open;
  else setOpen(twin, own.open);
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
 * What takes the focus over from the page, where that has it.
 * @param {HTMLElement} live
 * @param {Map<Element, HTMLElement>} twins
 */
function heirOfFocus(live, twins) {
  const { activeElement: focused } = document;
  // Who has just come to a step, by a reload or from its other language, has it nowhere.
  const hadFocus = page.contains(focused) || (focused === document.body && stepInAddress());
  if (!focused || !hadFocus) return null;
  /** @type {HTMLElement | null} */
  const heading = live.querySelector("h2");
  return twins.get(focused) ?? heading;
}

/**
 * Puts the live guide in the page's place, and says whether it could: where that would move the
 * step that is looked at, or leave the focus nowhere, it may not, unless the visitor asked for it.
 * @param {HTMLElement} live
 * @param {boolean} asked
 */
export function swap(live, asked) {
  const shown = focusablesOf(page).filter(isShown);
  const twins = twinsOf(shown, live);
  const heir = heirOfFocus(live, twins);
  const looked = shown.filter((one) => one.closest(".step") && topOf(one) < innerHeight);
  const seen = looked.map((one) => ({ top: topOf(one), twin: twins.get(one) }));
  for (const one of shown) unfoldAlike(one, twins.get(one));
  exchange(live, page);
  const stays = seen.every(({ top, twin }) => twin && Math.abs(topOf(twin) - top) < TOLERANCE);
  if (!stays && !asked) exchange(page, live);
  else heir?.focus({ preventScroll: true });
  return stays || asked;
}
