// The page: shows the step that the address names, and keeps the trail of how it was reached.

import { all, closest, make, required, setChildren } from "../static/dom.js";
import { putFittingFirst } from "../static/phone_numbers.js";
import {
  forgetWaits,
  jumped,
  recall,
  remember,
  renameStep,
  stepInAddress,
} from "../static/session.js";
import "../static/double_taps.js";
import "./printing.js";
import { stepsOf } from "./trail_steps.js";
import { correctAddress, forgetWrongLink } from "./wrong_link.js";

/** @type {HTMLElement} */
export const page = required(document, ".guide-page");
/** @type {HTMLElement[]} */
const steps = all(page, ".step");
const notice = required(page, ".notice");
/** @type {HTMLAnchorElement[]} */
const languages = all(page, ".switch a");
const title = document.title;
// The id of the answer that a link is, in its class.
const ANSWER = /\boption-(\S+)/;

/**
 * What the page says of itself.
 * @param {string} name
 */
export const word = (name) => page.dataset[name] ?? "";
const start = word("start");
let trail = [start];
/** @type {HTMLElement | null} */
let onScreen = null;

/**
 * The step of an id; by one that it had before, the first behind that.
 * @param {string} id
 * @returns {HTMLElement | null | undefined}
 */
const section = (id) =>
  steps.find((step) => step.id === id) ??
  page.querySelector(`.was[id="${CSS.escape(id)}"] ~ .step`);

/** The step that the address names, or else the first. */
export const currentStep = () =>
  section(stepInAddress()) ?? required(page, `#${CSS.escape(start)}`);

/** @param {boolean} focus whether to move the focus to the step */
export function showStep(focus) {
  const step = currentStep();
  const heading = required(step, "h2");
  onScreen = step;
  forgetWrongLink(step.id);
  for (const one of steps) one.classList.toggle("shown", one === step);
  for (const link of languages) link.hash = step.id;
  document.title = step.id === start ? title : `${heading.textContent} | ${title}`;
  if (!focus) return;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

/**
 * @param {string[]} taken
 * @param {boolean} focus
 */
function arrive(taken, focus) {
  trail = taken;
  const { id } = currentStep();
  remember(id, trail);
  tools.hidden = trail.length === 1 && id === start;
  showStep(focus);
}

function correct() {
  const named = stepInAddress();
  const id = section(named)?.id;
  if (id && id !== named) {
    const visit = recall(named);
    renameStep(id);
    if (visit) remember(id, visit.trail);
  }
  correctAddress(
    page,
    steps.map((step) => step.id),
    start,
  );
}

/**
 * The trail that is kept of a step, where it still leads there; the index is beside all trails.
 * @param {HTMLElement} step
 */
function trailTo(step) {
  const trail = recall(step.id)?.trail ?? [];
  const passed = stepsOf(trail, target).map(section);
  const leads = passed.every(Boolean) && (step.id === "index" || passed.pop() === step);
  return leads ? trail : [step.id];
}

/** @param {boolean} focus */
export const followAddress = (focus) => arrive(trailTo(currentStep()), focus);

/**
 * At once: that the address has changed, the browser says only some frames later.
 * @param {string} step
 * @param {string[]} taken
 */
function visit(step, taken) {
  if (currentStep().id !== step) location.hash = step;
  arrive(taken, true);
}

/**
 * @param {string} text
 * @param {HTMLElement} [action]
 */
export const showNotice = (text, action) =>
  setChildren(notice, text, ...(action ? [" ", action] : []));

/**
 * @param {string} text
 * @param {() => void} onclick
 */
export const toolButton = (text, onclick) =>
  make("button", { className: "tool", type: "button", textContent: text, onclick });

/** @type {(step: string, answer: string) => string | undefined} */
export function target(step, answer) {
  /** @type {HTMLAnchorElement | null | undefined} */
  const link = section(step)?.querySelector(`.option-${CSS.escape(answer)}`);
  return link?.hash.slice(1);
}

/** @param {string[]} taken */
const go = (taken) => visit(stepsOf(taken, target).pop() ?? start, taken);

/** To the answer before; the browser's own way back may lead out of the guide. */
export function goBack() {
  if (currentStep().id === "index") go(trail);
  else go(trail.length > 1 ? trail.slice(0, -1) : [start]);
}

/** @param {number} answers how many answers to keep */
export const goBackTo = (answers) => go(trail.slice(0, answers + 1));

/**
 * The live guide leads: what it shows is where the visitor is.
 * @param {string[]} other
 */
export function setTrail(other) {
  trail = other;
}

/**
 * In a tab of its own; in this one, where an app's browser has no others.
 * @param {string} address
 */
function openBeside(address) {
  try {
    const other = open(address);
    if (other) other.opener = null;
    else location.assign(address);
  } catch {
    location.assign(address);
  }
}

/** @param {MouseEvent} event */
function onTap(event) {
  /** @type {HTMLAnchorElement | null} */
  const link = closest(event, '.guide-page a[href^="#"], .guide a[target]');
  // To another tab, as it is asked.
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (link.target) return openBeside(link.href);
  const step = link.hash.slice(1);
  const option = ANSWER.exec(link.className)?.[1];
  if (link.matches(".tools a")) forgetWaits();
  visit(step, option ? [...trail, option] : jumped(trail, step, start));
}

document.addEventListener("click", onTap, true);
addEventListener("hashchange", () => {
  // Before the live guide hears of it.
  correct();
  if (page.hidden) showStep(false);
  else if (currentStep() !== onScreen) followAddress(true);
});
// Whether somebody uses keys, the style would know.
addEventListener("keydown", () => document.body.classList.add("keys"), true);
addEventListener("pointerdown", () => document.body.classList.remove("keys"), true);

const tools = required(page, ".tools");
tools.prepend(toolButton(word("back"), goBack));
putFittingFirst(page);
correct();
followAddress(false);
page.classList.add("scripted");
