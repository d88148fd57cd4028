// Binds the live guide to the address, the focus and the tab's memory.

import { deviceName } from "../static/device_name.js";
import { all, closest, setChildren } from "../static/dom.js";
import "../static/double_taps.js";
import { isOpen, setOpen, toggle } from "../static/fold_buttons.js";
import { markQuotes } from "../static/mark_quotes.js";
import { moment } from "../static/moment.js";
import { putFittingFirst } from "../static/phone_numbers.js";
import { jumped, recall, remember, stepInAddress } from "../static/session.js";

/**
 * @import { AnyModel, RenderProps } from "@anywidget/types"
 * @import { Quoted } from "../static/mark_quotes.js"
 * @import { KeptVisit } from "../static/session.js"
 */
/**
 * Where the browser wants to be.
 * @typedef {object} Visit
 * @property {string} step
 * @property {string[]} trail
 * @property {string} began when the visit did, as the visitor's clock says it
 * @property {string} device
 * @property {string} language
 * @property {number} visit how often Python was told
 *
 * What Python shows, after which visit.
 * @typedef {{ shown: string, trail: string[], visit: number }} Shown
 *
 * @typedef {object} Traits
 * @property {string} start
 * @property {string} step
 * @property {string[]} trail
 * @property {Record<string, [role: string, label: string]>} roles by selector
 * @property {string} language
 * @property {string} direction
 * @property {Quoted} quoted
 *
 * One view of the guide, and what happened in it so far.
 * @typedef {object} View
 * @property {AnyModel<Traits>} model
 * @property {HTMLElement} el
 * @property {boolean} first whether no step was shown yet
 * @property {KeptVisit | null} chosen the step and trail that a tapped link leads to
 * @property {boolean} lost
 * @property {string} named what the address named when it was last looked at
 * @property {number} visits how often Python was told where the browser is
 */
/** @type {View | null} the view that was tapped last: focus and scrolling are there alone */
let tapped = null;

// In JupyterLab the address belongs to the Lab; Voilà's page and the guide's own are all the guide's.
const isOurs = () => "voila" in document.body.dataset || "guide" in document.body.dataset;
/** @param {View} view */
const guideOf = ({ el }) => el.closest(".guide-live");
/** @param {View} view */
const stepNow = ({ model }) => stepInAddress() || model.get("start");
/** @param {number} number */
const twoDigits = (number) => String(number).padStart(2, "0");

/**
 * The visitor's own time, as Python would write it; the browser's way costs a phone 70 ms.
 * @param {number} began
 */
function clock(began) {
  const date = new Date(began);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(twoDigits).join("-");
  return `${day} ${[date.getHours(), date.getMinutes()].map(twoDigits).join(":")}`;
}

/** @type {(trail: string[], other: string[]) => boolean} */
const isSame = (trail, other) => JSON.stringify(trail) === JSON.stringify(other);

/**
 * Only the guide's own page says which language the visitor reads. What `lang` says may be a
 * translator's, who may have come before this script.
 * @param {AnyModel<Traits>} model
 */
const languageOf = (model) => document.body.dataset.guide || model.get("language");

/**
 * @param {View} view
 * @param {KeptVisit & { language?: string }} visit
 */
function send(view, { step, trail, began, language = languageOf(view.model) }) {
  const device = deviceName();
  view.visits += 1;
  /** @type {Visit} */
  const visit = {
    step,
    trail,
    began: clock(moment(began) || Date.now()),
    device,
    language,
    visit: view.visits,
  };
  view.model.send(visit);
}

/** @param {View} view */
function follow(view) {
  view.named = stepInAddress();
  if (view.lost || tapped !== view) return;
  const { model, chosen, first } = view;
  const step = stepNow(view);
  const link = chosen?.step === step ? chosen : null;
  const visit = link ?? recall(step) ?? { step, trail: [step] };
  view.chosen = null;
  const isNew = step !== model.get("step") || !isSame(visit.trail, model.get("trail"));
  if (first || isNew) send(view, visit);
}

/**
 * @param {View} view
 * @param {string} step
 * @param {string[]} trail
 */
function show(view, step, trail) {
  if (isOurs()) {
    if (stepNow(view) !== step) location.hash = step;
    view.named = stepInAddress();
    remember(step, trail);
  }
  const root = guideOf(view);
  if (root) name(root, view.model);
  if (root && !view.first && tapped === view) focusOn(root);
  if (!isOurs() && tapped === view) tapped = null;
  view.first = false;
  document.dispatchEvent(new CustomEvent("guide:shown", { detail: { step, trail } }));
}

/**
 * What the guide's parts are to a screen reader.
 * @param {Element} root
 * @param {AnyModel<Traits>} model
 */
function name(root, model) {
  // JupyterLab has a main part of its own; a page of the guide's has this one.
  if (isOurs()) root.querySelector(".guide-main")?.setAttribute("role", "main");
  root.setAttribute("lang", model.get("language"));
  root.setAttribute("dir", model.get("direction"));
  for (const [selector, [role, label]] of Object.entries(model.get("roles"))) {
    const part = root.querySelector(selector);
    part?.setAttribute("role", role);
    part?.setAttribute("aria-label", label);
  }
  putFittingFirst(root);
  for (const fold of all(root, "button.fold")) setOpen(fold, isOpen(fold));
  // A button's own words are plain.
  for (const button of all(root, ".option, .fold, .trail-entry")) {
    const { language = "" } = model.get("quoted");
    if (button.classList.contains("untranslated")) button.lang = language;
    else button.removeAttribute("lang");
  }
  for (const button of all(root, ".option, .trail-entry")) {
    setChildren(button, ...markQuotes(button.textContent ?? "", model.get("quoted")));
  }
}

/**
 * @param {Element} root
 */
function focusOn(root) {
  // Behind the page, nobody sees it.
  if (root.getClientRects().length === 0) return;
  /** @type {HTMLElement | null} */
  const heading = root.querySelector("h2");
  heading?.focus({ preventScroll: true });
  if (isOurs()) scrollTo(0, 0);
  else root.scrollIntoView({ block: "nearest" });
}

/**
 * In the app each language has a page of its own, so that it stays when the kernel is lost.
 * @param {View} view
 * @param {string} language
 */
function speak(view, language) {
  const selector = `.guide-page .switch [hreflang="${language}"]`;
  /** @type {HTMLAnchorElement | null} */
  const page = document.querySelector(selector);
  const { model } = view;
  if (isOurs() && page) location.assign(page.href);
  else send(view, { step: model.get("step"), trail: model.get("trail"), language });
}

/**
 * @param {View} view
 * @param {MouseEvent} event
 */
function onTap(view, event) {
  /** @type {HTMLElement | null} */
  const switched = closest(event, "[data-language]");
  /** @type {HTMLAnchorElement | null} */
  const link = closest(event, 'a[href^="#"]');
  const fold = closest(event, "button.fold");
  // Who was told what through another view is counted anew.
  if (tapped !== view) view.visits = 0;
  tapped = view;
  if (fold) toggle(fold);
  if (switched) {
    event.preventDefault();
    speak(view, switched.dataset.language ?? "");
  } else if (link) {
    jump(view, link.hash.slice(1), event);
  }
}

/**
 * @param {View} view
 * @param {string} step
 * @param {MouseEvent} event
 */
function jump(view, step, event) {
  const { model } = view;
  view.chosen = { step, trail: jumped(model.get("trail"), step, model.get("start")) };
  if (isOurs()) return;
  event.preventDefault();
  send(view, view.chosen);
}

/** @param {RenderProps<Traits>} props */
function render({ model, el }) {
  /** @type {View} */
  const view = { model, el, first: isOurs(), chosen: null, lost: false, named: "", visits: 0 };
  const onAddress = () => follow(view);
  const onLost = () => {
    view.lost = true;
  };
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    if (guideOf(view)?.contains(closest(event, "a, button"))) onTap(view, event);
  };
  /** @param {Shown} message */
  const onMessage = ({ shown, trail, visit }) => {
    // Of a new address the browser tells some frames later: what came before is no answer to it.
    if (isOurs() && view.named !== stepInAddress()) follow(view);
    // An answer to an earlier visit is late: the browser has moved on, and its visit is on its way.
    const isLate = tapped === view && visit < view.visits;
    if (shown && !isLate && !view.lost) show(view, shown, trail);
  };
  el.classList.add("address");
  // On a page of the guide's, the way back and the address move it before anything is tapped.
  if (isOurs()) tapped = tapped ?? view;
  model.on("msg:custom", onMessage);
  document.addEventListener("guide:lost", onLost);
  document.addEventListener("click", onClick);
  if (isOurs()) addEventListener("hashchange", onAddress);
  if (isOurs()) onAddress();

  return () => {
    if (tapped === view) tapped = null;
    model.off("msg:custom", onMessage);
    document.removeEventListener("guide:lost", onLost);
    document.removeEventListener("click", onClick);
    removeEventListener("hashchange", onAddress);
  };
}

export default { render };
