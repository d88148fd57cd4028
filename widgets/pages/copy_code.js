// Buttons that copy the code beside them, on the page and in the live guide: shown where that works.

import { closest } from "../static/dom.js";

const SAID = 2000;

/** @param {HTMLElement} button */
async function copy(button) {
  const code = button.previousElementSibling;
  try {
    await navigator.clipboard.writeText(code?.textContent ?? "");
    say(button);
  } catch {
    // It stands selected, ready to be copied.
    if (code) getSelection()?.selectAllChildren(code);
  }
}

/** @param {HTMLElement} button */
function say(button) {
  const name = button.textContent;
  const { done = "" } = button.dataset;
  if (name === done) return;
  button.setAttribute("aria-live", "polite");
  button.textContent = done;
  setTimeout(() => {
    button.textContent = name;
  }, SAID);
}

addEventListener("click", (event) => {
  const button = closest(event, ".copy");
  if (button) copy(button);
});
document.documentElement.classList.add("copies");
