// Between the page and the live guide: over to it as soon as it is there, back when it is lost.

import { all, closest, make } from "../static/dom.js";
import { endAttempt, goLive, offerLive, rememberLive, tryAgain } from "./go_live.js";
import { connect, Unavailable } from "./live_connection.js";
import { canGoLive, countFailure } from "./live_failures.js";
import { addStyle } from "./live_style.js";
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
import { exchange, swap } from "./swap.js";
import { isTouched } from "./touches.js";

/**
 * @import { Bundle } from "./go_live.js"
 * @import { Connection } from "./live_connection.js"
 */

const LONGEST_ANSWER = 1000;
// The code of IANA's registry by which a guide that nobody touches is left to others.
const TRY_AGAIN_LATER = 1013;
const TOUCHES = ["pointerdown", "keydown"];
// A finger's tap is told to the page some moments after the finger is gone.
const STILL = 500;
const LOOK_AGAIN = 50;
const MOST_LOOKS = 100;

const place = make("div", { className: "live-place", hidden: true });
/** @type {Connection | null} the live guide, whether it is seen yet or not */
let connection = null;
let connecting = false;
// Whether the live guide has gone to the visitor's step, in their language.
let arrived = false;
let alive = false;
let asked = false;
/** @type {number | undefined} */
let looking;
/** @type {number | undefined} */
let unanswered;
/** @type {(() => void) | null} what the page does in place of a tap that was not answered */
let pending = null;

/** @type {() => HTMLElement[]} */
const liveOptions = () => all(place, "button.option");
/** @returns {HTMLInputElement | null} */
const liveField = () => place.querySelector(".search input");
/** Whether many answers are being narrowed. */
const isNarrowing = () =>
  all(currentStep(), ".filter input").some((one) => one instanceof HTMLInputElement && one.value);
/** @type {() => HTMLElement[]} */
const pageOptions = () => all(currentStep(), "a.option");

// Whether the live guide shows the very step that the address names.
function isInStep() {
  /** @type {HTMLElement | null} */
  const shown = place.querySelector(".step-shown");
  return shown?.dataset.step === currentStep().id && liveOptions().length === pageOptions().length;
}

/**
 * @param {Bundle} bundle
 * @param {boolean} wanted whether the visitor asks for it, rather than the device fits
 */
export async function handOver(bundle, wanted) {
  asked = wanted;
  if (connection) takeOver(MOST_LOOKS);
  if (connection || connecting || !canGoLive()) return;
  connecting = true;
  arrived = false;
  try {
    if (!place.parentNode) prepare(bundle);
    connection = await connect(place, bundle);
    connection.socket.addEventListener("close", lose);
    takeOver(MOST_LOOKS);
  } catch (error) {
    place.textContent = "";
    if (!(error instanceof Unavailable)) await countFailure(error);
    endAttempt(asked);
  } finally {
    connecting = false;
  }
}

/** @param {Bundle} bundle */
function prepare({ style }) {
  addStyle(style);
  page.after(place);
}

/**
 * Never under a finger or what somebody types, and only at the very step that the visitor sees.
 * @param {number} looks
 */
function takeOver(looks) {
  clearTimeout(looking);
  if (alive || !connection || !arrived) return;
  const busy = isTouched(STILL) || isSearching() || isNarrowing() || !getSelection()?.isCollapsed;
  if (busy || !isInStep()) {
    if (looks > 0) looking = setTimeout(takeOver, LOOK_AGAIN, busy ? looks : looks - 1);
  } else {
    alive = swap(place, asked);
    if (alive) rememberLive();
    else offerLive();
  }
}

/** @param {Event} [event] */
function lose(event) {
  if (!connection) return;
  const { socket, dispose } = connection;
  const typed = alive && liveField()?.value;
  const wasAlive = alive;
  connection = null;
  alive = asked = false;
  clearTimeout(unanswered);
  document.dispatchEvent(new Event("guide:lost"));
  socket.close();
  if (wasAlive) {
    exchange(page, place);
    if (event?.type !== "pagehide") {
      showNotice(
        word("lost"),
        toolButton(word("reconnect"), () => goLive(true)),
      );
    }
    followAddress(true);
  }
  dispose();
  if (typed) searchOn(typed);
  pending?.();
  pending = null;
  if (event instanceof CloseEvent && event.code === TRY_AGAIN_LATER) tryOnceTouched();
  else tryAgain();
}

// Somebody else has the place now: it is asked for again when there is a hand here.
function tryOnceTouched() {
  offerLive();
  for (const touch of TOUCHES) addEventListener(touch, onceTouched);
}

function onceTouched() {
  for (const touch of TOUCHES) removeEventListener(touch, onceTouched);
  tryAgain();
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
  const entry = all(place, ".trail-entry").indexOf(button);
  if (entry >= 0) return () => goBackTo(entry);
  if (all(place, ".tools .jupyter-button").indexOf(button) === 0) return goBack;
  /** @type {HTMLElement[]} */
  const [restart] = all(page, ".tools a");
  return () => restart.click();
}

/** @param {MouseEvent} event */
function onLiveTap(event) {
  /** @type {HTMLElement | null} */
  const button = closest(event, ".guide-live .jupyter-button:not(.fold)");
  if (button && alive) expectAnswer(standIn(button));
}

/** @param {Event} event */
function onShown(event) {
  clearTimeout(unanswered);
  pending = null;
  if (event instanceof CustomEvent) setTrail(event.detail.trail);
  arrived = true;
  showStep(false);
  takeOver(MOST_LOOKS);
}

document.addEventListener("click", onLiveTap, true);
addEventListener("hashchange", () => alive && !isInStep() && expectAnswer());
document.addEventListener("guide:shown", onShown);
document.addEventListener("guide:asked", () => alive && expectAnswer());
document.addEventListener("guide:answered", () => clearTimeout(unanswered));
addEventListener("offline", lose);
// A tab that sleeps long, or that the browser keeps for a way back, is nobody: its place is free.
document.addEventListener("freeze", lose);
addEventListener("pagehide", (event) => {
  // Whoever comes back was not refused anything.
  asked = false;
  lose(event);
});
