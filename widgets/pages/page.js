// The page: shows the step that the address names, and keeps the trail of how it was reached.

import { forgetWaits, jumped, recall, remember, stepInAddress } from "../static/session.js";

export const Page = (() => {
  const root = document.querySelector(".guide-page");
  const words = root.dataset;
  const steps = [...root.querySelectorAll(".step")];
  const status = root.querySelector(".notice");
  const title = document.title;
  let trail = [words.start];
  let now = null; // the step on screen

  const section = (id) => steps.find((step) => step.id === id);
  const shown = () => section(stepInAddress()) ?? section(words.start);

  function show(focus) {
    now = shown();
    for (const step of steps) step.classList.toggle("shown", step === now);
    const heading = now.querySelector("h2");
    document.title = now.id === words.start ? title : `${heading.textContent} | ${title}`;
    if (!focus) return;
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  function arrive(taken, focus) {
    trail = taken;
    remember(shown().id, trail);
    show(focus);
  }

  function follow(focus) {
    const { id } = shown();
    arrive(recall(id)?.trail ?? [id], focus);
  }

  // At once: that the address has changed, the browser says only some frames later.
  function visit(step, taken) {
    if (shown().id !== step) location.hash = step;
    arrive(taken, true);
  }

  function say(text, action) {
    status.replaceChildren(text, ...(action ? [" ", action] : []));
  }

  function tool(text, act) {
    const given = { className: "tool", type: "button", textContent: text, onclick: act };
    return Object.assign(document.createElement("button"), given);
  }

  // The steps of a trail, the one it ends at last.
  function stepsOf(taken) {
    const found = [taken[0]];
    for (const answer of taken.slice(1)) {
      const link = section(found.at(-1))?.querySelector(`[data-option="${CSS.escape(answer)}"]`);
      found.push((link?.hash ?? answer).slice(1));
    }
    return found;
  }

  const go = (taken) => visit(stepsOf(taken).at(-1), taken);

  // To the answer before; the browser's own way back may lead out of the guide.
  function back() {
    if (shown().id === "index") go(trail);
    else go(trail.length > 1 ? trail.slice(0, -1) : [words.start]);
  }

  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.('.guide-page a[href^="#"]');
      // To another tab, as it is asked.
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const step = link.hash.slice(1);
      const { option } = link.dataset;
      if (link.matches(".tools a")) forgetWaits();
      visit(step, option ? [...trail, option] : jumped(trail, step, words.start));
    },
    true,
  );
  addEventListener("hashchange", () => {
    if (root.hidden) show(false);
    else if (shown() !== now) follow(true);
  });

  root.querySelector(".tools").prepend(tool(words.back, back));
  if (document.body.dataset.full !== undefined) say(words.full);
  // The heading takes the focus: a section of the same name would have it read out twice.
  for (const step of steps) step.removeAttribute("aria-labelledby");
  for (const [event, keys] of [
    ["keydown", true],
    ["pointerdown", false],
  ]) {
    addEventListener(event, () => document.body.classList.toggle("keys", keys), true);
  }
  follow(false);
  root.classList.add("scripted");
  // The live guide leads: what it shows is where the visitor is.
  const take = (other) => (trail = other);
  const upTo = (answers) => go(trail.slice(0, answers + 1));
  return { root, words, steps, section, shown, show, follow, say, tool, take, back, upTo };
})();
