// Binds the live guide to the address, the focus and the tab's memory.

import { deviceName } from "../static/device_name.js";
import { markQuotes } from "../static/mark_quotes.js";
import { jumped, recall, remember, stepInAddress } from "../static/session.js";

/**
 * Where the browser wants to be: a step and the trail to it, in a language; when the visit began
 * by the visitor's clock, what the browser calls itself, and which of its messages this is.
 * @typedef {{ step: string, trail: string[], began: string, device: string, language: string,
 *   visit: number }} Visit
 *
 * Which step is shown now, by which trail, in answer to which visit.
 * @typedef {{ shown: string, trail: string[], visit: number }} Shown
 */

function render({ model, el }) {
  // In JupyterLab the address belongs to the Lab.
  const ours = document.body.dataset.voila !== undefined;
  const root = () => el.closest(".guide-live");
  const here = () => stepInAddress() || model.get("start");
  let first = true;
  let chosen = null; // the step and trail that a tapped link leads to
  let lost = false;
  let visits = 0; // how often Python was told where the browser is
  el.classList.add("address");

  const same = (trail) => JSON.stringify(trail) === JSON.stringify(model.get("trail"));
  const clock = (began) =>
    new Date(began).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  // Only the guide's own page says by its language which one the visitor reads.
  const ownPage = document.body.dataset.guide !== undefined;
  const language = () => (ownPage ? document.documentElement.lang : model.get("language"));
  const send = (visit) =>
    model.send({
      language: language(),
      ...visit,
      began: clock(visit.began ?? Date.now()),
      device: deviceName(),
      visit: ++visits,
    });

  function follow() {
    if (lost) return;
    const step = here();
    const tapped = chosen?.step === step ? chosen : null;
    const visit = tapped ?? recall(step) ?? { step, trail: [step] };
    chosen = null;
    if (first || step !== model.get("step") || !same(visit.trail)) send(visit);
  }

  function shown(step, trail) {
    if (lost) return;
    if (ours) {
      if (here() !== step) location.hash = step;
      remember(step, trail);
    }
    // JupyterLab has a main part of its own; a page of the guide's has this one.
    if (ours) root()?.querySelector(".guide-main")?.setAttribute("role", "main");
    root()?.setAttribute("lang", model.get("language"));
    for (const [selector, [role, label]] of Object.entries(model.get("roles"))) {
      const part = root()?.querySelector(selector);
      part?.setAttribute("role", role);
      part?.setAttribute("aria-label", label);
    }
    // A button's own words are plain.
    for (const button of root()?.querySelectorAll(".option, .trail-entry") ?? []) {
      button.replaceChildren(...markQuotes(button.textContent, model.get("quoted")));
    }
    if (!first) {
      root()?.querySelector("h2")?.focus({ preventScroll: true });
      if (ours) scrollTo(0, 0);
      else root()?.scrollIntoView({ block: "nearest" });
    }
    first = false;
    document.dispatchEvent(new CustomEvent("guide:shown", { detail: { step, trail } }));
  }

  // In the app each language has a page of its own, so that it stays when the kernel is lost.
  function speak(other) {
    const page =
      ours && document.querySelector(`.guide-page .step.shown .switch [hreflang="${other}"]`);
    if (page) location.assign(page.href);
    else send({ step: model.get("step"), trail: model.get("trail"), language: other });
  }

  function jump(event) {
    const other = event.target.closest?.("[data-language]");
    if (other && root()?.contains(other)) {
      event.preventDefault();
      speak(other.dataset.language);
      return;
    }
    const link = event.target.closest?.('a[href^="#"]');
    if (!link || !root()?.contains(link)) return;
    const step = link.hash.slice(1);
    chosen = { step, trail: jumped(model.get("trail"), step, model.get("start")) };
    if (ours) return;
    event.preventDefault();
    send(chosen);
  }

  const onLost = () => (lost = true);
  // An answer to an earlier visit is late: the browser has moved on, and its visit is on its way.
  const onMessage = ({ shown: step, trail, visit }) =>
    step && visit >= visits && shown(step, trail);
  model.on("msg:custom", onMessage);
  document.addEventListener("guide:lost", onLost);
  document.addEventListener("click", jump);
  if (ours) addEventListener("hashchange", follow);
  if (ours) follow();
  else first = false;

  return () => {
    model.off("msg:custom", onMessage);
    document.removeEventListener("guide:lost", onLost);
    document.removeEventListener("click", jump);
    removeEventListener("hashchange", follow);
  };
}

export default { render };
