// Between the page and the live guide: on to it when the visitor wants it, back when it is lost.

import { all, closest, make } from "../static/dom.js";
import { inSession, stepInAddress } from "../static/session.js";
import {
  currentStep,
  followAddress,
  goBack,
  goBackTo,
  page,
  setTrail,
  showNotice,
  showStep,
  toolButton,
  word,
} from "./page.js";
import { isSearching, searchOn } from "./page_search.js";

/**
 * What is used of the widgets' way to their kernel.
 * @template Sender, Value
 * @typedef {{ connect(slot: (sender: Sender, value: Value) => void): void }} Signal
 */
/**
 * @typedef {object} Kernel
 * @property {Signal<Kernel, string>} statusChanged
 * @property {Signal<Kernel, string>} connectionStatusChanged
 * @property {() => void} dispose
 *
 * @typedef {{ jupyterapp?: { widgetManager?: { kernel?: Kernel } } }} Voila
 * @typedef {{ connection?: { saveData?: boolean } }} DataSaver
 */

const LONGEST_BOOT = 30000;
const LONGEST_ASKING = 5000;
const LONGEST_ANSWER = 1000;
// When the live guide may come back by itself: tried this often, so long after the last touch.
const AGAIN = 15000;
const QUIET = 5000;
const MOST_RETURNS = 10;

const liveAddress = document.body.dataset.live;
const cells = document.getElementById("rendered_cells");
let alive = false;
let lost = false;
let pressed = false;
let touched = 0;
/** @type {number | undefined} */
let unanswered;
/** @type {(() => void) | null} what the page does in place of a tap that was not answered */
let pending = null;

/** @returns {HTMLElement | null} */
const liveGuide = () => document.querySelector(".guide-live");
/** @type {() => HTMLElement[]} */
const liveOptions = () => all(liveGuide(), "button.option");
/** @returns {HTMLInputElement | null | undefined} */
const liveField = () => liveGuide()?.querySelector(".search input");
/** @type {() => HTMLElement[]} */
const pageOptions = () => all(currentStep(), "a.option");

function kernel() {
  /** @type {Window & Voila} */
  const { jupyterapp } = window;
  return jupyterapp?.widgetManager?.kernel;
}

// Whether the live guide shows the very step that the address names.
function isInStep() {
  /** @type {HTMLElement | null | undefined} */
  const shown = liveGuide()?.querySelector(".step-shown");
  return shown?.dataset.step === currentStep().id;
}

async function kernelIsReady() {
  /** @type {RequestInit} */
  const how = { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout?.(LONGEST_ASKING) };
  return (await fetch(liveAddress ?? location.pathname, how).catch(() => null))?.ok;
}

/** @param {boolean} asked whether the visitor did, rather than the device fits */
async function goLive(asked) {
  if (await kernelIsReady()) {
    inSession("guide-live", "yes");
    // By an address with a step the focus stays at it.
    location.replace(liveAddress + (asked ? `#${currentStep().id}` : location.hash));
  } else if (asked) {
    showNotice(word("full"));
  }
}

function wantsLive() {
  /** @type {Navigator & DataSaver} */
  const { connection } = navigator;
  const desktop = matchMedia("(hover: hover) and (pointer: fine)").matches;
  return inSession("guide-live") || (desktop && !connection?.saveData);
}

/**
 * Never under a finger or what somebody types, and only at the very step that the visitor sees.
 * @param {number} tries
 */
function comeAlive(tries) {
  if (alive || lost) return;
  const ready = isInStep() && liveOptions().length === pageOptions().length;
  if (pressed || isSearching() || !ready) {
    if (tries > 0) setTimeout(comeAlive, 50, isSearching() ? tries : tries - 1);
    return;
  }
  const heir = heirOfFocus();
  const y = scrollY;
  alive = true;
  if (cells) cells.hidden = false;
  page.hidden = true;
  heir?.focus({ preventScroll: true });
  scrollTo(0, y);
  watchKernel();
}

// What takes the focus over from the page, where that has it.
function heirOfFocus() {
  const focused = document.activeElement;
  // A reload leaves the focus nowhere.
  const hadFocus = page.contains(focused) || (focused === document.body && stepInAddress());
  if (!hadFocus) return null;
  const links = pageOptions();
  const option = liveOptions().find((_, place) => links[place] === focused);
  const field = focused?.matches(".search input") && liveField();
  /** @type {HTMLElement | null | undefined} */
  const heading = liveGuide()?.querySelector("h2");
  return option ?? (field || heading);
}

function watchKernel() {
  const ended = ["dead", "restarting", "autorestarting", "terminating"];
  kernel()?.statusChanged.connect((_, status) => ended.includes(status) && lose());
  kernel()?.connectionStatusChanged.connect((_, status) => status !== "connected" && lose());
}

function lose() {
  if (lost || !cells) return;
  lost = true;
  const typed = alive && liveField()?.value;
  clearTimeout(unanswered);
  document.dispatchEvent(new Event("guide:lost"));
  cells.hidden = true;
  page.hidden = false;
  const again = { href: location.href, textContent: word("reconnect"), onclick: reconnect };
  showNotice(word("lost"), make("a", again));
  if (alive) followAddress(true);
  alive = false;
  if (typed) searchOn(typed);
  pending?.();
  tryAgain();
}

// Not all at once: many may have lost theirs together.
const tryAgain = () => setTimeout(comeBack, AGAIN * (0.5 + Math.random()));

// Never while somebody taps, types or scrolls, and not for ever where kernels die again and again.
async function comeBack() {
  const returns = Number(inSession("guide-returns"));
  if (returns >= MOST_RETURNS) return;
  const busy = document.hidden || pressed || isSearching() || Date.now() - touched < QUIET;
  if (busy || !(await kernelIsReady())) return tryAgain();
  inSession("guide-returns", returns + 1);
  location.reload();
}

/**
 * Only where it leads somewhere: a page that stands is better than an error.
 * @param {Event} event
 */
async function reconnect(event) {
  event.preventDefault();
  /** @type {HTMLElement | null} */
  const link = closest(event, "a");
  if (await kernelIsReady()) location.reload();
  else showNotice(word("full"), link ?? undefined);
}

/**
 * What the kernel does not answer in time is answered by the page.
 * @param {(() => void) | null} [otherwise]
 */
function expectAnswer(otherwise = null) {
  clearTimeout(unanswered);
  pending = otherwise;
  unanswered = setTimeout(lose, LONGEST_ANSWER);
}

/**
 * What the page does in place of a button of the live guide.
 * @param {HTMLElement} button
 */
function standIn(button) {
  const option = pageOptions()[liveOptions().indexOf(button)];
  if (option) return () => option.click();
  const entry = all(liveGuide(), ".trail-entry").indexOf(button);
  if (entry >= 0) return () => goBackTo(entry);
  if (all(liveGuide(), ".tools .jupyter-button").indexOf(button) === 0) return goBack;
  /** @type {HTMLElement[]} */
  const [restart] = all(page, ".tools a");
  return () => restart.click();
}

/** @param {MouseEvent} event */
function onLiveTap(event) {
  /** @type {HTMLElement | null} */
  const button = closest(event, ".guide-live .jupyter-button");
  if (button && alive) expectAnswer(standIn(button));
}

/** @param {Event} event */
function onShown(event) {
  clearTimeout(unanswered);
  pending = null;
  if (event instanceof CustomEvent) setTrail(event.detail.trail);
  showStep(false);
  comeAlive(100);
}

function watchTouches() {
  for (const use of ["pointerdown", "keydown", "scroll"]) {
    addEventListener(use, () => {
      touched = Date.now();
    });
  }
  for (const name of ["pointerdown", "pointerup", "pointercancel"]) {
    addEventListener(name, () => {
      pressed = name === "pointerdown";
    });
  }
}

document.addEventListener("click", onLiveTap, true);
addEventListener("hashchange", () => alive && !isInStep() && expectAnswer());
document.addEventListener("guide:shown", onShown);
document.addEventListener("guide:asked", () => alive && expectAnswer());
document.addEventListener("guide:answered", () => clearTimeout(unanswered));
watchTouches();
addEventListener("offline", lose);

// A tab that sleeps long is put on ice: until it wakes up, its place is somebody else's.
document.addEventListener("freeze", () => {
  lose();
  kernel()?.dispose();
});

if (cells) {
  // Voilà ends the connection before a page unloads, but a tapped telephone number only seems to.
  addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), true);
  setTimeout(() => alive || isSearching() || lose(), LONGEST_BOOT);
}
if (document.body.dataset.full !== undefined) tryAgain();
if (liveAddress) {
  page.querySelector("footer")?.before(toolButton(word("goLive"), () => goLive(true)));
  if (wantsLive()) goLive(false);
}
