// The search's box. Whoever comes to search makes it `want` what to search in, which it then is
// to `take`; a tapped find is told to `go`, as its step and the tap, where its link does not do.

import { finder } from "../../guide_data/search/find.js";
import { wordsIn } from "../../guide_data/search/grams.js";
import { closest, fill, isComposing, make, setChildren } from "./dom.js";

/** @import { Find, PageSearchData, Way } from "../../guide_data/search/find.js" */
/** @typedef {{ label: string, hint: string, found: string, none: string }} SearchWords */

/** @param {Way & Partial<Find>} found */
function row({ step, title, why }) {
  const reason = why ? [make("small", { textContent: why })] : [];
  return make("li", {}, make("a", { href: `#${step}` }, title, ...reason));
}

/** @param {HTMLElement} box */
function fields(box) {
  const input = make("input", {
    type: "search",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: false,
  });
  const hint = make("small");
  const caption = make("span");
  const label = make("label", {}, caption, input);
  const status = make("p", { className: "hint" });
  const list = make("ul", { className: "finds" });
  box.setAttribute("role", "search");
  status.setAttribute("role", "status");
  // The field itself says it.
  caption.setAttribute("aria-hidden", "true");
  box.append(label, status, list);
  return { input, caption, hint, status, list };
}

/**
 * @param {HTMLElement} box
 * @param {() => void} want
 * @param {(step: string, tap: MouseEvent) => void} [go]
 */
export function searchBox(box, want, go) {
  const { input, caption, hint, status, list } = fields(box);
  /** @type {SearchWords} */
  let words = { label: "", hint: "", found: "", none: "" };
  /** @type {Way[]} */
  let ways = [];
  /** @type {((query: string) => Find[]) | null} */
  let find = null;
  let said = "";

  /**
   * @param {string} message
   * @param {Way[]} finds
   */
  function show(message, finds) {
    // What is said again is read out again; what is there, the browser may have translated.
    if (said !== message) status.textContent = message;
    said = message;
    setChildren(list, ...finds.map(row));
    list.hidden = !finds.length;
  }

  function update() {
    // What says nothing cannot be found.
    if (!wordsIn(input.value).length) return show("", []);
    if (!find) return want();
    const finds = find(input.value);
    if (finds.length) show(fill(words.found, { found: finds.length }), finds);
    else show(words.none, ways);
    // Of two views of a guide, only the one that is typed in moves.
    if (document.activeElement === input) box.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} text */
  function type(text) {
    input.value = text;
    update();
  }

  /** @param {SearchWords} others */
  function speak(others) {
    words = others;
    hint.textContent = words.hint;
    setChildren(caption, words.label, hint);
    // Its name alone comes first; the hint is read after it.
    input.setAttribute("aria-label", words.label);
    input.setAttribute("aria-description", words.hint);
    update();
  }

  /** @param {PageSearchData} data */
  function take(data) {
    find = finder(data);
    ways = data.ways;
    update();
  }

  input.oninput = update;
  input.onfocus = () => find ?? want();
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !isComposing(event)) type("");
  });
  list.onclick = (event) => {
    /** @type {HTMLAnchorElement | null} */
    const link = closest(event, "a");
    if (!link) return;
    go?.(link.hash.slice(1), event);
    setTimeout(type, 0, "");
  };
  return { input, speak, take, type };
}
