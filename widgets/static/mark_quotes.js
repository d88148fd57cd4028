// Says in which language a quoted screen is, for a screen reader that speaks another one.

import { make } from "./dom.js";

/** @typedef {{ language: string, open: string, close: string }} Quoted */

/**
 * A text's parts, each quote in an element of its own; all in one where nothing is quoted.
 * @param {string} text
 * @param {Quoted | null} [quoted]
 */
export function markQuotes(text, quoted) {
  if (!quoted) return [text];
  const { language: lang, open, close } = quoted;
  const parts = text.split(new RegExp(`(${open}[^${open}${close}]*${close})`));
  return parts.map((part, place) => (place % 2 ? make("span", { lang, textContent: part }) : part));
}
