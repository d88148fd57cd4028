// What the page says, for its own search.

import { all, required } from "../static/dom.js";

/**
 * @import { PageSearchData, SearchedStep, SearchedWord } from "../../guide_data/search/find.js"
 * @import { VocabularyEntry } from "../../guide_data/search/vocabulary.js"
 */

// The answers that close every remedy tell nothing of any, nor does the one way on.
const CLOSING = ".option-solved, .option-unsolved, .option-unable, .option-next";

/** @type {(element: Element) => string} */
const textOf = (element) => element.textContent ?? "";
/** @type {(link: HTMLAnchorElement) => string} */
const targetOf = (link) => link.hash.slice(1);
/** @type {(parent: ParentNode, selector: string) => HTMLAnchorElement[]} */
const linksIn = (parent, selector) => all(parent, selector);

/**
 * @param {HTMLElement} step
 * @returns {SearchedStep}
 */
const stepOf = (step) => ({
  id: step.id,
  title: textOf(required(step, "h2")),
  said: all(step, ".body p, .body li, .body th, .body td").map(textOf),
  options: linksIn(step, ".option")
    .filter((link) => !link.matches(CLOSING))
    .map((link) => ({ text: textOf(link), to: targetOf(link) })),
});

/**
 * @param {HTMLElement} word
 * @returns {SearchedWord}
 */
const wordOf = (word) => ({
  word: textOf(word),
  reading: word.dataset.reading ?? "",
  steps: word.parentElement ? linksIn(word.parentElement, "a").map(targetOf) : [],
});

/**
 * @param {string} line
 * @returns {VocabularyEntry}
 */
function entryOf(line) {
  const [head, ...forms] = line.split(",");
  const [kind, ...steps] = head.split(" ");
  return { kind, steps, forms };
}

/**
 * @param {HTMLElement} page
 * @returns {PageSearchData}
 */
export function contentOf(page) {
  const { vocabulary = "", ways = "" } = required(page, ".search").dataset;
  return {
    // Who searches has not come to an end where all is well.
    steps: all(page, ".step:not(#index):not(.solved)").map(stepOf),
    index: all(page, "#index dt").map(wordOf),
    vocabulary: (vocabulary.match(/.+/g) ?? []).map(entryOf),
    ways: (ways.match(/\S+/g) ?? []).map((step) => ({
      step,
      title: textOf(required(page, `#${CSS.escape(step)} h2`)),
    })),
  };
}
