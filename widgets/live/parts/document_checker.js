// The papers checker. Python judges the ticks. A chosen file stays here: of it, only its name,
// its size and its first bytes are looked at, and nothing of it is ever given to the model.

import { make } from "../../static/dom.js";
import { markQuotes } from "../../static/mark_quotes.js";
import { announceAnswers, requestTrait } from "../../static/traits.js";
import { judgeFile } from "./judge_file.js";

/**
 * A thing to tick, and a note under it.
 * @typedef {{ id: string, text: string, note: string | null }} DocumentRow
 *
 * All that is shown and known before anything is ticked or chosen.
 * @typedef {{ papers: DocumentRow[], gone: DocumentRow[], bills: DocumentRow[],
 *   types: FileKind[], unfit: UnfitFile[], smallest: number }} DocumentRows
 *
 * A verdict in words, the first line its sum; `bills` is whether to ask for them.
 * @typedef {{ tone: "none" | "enough" | "short", lines: string[], bills: boolean }} VerdictLines
 */

// A part of the checker, called by its heading.
function part(title, ...children) {
  const el = make("div", { className: "check" }, make("h3", { textContent: title }), ...children);
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", title);
  return el;
}

function answer() {
  const box = make("div", { className: "answer" });
  box.setAttribute("role", "status");
  return box;
}

function say(box, { tone, lines }, quoted) {
  box.dataset.tone = tone;
  const [first, ...others] = lines.map((line) => make("p", {}, ...markQuotes(line, quoted)));
  first.className = "first";
  box.replaceChildren(first, ...others);
}

function row({ id, text, note }, model) {
  const input = make("input", { type: "checkbox", value: id });
  input.onchange = () => {
    const others = model.get("ticked").filter((one) => one !== id);
    requestTrait(model, "ticked", input.checked ? [...others, id] : others);
  };
  const marked = (words) => markQuotes(words, model.get("quoted"));
  const notes = note ? [make("span", { className: "hint" }, ...marked(note))] : [];
  return make("label", { className: "tick" }, input, make("span", {}, ...marked(text), ...notes));
}

function group(legend, hint, rows, model) {
  const hints = hint ? [make("p", { className: "hint", textContent: hint })] : [];
  const head = make("legend", { textContent: legend });
  return make("fieldset", {}, head, ...hints, ...rows.map((one) => row(one, model)));
}

// Rows that few need: folded away, so that the answer is in sight of the others.
function folded(legend, rows, model) {
  const within = make("fieldset", {}, ...rows.map((one) => row(one, model)));
  within.setAttribute("aria-label", legend);
  return make("details", {}, make("summary", { textContent: legend }), within);
}

function ticking(model) {
  const { papers, gone, bills } = model.get("rows");
  const words = model.get("words");
  const hint = make("p", { className: "hint", textContent: words.hint });
  const groups = {
    papers: group(words.papers, "", papers, model),
    gone: folded(words.gone, gone, model),
    bills: group(words.bills, words.bills_hint, bills, model),
  };
  const status = answer();
  let last;
  const el = part(words.title, hint, ...Object.values(groups), status);
  const update = () => {
    const names = ["sections", "ticked", "verdict"];
    const [sections, ticked, verdict] = names.map((name) => model.get(name));
    const [all, some] = [sections.includes("papers"), sections.includes("bills")];
    for (const input of el.querySelectorAll("input")) input.checked = ticked.includes(input.value);
    const has = (rows) => rows.some(({ id }) => ticked.includes(id));
    groups.gone.open ||= has(gone);
    groups.papers.hidden = !all || !papers.length;
    groups.gone.hidden = !all || !gone.length;
    // Beside the papers, bills are asked for only once one of them needs a bill.
    groups.bills.hidden = !some || !bills.length || (all && !verdict.bills && !has(bills));
    el.hidden = Object.values(groups).every(({ hidden }) => hidden);
    // Said once: a status that is written again is read out again.
    if (verdict !== last) say(status, verdict, model.get("quoted"));
    last = verdict;
  };
  return { el, update };
}

function choosing(model, kept) {
  const rows = model.get("rows");
  const [words, typography, quoted] = ["words", "typography", "quoted"].map((name) =>
    model.get(name),
  );
  // No `accept`: with it, an iPhone would turn HEIC into JPEG here, but not where it is sent to.
  const input = make("input", { type: "file", hidden: true });
  const button = make("button", { className: "tool", type: "button" });
  button.textContent = words.file_choose;
  const name = make("p", { className: "name" });
  const status = answer();
  button.onclick = () => {
    input.value = "";
    input.click();
  };
  const look = async () => {
    const { file } = kept;
    const found = file && (await judgeFile(file, rows, words, typography));
    if (!found || file !== kept.file) return;
    name.textContent = file.name;
    say(status, found, quoted);
  };
  input.onchange = () => {
    kept.file = input.files[0] ?? kept.file;
    look();
  };
  const el = part(
    words.file,
    make("p", { className: "hint", textContent: words.file_hint }),
    input,
    button,
    name,
    status,
  );
  const update = () => {
    el.hidden = !model.get("sections").includes("file") || !rows.types.length;
  };
  look();
  return { el, update };
}

function render({ model, el }) {
  el.classList.add("papers");
  // The file, so that another language can say the same of it.
  const kept = {};
  let sections = [];
  const update = () => {
    for (const section of sections) section.update();
    el.hidden = sections.every((section) => section.el.hidden);
  };
  const draw = () => {
    sections = [ticking(model), choosing(model, kept)];
    el.replaceChildren(...sections.map((section) => section.el));
    update();
  };
  announceAnswers(model);
  for (const name of ["rows", "words"]) model.on(`change:${name}`, draw);
  for (const name of ["sections", "ticked", "verdict"]) model.on(`change:${name}`, update);
  draw();
}

export default { render };
