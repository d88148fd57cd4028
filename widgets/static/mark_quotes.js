// Says which parts of a text are quotes in another language, for a screen reader.

import { make } from "./dom.js";

/**
 * How a translation quotes the original's language; empty where there is no such thing.
 * @typedef {{ language: string, open: string, close: string }} Quoted
 */

export function markQuotes(text, { language, open, close }) {
  if (!language) return [text];
  const quotes = new RegExp(`(${open}[^${open}${close}]*${close})`);
  const mark = (textContent) => make("span", { lang: language, textContent });
  return text.split(quotes).map((part, n) => (n % 2 ? mark(part) : part));
}
