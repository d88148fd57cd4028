// People's own words, and what the search makes of them, as content says.

import { fold } from "./grams.js";

/**
 * Words that the search reads alike: as the first one (synonym), as danger, which has its steps,
 * as nothing (filler), or as what the guide does not help with (outside) or does (inside).
 * @typedef {{ kind: string, steps: string[], forms: string[] }} VocabularyEntry
 */

/** @type {(form: string) => boolean} */
const isLatin = (form) => /^[a-z]/.test(form);

/** @type {(form: string) => string} */
const escaped = (form) => form.replace(/[^\p{L}\p{N}\s]/gu, "\\$&");

/**
 * A pattern of any of these forms. Of two that begin alike, the longer one is meant.
 * @param {string[]} forms
 */
function anyOf(forms) {
  /** @type {Map<string, string>} */
  const byFirst = new Map();
  for (const form of [...forms].sort((one, other) => other.length - one.length)) {
    const before = byFirst.get(form[0]);
    byFirst.set(form[0], `${before ? `${before}|` : ""}${escaped(form.slice(1))}`);
  }
  // By their first signs: so it takes no longer the more there are.
  return [...byFirst].map(([first, rest]) => `${escaped(first)}(?:${rest})`).join("|") || "(?!)";
}

/**
 * All forms of the entries of a kind, each with what it is a form of.
 * @param {VocabularyEntry[]} entries
 * @param {string[]} kinds
 */
const formsOf = (entries, ...kinds) =>
  entries
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap((entry) => entry.forms.map((form) => /** @type {const} */ ([fold(form), entry])));

/**
 * What makes a text, folded, of the words that the guide uses.
 * @param {VocabularyEntry[]} entries
 * @returns {(text: string) => string}
 */
export function rewriter(entries) {
  const forms = new Map(formsOf(entries, "synonym", "filler"));
  const latin = anyOf([...forms.keys()].filter(isLatin));
  const others = anyOf([...forms.keys()].filter((form) => !isLatin(form)));
  const known = new RegExp(`\\b(?:${latin})\\b|${others}`, "g");
  /** @type {(text: string) => string} */
  const pass = (text) =>
    text.replace(known, (form) => {
      const entry = forms.get(form);
      return entry?.kind === "synonym" ? fold(entry.forms[0]) : " ";
    });
  // The first pass may make a word of an ending that the second one knows.
  return (text) => pass(pass(fold(text)));
}

/**
 * What tells the entries of a kind that a text touches, however it is spaced, with or without
 * the を that is left out in haste. Letters need only begin a word alike.
 * @param {VocabularyEntry[]} entries
 * @param {string} kind
 * @returns {(text: string) => VocabularyEntry[]}
 */
export function toucher(entries, kind) {
  const parts = formsOf(entries, kind).map(([form, entry]) => ({
    entry,
    part: isLatin(form) ? ` ${form}` : form.replace(/[\sを]/g, ""),
  }));
  return (text) => {
    const spaced = ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, " ")}`;
    const said = `${spaced}\n${spaced.replace(/[ を]/g, "")}`;
    return parts.filter(({ part }) => said.includes(part)).map(({ entry }) => entry);
  };
}
