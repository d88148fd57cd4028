// People's own words, and what the search makes of them, as content says.

import { fold } from "./grams.js";

/**
 * Words that the search reads alike: as the first one (synonym), as danger, which has its steps,
 * as nothing (filler), or as what the guide does not help with (outside).
 * @typedef {{ kind: string, steps: string[], forms: string[] }} VocabularyEntry
 */

/** @type {(form: string) => boolean} */
const isLatin = (form) => /^[a-z]/.test(form);

/** @type {(form: string) => string} */
const patternOf = (form) => {
  const literal = form.replace(/[^\p{L}\p{N}\s]/gu, "\\$&");
  return isLatin(form) ? `\\b${literal}\\b` : literal;
};

/**
 * All forms of the entries of a kind, each with what it is a form of.
 * @param {VocabularyEntry[]} entries
 * @param {string[]} kinds
 */
const formsOf = (entries, ...kinds) =>
  entries
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap((entry) =>
      entry.forms.map((form) => /** @type {const} */ ([fold(form), entry])),
    );

/**
 * What makes a text, folded, of the words that the guide uses.
 * @param {VocabularyEntry[]} entries
 * @returns {(text: string) => string}
 */
export function rewriter(entries) {
  const forms = new Map(formsOf(entries, "synonym", "filler"));
  // Of two that begin alike, the longer one is meant.
  const longestFirst = [...forms.keys()].sort((one, other) => other.length - one.length);
  const known = new RegExp(longestFirst.map(patternOf).join("|") || "(?!)", "g");
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
 * What tells the entries of a kind that a text touches, however it is spaced. Letters need only
 * begin a word alike.
 * @param {VocabularyEntry[]} entries
 * @param {string} kind
 * @returns {(text: string) => VocabularyEntry[]}
 */
export function toucher(entries, kind) {
  const forms = formsOf(entries, kind);
  return (text) => {
    const spaced = ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, " ")}`;
    const joined = spaced.replace(/ /g, "");
    const touched = forms.filter(([form]) =>
      isLatin(form) ? spaced.includes(` ${form}`) : joined.includes(form.replace(/\s/g, "")),
    );
    return touched.map(([, entry]) => entry);
  };
}
