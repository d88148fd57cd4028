// Says in which language a quoted screen is, for a screen reader that speaks another one.

import { make } from "./dom.js";

/**
 * How a translation quotes the original's language; empty where there is no such thing.
 * @typedef {{ language?: string, open?: string, close?: string }} Quoted
 */

/**
 * A text's parts, each quote in an element of its own; all in one where nothing is quoted.
 * @param {string} text
 * @param {Quoted} quoted
 */
export function markQuotes(text, quoted) {
  const { language: lang, open, close } = quoted;
  if (!lang) return [text];
  const parts = text.split(new RegExp(`(${open}[^${open}${close}]*${close})`));
  return parts.map((part, place) => (place % 2 ? make("span", { lang, textContent: part }) : part));
}
