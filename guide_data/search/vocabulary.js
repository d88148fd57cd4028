// People's own words, and what the search makes of them, as content says.

import { folder } from "./grams.js";

/**
 * Words that the search reads alike: as the first one (synonym), as danger, which has its steps,
 * as nothing (filler), or as what the guide does not help with (outside) or does (inside). Or how
 * else one may write the language (spelling): a pattern, and what it reads as.
 * @typedef {{ kind: string, steps: string[], forms: string[] }} VocabularyEntry
 */

// Where a word ends that stands apart, as those of kana and kanji do not.
const EDGE = "[ぁ-ヺ\\p{sc=Han}]|\\P{L}";
/** @type {(form: string) => boolean} */
const isApart = (form) => !form.search(/(?![ぁ-ヺ\p{sc=Han}])\p{L}/u);

/**
 * A pattern of any of these forms. Of two that begin alike, the longer one is meant.
 * @param {string[]} forms
 */
const anyOf = (forms) =>
  [...forms]
    .sort((one, other) => other.length - one.length)
    .map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))
    .join("|") || "(?!)";

/**
 * What reads texts by a vocabulary.
 * @param {VocabularyEntry[]} entries
 */
export function reader(entries) {
  /** @type {(...kinds: string[]) => VocabularyEntry[]} */
  const those = (...kinds) => entries.filter(({ kind }) => kinds.includes(kind));
  const fold = folder(those("spelling"));
  /**
   * All forms of the entries of a kind, each with what it is a form of.
   * @type {(...kinds: string[]) => [string, VocabularyEntry][]}
   */
  const formsOf = (...kinds) =>
    those(...kinds).flatMap((entry) => entry.forms.map((form) => [fold(form), entry]));

  const forms = new Map(formsOf("synonym", "filler"));
  const apart = anyOf([...forms.keys()].filter(isApart));
  const others = anyOf([...forms.keys()].filter((form) => !isApart(form)));
  const known = new RegExp(`(^|${EDGE})(?:${apart})(?=${EDGE}|$)|${others}`, "gu");
  /** @type {(text: string) => string} */
  const pass = (text) =>
    text.replace(known, (all, before = "") => {
      const entry = forms.get(all.slice(before.length));
      return before + (entry?.kind === "synonym" ? fold(entry.forms[0]) : " ");
    });
  /**
   * What makes a text, folded, of the words that the guide uses. The first pass may make a word of
   * an ending that the second one knows.
   * @type {(text: string) => string}
   */
  const read = (text) => pass(pass(fold(text)));

  /**
   * What tells the entries of a kind that a text touches, however it is spaced, with or without
   * the を that is left out in haste. Letters need only begin a word alike.
   * @type {(kind: string) => (text: string) => VocabularyEntry[]}
   */
  const toucher = (kind) => {
    const parts = formsOf(kind).map(([form, entry]) => ({
      entry,
      part: isApart(form) ? ` ${form}` : form.replace(/[\sを]/g, ""),
    }));
    return (text) => {
      const spaced = ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, " ")}`;
      const said = `${spaced}\n${spaced.replace(/[ を]/g, "")}`;
      return parts.filter(({ part }) => said.includes(part)).map(({ entry }) => entry);
    };
  };
  return { read, toucher };
}
