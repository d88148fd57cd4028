// A field above many answers, which leaves in sight those that have what is typed.

import { folder } from "../../guide_data/search/grams.js";
import { all, fill, isComposing, make } from "./dom.js";

const fold = folder([]);

/** @typedef {{ label: string, found: string, none: string }} LongListWords */
/**
 * An answer, what of it is hidden, and how it reads.
 * @typedef {{ option: HTMLElement, row: HTMLElement, said: string }} Row
 */

/**
 * What of some texts has every word that is typed, or a part of one, however it is written.
 * @template {{ said: string }} Said
 * @param {Said[]} rows whose texts are folded
 * @param {string} typed
 */
export function having(rows, typed) {
  const parts = fold(typed).split(/\s+/).filter(Boolean);
  return rows.filter(({ said }) => parts.every((part) => said.includes(part)));
}

/** @param {HTMLElement} options */
const rowsIn = (options) =>
  all(options, ".option").map((option) => ({
    option,
    row: option.parentElement ?? option,
    said: fold(option.textContent ?? ""),
  }));

/**
 * Folds open where something in them was found, and are as before once nothing is typed.
 * @param {HTMLDetailsElement} group
 * @param {boolean} narrowed
 * @param {Row[]} found
 */
function showGroup(group, narrowed, found) {
  const has = found.some(({ row }) => group.contains(row));
  group.hidden = !has;
  group.open = narrowed && has;
}

/**
 * Puts the field before the answers that there are; gives what it is typed into.
 * @param {HTMLElement} options
 * @param {LongListWords} words
 */
export function addOptionFilter(options, words) {
  const input = make("input", {
    type: "search",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: false,
  });
  const status = make("p", { className: "hint" });
  status.setAttribute("role", "status");
  /** @type {HTMLDetailsElement[]} */
  const groups = all(options, "details");
  let found = rowsIn(options);

  function narrow() {
    const narrowed = input.value.trim() !== "";
    // Read anew: the browser may have translated them.
    const rows = rowsIn(options);
    found = having(rows, input.value);
    for (const one of rows) one.row.hidden = !found.includes(one);
    for (const group of groups) showGroup(group, narrowed, found);
    const message = found.length ? fill(words.found, { found: found.length }) : words.none;
    status.textContent = narrowed ? message : "";
  }

  input.oninput = narrow;
  input.addEventListener("keydown", (event) => {
    if (isComposing(event)) return;
    if (event.key === "Escape") {
      input.value = "";
      narrow();
    } else if (event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      found.find(({ option }) => option.getClientRects().length > 0)?.option.focus();
    }
  });
  options.prepend(make("label", { className: "filter" }, words.label, input), status);
  return input;
}
