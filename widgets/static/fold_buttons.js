// Folds made of two stock widgets, a button and the box after it: opened here, without a kernel.

import { all } from "./dom.js";

/** @param {Element} button */
const boxOf = (button) => button.nextElementSibling;

/**
 * @param {Element} button
 * @param {boolean} open
 */
export function setOpen(button, open) {
  button.setAttribute("aria-expanded", String(open));
  boxOf(button)?.classList.toggle("open", open);
}

/** @param {Element} button */
export const isOpen = (button) => boxOf(button)?.classList.contains("open") === true;

/**
 * Opens a fold or closes it; of one step's folds, one is open at most.
 * @param {Element} button
 */
export function toggle(button) {
  const open = !isOpen(button);
  for (const other of all(button.parentElement, ".fold")) setOpen(other, other === button && open);
}
