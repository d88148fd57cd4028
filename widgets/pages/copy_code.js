// Buttons that copy the code beside them, on the page and in the live guide: shown where that works.

import { closest } from "../static/dom.js";

const SAID = 2000;
// Buttons that say so now: what they say, the browser may have translated.
/** @type {WeakSet<HTMLElement>} */
const saying = new WeakSet();

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
  if (saying.has(button)) return;
  saying.add(button);
  const name = button.textContent;
  button.setAttribute("aria-live", "polite");
  button.textContent = button.dataset.done ?? "";
  setTimeout(() => {
    saying.delete(button);
    button.textContent = name;
  }, SAID);
}

addEventListener("click", (event) => {
  const button = closest(event, ".copy");
  if (button) copy(button);
});
document.documentElement.classList.add("copies");
