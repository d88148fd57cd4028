// What the scripts make and look up alike: elements, and a text with its gaps filled.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} [properties]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/**
 * Gives an element other children; Chromium has replaceChildren from 86 on.
 * @param {Element} parent
 * @param {...(Node | string)} children
 */
export function setChildren(parent, ...children) {
  parent.textContent = "";
  parent.append(...children);
}

/**
 * A template with each `{name}` filled in.
 * @param {string} template
 * @param {Record<string, string | number>} values
 */
export const fill = (template, values) =>
  template.replace(/\{(\w+)\}/g, (gap, name) => String(values[name] ?? gap));

/**
 * The element that must be there.
 * @template {HTMLElement} E
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {E}
 */
export function required(parent, selector) {
  /** @type {E | null} */
  const found = parent.querySelector(selector);
  if (!found) throw new Error(`There is no ${selector}`);
  return found;
}

/**
 * @template {HTMLElement} E
 * @param {ParentNode | null | undefined} parent
 * @param {string} selector
 * @returns {E[]}
 */
export function all(parent, selector) {
  /** @type {NodeListOf<E> | undefined} */
  const found = parent?.querySelectorAll(selector);
  return found ? [...found] : [];
}

/**
 * What was tapped, or stands around it.
 * @template {HTMLElement} E
 * @param {Event} event
 * @param {string} selector
 * @returns {E | null}
 */
export const closest = ({ target }, selector) =>
  target instanceof Element ? target.closest(selector) : null;

/**
 * Whether a key belongs to an input method, by which kana become kanji. Safari tells of the key that
 * ends it only when that is over, with a code of its own.
 * Source: W3C, "UI Events", "keyCode" (229).
 * @param {KeyboardEvent} event
 */
export const isComposing = (event) => event.isComposing || event.keyCode === 229;
