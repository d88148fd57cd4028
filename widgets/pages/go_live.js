// The page goes live by a script of its own, the bundle: when it can and should, and again later.

import { make } from "../static/dom.js";
import { savesData } from "../static/saves_data.js";
import { countInSession, inSession } from "../static/session.js";
import { whenIdle } from "./idle.js";
import { bundle, canGoLive, countFailure } from "./live_failures.js";
import "./offline.js";
import { page, showNotice, toolButton, word } from "./page.js";
import { isSearching } from "./page_search.js";
import { isTouched } from "./touches.js";

/**
 * What is in the bundle: what shows widgets, the modules that they name and their style, and the
 * way to a kernel.
 * @typedef {typeof import("../host/host.js") & typeof import("./handover.js") &
 *   { modules: Record<string, any>, style: string }} Bundle
 */

const LIVE_KEY = "guide-live";
const TRIES_KEY = "guide-tries";
// When it is tried again: after so long and, each time, twice that, at most so often in a tab; and
// only where nobody has touched anything for so long.
const AGAIN = 15000;
const LONGEST_PAUSE = 240000;
const MOST_TRIES = 10;
const QUIET = 5000;

const offer = toolButton(word("goLive"), () => goLive(true));
let asked = false;
let loading = false;
// A browser may keep for an address that there was nothing.
let query = "";
let tries = countInSession(TRIES_KEY);
/** @type {number | undefined} */
let later;

/** @returns {Promise<Bundle | null>} null where it cannot be had, or run: no kernel is taken then */
async function load() {
  try {
    return await import(new URL(`${bundle}${query}`, document.baseURI).href);
  } catch (error) {
    query = "?again";
    await countFailure(error);
    return null;
  }
}

/** @param {boolean} wanted whether the visitor asks for it, rather than the device fits */
export async function goLive(wanted) {
  asked = wanted;
  clearTimeout(later);
  if (loading || !canGoLive()) return;
  loading = true;
  // A kept page that is opened without a network has not failed.
  const live = navigator.onLine ? await load() : null;
  loading = false;
  if (live) live.handOver(live, asked);
  else endAttempt(asked);
}

/**
 * What comes of an attempt that led nowhere.
 * @param {boolean} wanted
 */
export function endAttempt(wanted) {
  if (wanted) showNotice(word("full"));
  if (canGoLive()) tryAgain();
  else offer.remove();
}

// For those who were not taken along.
export const offerLive = () => page.querySelector(".ways-on")?.append(offer);

// Not all at once: many may have lost theirs together.
export function tryAgain() {
  offerLive();
  const pause = Math.min(AGAIN * 2 ** Math.min(tries, 10), LONGEST_PAUSE);
  comeBackIn(pause * (0.5 + Math.random()));
}

/** @param {number} pause */
function comeBackIn(pause) {
  clearTimeout(later);
  later = setTimeout(comeBack, pause);
}

// Never while somebody taps, types or scrolls, and not for ever where kernels die again and again.
function comeBack() {
  if (tries >= MOST_TRIES) return;
  if (document.hidden || isSearching() || isTouched(QUIET)) {
    comeBackIn(QUIET);
    return;
  }
  tries += 1;
  inSession(TRIES_KEY, tries);
  goLive(false);
}

/** By its own address the live guide is asked for; and a reload gives back what there was. */
const wasAsked = () => /\/live$/.test(location.pathname) || inSession(LIVE_KEY) === "yes";

/** The live guide is what is seen: a reload is to give it back. */
export const rememberLive = () => inSession(LIVE_KEY, "yes");

// In the first idle moment after the first paint, and not for a tab that nobody looks at.
function goLiveSoon() {
  if (document.hidden) addEventListener("visibilitychange", goLiveSoon, { once: true });
  else whenIdle(() => goLive(wasAsked()));
}

/** Fetches the bundle while the page is being painted; what it is runs later. */
function preload() {
  document.head.append(make("link", { rel: "modulepreload", href: bundle }));
}

// A tab that the browser kept for a way back begins anew.
addEventListener("pageshow", ({ persisted }) => persisted && canGoLive() && goLiveSoon());

if (canGoLive()) {
  if (savesData() && !wasAsked()) {
    offerLive();
  } else {
    preload();
    addEventListener("load", goLiveSoon);
  }
}
