// The page's search, in what the page itself says.

import { required } from "../static/dom.js";
import { searchBox } from "../static/search_box.js";
import { page } from "./page.js";
import { contentOf } from "./page_content.js";

const box = required(page, ".search");
const search = searchBox(box, () => search.take(contentOf(page)));
const { label = "", hint = "", found = "", none = "" } = box.dataset;
search.speak({ label, hint, found, none });
box.hidden = false;

/** Whether something is typed. */
export function isSearching() {
  return search.input.value !== "";
}

/**
 * Search with what was typed in the live guide.
 * @param {string} text
 */
export function searchOn(text) {
  search.type(text);
  search.input.focus();
}
