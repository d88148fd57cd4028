// Folds made of two stock widgets, a button and the box after it: opened here, without a kernel.

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

/** @param {Element} button */
export const toggle = (button) => setOpen(button, !isOpen(button));
