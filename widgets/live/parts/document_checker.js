// The papers checker. Python judges the ticks. A chosen file stays here: of it, only its name,
// its size and its first bytes are looked at, and nothing of it is ever given to the model.

import { fill, make, required, setChildren } from "../../static/dom.js";
import { markQuotes } from "../../static/mark_quotes.js";
import { announceAnswers, requestTrait } from "../../static/traits.js";
import { judgeFile } from "./judge_file.js";

/**
 * @import { AnyModel, RenderProps } from "@anywidget/types"
 * @import { Quoted } from "../../static/mark_quotes.js"
 * @import { Typography } from "../../static/traits.js"
 * @import { FileKind, FileWords, UnfitFile } from "./judge_file.js"
 */
/**
 * A thing to tick, and a note under it.
 * @typedef {{ id: string, text: string, note: string | null }} DocumentRow
 *
 * All that is shown and known before anything is ticked or chosen.
 * @typedef {{ papers: DocumentRow[], gone: DocumentRow[], bills: DocumentRow[],
 *   types: FileKind[], unfit: UnfitFile[], smallest: number }} DocumentRows
 *
 * A verdict in words, the first line its sum; `bills` is whether to ask for them, and `finding`
 * is the verdict in one word, empty while there is none.
 * @typedef {{ tone: "none" | "enough" | "short", lines: string[], bills: boolean,
 *   finding: string }} VerdictLines
 *
 * An answer of the step on screen.
 * @typedef {{ id: string, text: string }} NextAnswer
 *
 * @typedef {Record<"title" | "hint" | "papers" | "gone" | "bills" | "bills_hint" | "go" | "file"
 *   | "file_hint" | "file_choose", string> & FileWords} DocumentCheckerWords
 *
 * @typedef {{ sections: string[], rows: DocumentRows, ticked: string[], verdict: VerdictLines,
 *   then: Partial<Record<string, NextAnswer>>, words: DocumentCheckerWords,
 *   typography: Typography, quoted: Quoted }} Traits
 *
 * A part of the checker on screen.
 * @typedef {{ el: HTMLElement, update: () => void }} Section
 */

// What is found of a file that can be sent.
const FIT = "file";

/**
 * A part of the checker, called by its heading.
 * @param {string} title
 * @param {...Node} children
 */
function part(title, ...children) {
  // A group of the same name would have it read out twice.
  return make("div", { className: "check" }, make("h3", { textContent: title }), ...children);
}

function answer() {
  const box = make("div", { className: "answer" });
  box.setAttribute("role", "status");
  return box;
}

/**
 * @param {HTMLElement} el
 * @param {Pick<VerdictLines, "tone" | "lines">} verdict
 * @param {Quoted} quoted
 */
function say(el, { tone, lines }, quoted) {
  el.dataset.tone = tone;
  const [first, ...others] = lines.map((line) => make("p", {}, ...markQuotes(line, quoted)));
  first.className = "first";
  setChildren(required(el, ".answer"), first, ...others);
}

/**
 * The button that gives the answer which follows from a finding, in place of the step's own.
 * @param {AnyModel<Traits>} model
 */
function leadingOn(model) {
  const el = make("button", { className: "tool go", type: "button", hidden: true });
  /** @type {NextAnswer | undefined} */
  let next;
  el.onclick = () => {
    /** @type {HTMLElement | null | undefined} */
    const option = next && el.closest(".guide")?.querySelector(`.option-${CSS.escape(next.id)}`);
    option?.click();
  };
  /** @param {string} finding */
  const offer = (finding) => {
    next = model.get("then")[finding];
    el.hidden = !next;
    setChildren(el, next ? fill(model.get("words").go, { answer: next.text }) : "");
  };
  return { el, offer };
}

/**
 * @param {DocumentRow} row
 * @param {AnyModel<Traits>} model
 */
function row({ id, text, note }, model) {
  const input = make("input", { type: "checkbox", value: id });
  input.onchange = () => {
    const others = model.get("ticked").filter((one) => one !== id);
    requestTrait(model, "ticked", input.checked ? [...others, id] : others);
  };
  /** @param {string} words */
  const marked = (words) => markQuotes(words, model.get("quoted"));
  const notes = note ? [make("span", { className: "hint" }, ...marked(note))] : [];
  return make("label", { className: "tick" }, input, make("span", {}, ...marked(text), ...notes));
}

/**
 * @param {string} legend
 * @param {string} hint
 * @param {DocumentRow[]} rows
 * @param {AnyModel<Traits>} model
 */
function group(legend, hint, rows, model) {
  const hints = hint ? [make("p", { className: "hint", textContent: hint })] : [];
  const head = make("legend", { textContent: legend });
  return make("fieldset", {}, head, ...hints, ...rows.map((one) => row(one, model)));
}

/**
 * Rows that few need: folded away, so that the answer is in sight of the others.
 * @param {string} legend
 * @param {DocumentRow[]} rows
 * @param {AnyModel<Traits>} model
 */
function folded(legend, rows, model) {
  const within = make("fieldset", {}, ...rows.map((one) => row(one, model)));
  within.setAttribute("aria-label", legend);
  return make("details", {}, make("summary", { textContent: legend }), within);
}

/**
 * What to tick, and the verdict on it.
 * @param {AnyModel<Traits>} model
 * @returns {Section}
 */
function ticking(model) {
  const { papers, gone, bills } = model.get("rows");
  const words = model.get("words");
  const hint = make("p", { className: "hint", textContent: words.hint });
  const groups = {
    papers: group(words.papers, "", papers, model),
    gone: folded(words.gone, gone, model),
    bills: group(words.bills, words.bills_hint, bills, model),
  };
  const [status, go] = [answer(), leadingOn(model)];
  /** @type {VerdictLines | undefined} */
  let last;
  const el = part(words.title, hint, ...Object.values(groups), status, go.el);
  const update = () => {
    const [ticked, verdict] = [model.get("ticked"), model.get("verdict")];
    const [all, some] = ["papers", "bills"].map((name) => model.get("sections").includes(name));
    for (const input of el.querySelectorAll("input")) input.checked = ticked.includes(input.value);
    /** @param {DocumentRow[]} rows */
    const has = (rows) => rows.some(({ id }) => ticked.includes(id));
    if (has(gone)) groups.gone.open = true;
    groups.papers.hidden = !all || !papers.length;
    groups.gone.hidden = !all || !gone.length;
    // Beside the papers, bills are asked for only once one of them needs a bill.
    groups.bills.hidden = !some || !bills.length || (all && !verdict.bills && !has(bills));
    el.hidden = Object.values(groups).every(({ hidden }) => hidden);
    // Said once: a status that is written again is read out again.
    if (verdict !== last) say(el, verdict, model.get("quoted"));
    last = verdict;
    go.offer(verdict.finding);
  };
  return { el, update };
}

/**
 * The file to choose, and what is to be said of it.
 * @param {AnyModel<Traits>} model
 * @param {{ file?: File }} kept
 * @returns {Section}
 */
function choosing(model, kept) {
  const [rows, words] = [model.get("rows"), model.get("words")];
  // No `accept`: with it, an iPhone would turn HEIC into JPEG here, but not where it is sent to.
  const input = make("input", { type: "file", hidden: true });
  const button = make("button", { className: "tool", type: "button" }, words.file_choose);
  const name = make("p", { className: "name" });
  const [status, go] = [answer(), leadingOn(model)];
  let finding = "";
  button.onclick = () => {
    input.value = "";
    input.click();
  };
  const look = async () => {
    const { file } = kept;
    const found = file && (await judgeFile(file, rows, words, model.get("typography")));
    if (!found || file !== kept.file) return;
    name.textContent = file.name;
    say(el, found, model.get("quoted"));
    finding = found.tone === "enough" ? FIT : "";
    go.offer(finding);
  };
  input.onchange = () => {
    kept.file = input.files?.[0] ?? kept.file;
    look();
  };
  const hint = make("p", { className: "hint", textContent: words.file_hint });
  const el = part(words.file, hint, input, button, name, status, go.el);
  const update = () => {
    el.hidden = !model.get("sections").includes("file") || !rows.types.length;
    go.offer(finding);
  };
  look();
  return { el, update };
}

/** @param {RenderProps<Traits>} props */
function render({ model, el }) {
  el.classList.add("papers");
  // The file, so that another language can say the same of it.
  /** @type {{ file?: File }} */
  const kept = {};
  /** @type {Section[]} */
  let sections = [];
  const update = () => {
    for (const section of sections) section.update();
    el.hidden = sections.every((section) => section.el.hidden);
  };
  const draw = () => {
    sections = [ticking(model), choosing(model, kept)];
    setChildren(el, ...sections.map((section) => section.el));
    update();
  };
  announceAnswers(model);
  for (const name of ["rows", "words"]) model.on(`change:${name}`, draw);
  for (const name of ["sections", "ticked", "verdict", "then"]) model.on(`change:${name}`, update);
  draw();
}

export default { render };
