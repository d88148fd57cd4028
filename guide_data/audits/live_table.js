// A notebook stores the first rows of a table; once its kernel runs, all rows take their place,
// to search and to sort.

/**
 * @import { InitializeProps } from "@anywidget/types"
 * @typedef {{ search: string, every: string, some: string }} Words how it is said
 * @typedef {{ still: string, whole: string, words: Words }} Traits
 */

const STORED = "table.guide-table";
const order = new Intl.Collator("ja", { numeric: true });

/**
 * @param {string} html
 * @returns {HTMLTableElement}
 */
function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const table = template.content.querySelector("table");
  if (!table) throw new Error("no table");
  return table;
}

/**
 * What a row is sorted by: a number, or else its words.
 * @param {HTMLTableRowElement} row
 * @param {number} column
 */
function key(row, column) {
  const cell = row.cells[column];
  return cell.dataset.sort ? Number(cell.dataset.sort) : (cell.textContent ?? "");
}

/**
 * @param {string | number} a
 * @param {string | number} b
 */
function compared(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return order.compare(String(a), String(b));
}

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableCellElement} head
 */
function sort(table, head) {
  const falling = head.getAttribute("aria-sort") === "ascending";
  const rows = [...table.tBodies[0].rows];
  const column = head.cellIndex;
  rows.sort((a, b) => compared(key(a, column), key(b, column)) * (falling ? -1 : 1));
  for (const other of table.querySelectorAll("th")) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", falling ? "descending" : "ascending");
  table.tBodies[0].append(...rows);
}

/** @param {HTMLTableElement} table */
function makeSortable(table) {
  for (const head of table.querySelectorAll("th")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(table, head));
    head.append(button);
  }
}

/** @param {string} text */
const folded = (text) => text.normalize("NFKC").toLowerCase();

/**
 * @param {HTMLTableElement} table
 * @param {Words} words
 * @returns {HTMLElement}
 */
function searchBox(table, words) {
  const box = document.createElement("div");
  box.className = "search";
  const label = document.createElement("label");
  const input = document.createElement("input");
  const count = document.createElement("output");
  input.type = "search";
  label.append(`${words.search} `, input);
  box.append(label, count);
  const rows = [...table.tBodies[0].rows].map((row) => {
    const texts = [...row.cells].map((cell) => cell.textContent);
    return { row, text: folded(texts.join(" ")) };
  });
  const search = () => {
    const typed = folded(input.value).split(/\s+/);
    for (const { row, text } of rows) row.hidden = !typed.every((word) => text.includes(word));
    const shown = rows.filter(({ row }) => !row.hidden).length;
    const said = shown < rows.length ? words.some : words.every;
    count.textContent = said.replace("{all}", `${rows.length}`).replace("{shown}", `${shown}`);
  };
  input.addEventListener("input", search);
  search();
  return box;
}

/** @param {string} href */
const withoutRoot = (href) => href.replace(/^(\.\.\/)+/, "").replace(/#.*/, "");

/**
 * JupyterLab made its own links of those that it stored; what it calls the file of another one.
 * @param {string} href
 * @param {string} given what one of the stored links led to
 * @param {string} resolved what JupyterLab made of it
 */
export function pathInLab(href, given, resolved) {
  const base = resolved.slice(0, -withoutRoot(given).length);
  return decodeURIComponent(base.replace(/^.*?\/files\//, "") + withoutRoot(href));
}

/**
 * Links to files open in JupyterLab, at their lines, as those that it stored do.
 * @param {HTMLElement} live
 * @param {Element} stored what stands in the notebook
 * @param {Element} still the same before JupyterLab got it
 */
function openInLab(live, stored, still) {
  live.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const [given, resolved] = [still, stored].map((table) => table.querySelector("a"));
    if (!link || !given || !resolved?.pathname.includes("/files/")) return;
    const href = link.getAttribute("href") ?? "";
    const path = pathInLab(href, given.getAttribute("href") ?? "", resolved.pathname);
    link.dataset.commandlinkerCommand = "rendermime:handle-local-link";
    link.dataset.commandlinkerArgs = JSON.stringify({ path, id: link.hash });
  });
}

/**
 * @param {Element} stored
 * @param {HTMLTableElement} still
 * @param {HTMLTableElement} table
 * @param {Words} words
 */
function enliven(stored, still, table, words) {
  table.classList.remove("guide-table");
  makeSortable(table);
  const live = document.createElement("div");
  const rows = document.createElement("div");
  live.className = "guide-table-live";
  rows.className = "rows";
  rows.tabIndex = 0;
  rows.append(table);
  live.append(searchBox(table, words), rows);
  openInLab(live, stored, still);
  stored.replaceWith(live);
}

export default {
  /** @param {InitializeProps<Traits>} props */
  initialize({ model }) {
    const still = parsed(model.get("still"));
    const look = () => {
      for (const stored of document.querySelectorAll(STORED))
        if (stored.textContent === still.textContent)
          enliven(stored, still, parsed(model.get("whole")), model.get("words"));
    };
    // A notebook shows an output after this is told of it, and again when it is scrolled to.
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    look();
    return () => observer.disconnect();
  },
};
