// The telephone note: whom to call, and what to read out, to copy, to save, to print.
// Without a kernel only the text stays as it is.

import { make, setChildren } from "../../static/dom.js";
import { isOutside } from "../../static/phone_numbers.js";
import { saveFile } from "../../static/save_file.js";
import { inSession } from "../../static/session.js";
import { setTrait } from "../../static/traits.js";

/**
 * @import { AnyModel, RenderProps } from "@anywidget/types"
 */
/**
 * A number to call: who answers it, as it is written, and as it is dialled; `outside` is the time
 * zone whose people have other numbers.
 * @typedef {{ id: string, label: string, number: string, dial: string,
 *   outside: string | null }} NoteContact
 *
 * The note in one language, which calls itself `name`.
 * @typedef {{ language: string, name: string, text: string }} NoteParagraph
 *
 * @typedef {Record<"title" | "hint" | "ask" | "file" | "copy" | "copied" | "selected" | "save"
 *   | "print", string>} NoteWords
 * @typedef {{ paragraphs: NoteParagraph[], contacts: NoteContact[], first: string,
 *   words: NoteWords }} Traits
 */

const FROM_KEY = "guide-calls-from";

/**
 * Whom somebody calls from here: abroad, those who are there for people abroad.
 * @param {NoteContact[]} contacts
 */
function fitting(contacts) {
  return contacts.find(({ outside }) => isOutside(outside)) ?? contacts[0];
}

/**
 * Whom to call: what Python says counts, then what was chosen in this tab, then what fits.
 * @param {AnyModel<Traits>} model
 * @returns {NoteContact | undefined}
 */
function firstOf(model) {
  const contacts = model.get("contacts");
  /** @param {string | null} id */
  const called = (id) => contacts.find((contact) => contact.id === id);
  return called(model.get("first")) ?? called(inSession(FROM_KEY)) ?? fitting(contacts);
}

const button = () => make("button", { className: "tool", type: "button" });

/** @param {HTMLElement} el */
function elementsIn(el) {
  const [heading, from, text] = [make("h3"), make("fieldset"), make("div", { className: "texts" })];
  const hint = make("p", { className: "hint" });
  const call = make("a", { className: "call" });
  const said = make("p", { className: "hint" });
  const [copy, keep, print] = [button(), button(), button()];
  const tools = make("div", { className: "tools" }, copy, keep, print);
  said.setAttribute("role", "status");
  el.classList.add("note");
  el.append(heading, from, call, hint, text, tools, said);
  return { heading, from, call, hint, text, copy, keep, print, said };
}

/**
 * The whole note, which is kept in every language.
 * @param {AnyModel<Traits>} model
 */
const wholeOf = (model) =>
  model
    .get("paragraphs")
    .map(({ text }) => text)
    .join("\n\n");

/**
 * Where the clipboard is not to be had, the text stands selected, ready to be copied.
 * @param {string} whole
 * @param {HTMLElement} text
 */
async function copyText(whole, text) {
  try {
    await navigator.clipboard.writeText(whole);
    return true;
  } catch {
    // What is folded is not copied.
    for (const fold of text.querySelectorAll("details")) fold.open = true;
    return false;
  } finally {
    getSelection()?.selectAllChildren(text);
  }
}

/**
 * The visitor's own language to read out; another one, for whoever else must read it, is folded.
 * @param {NoteParagraph} paragraph
 * @param {number} place
 */
function written({ language, name, text }, place) {
  const spoken = make("pre", { lang: language, dir: "auto", textContent: text });
  if (!place) return spoken;
  return make(
    "details",
    { lang: language, dir: "auto" },
    make("summary", { textContent: name }),
    spoken,
  );
}

/** @param {HTMLElement} el */
const guideAround = (el) => el.closest(".guide-live");

/**
 * Alone, for the hand at the telephone; the browser's own way prints the step as well.
 * @param {HTMLElement} el
 */
function printAlone(el) {
  guideAround(el)?.classList.add("alone");
  addEventListener("afterprint", () => guideAround(el)?.classList.remove("alone"), { once: true });
  print();
}

/** @param {RenderProps<Traits>} props */
function render({ model, el }) {
  const parts = elementsIn(el);
  const { from, call, text, said } = parts;
  // Radio buttons of one name exclude each other, also those of another note.
  const group = `from-${Math.random()}`;

  /** @param {NoteContact} contact */
  function choice({ id, label }) {
    const radio = make("input", { type: "radio", name: group, value: id });
    radio.onchange = () => {
      inSession(FROM_KEY, id);
      setTrait(model, "first", id);
      offer();
    };
    return make("label", { className: "tick" }, radio, label);
  }

  function question() {
    const contacts = model.get("contacts");
    from.hidden = contacts.length < 2;
    const legend = make("legend", { textContent: model.get("words").ask });
    setChildren(from, legend, ...contacts.map(choice));
    offer();
  }

  function offer() {
    const contact = firstOf(model);
    call.hidden = !contact;
    if (!contact) return;
    setTrait(model, "first", contact.id);
    for (const radio of from.querySelectorAll("input")) radio.checked = radio.value === contact.id;
    call.href = `tel:${contact.dial}`;
    // Beside a choice, the label stands there already.
    const label = from.hidden ? make("small", { textContent: contact.label }) : "";
    setChildren(call, label, make("bdi", { dir: "ltr", textContent: contact.number }));
  }

  function speak() {
    const words = model.get("words");
    parts.heading.textContent = words.title;
    parts.hint.textContent = words.hint;
    parts.copy.textContent = words.copy;
    parts.keep.textContent = words.save;
    parts.print.textContent = words.print;
    question();
  }

  function update() {
    const paragraphs = model.get("paragraphs");
    const isOpen = text.querySelector("details[open]") !== null;
    setChildren(text, ...paragraphs.map(written));
    for (const fold of text.querySelectorAll("details")) fold.open = isOpen;
    el.hidden = !paragraphs.length;
    // Where the browser does not say that it has printed.
    guideAround(el)?.classList.remove("alone");
    said.textContent = "";
  }

  parts.copy.onclick = async () => {
    const done = await copyText(wholeOf(model), text);
    const { copied, selected } = model.get("words");
    said.textContent = done ? copied : selected;
  };
  parts.keep.onclick = () => saveFile(wholeOf(model), "text/plain", model.get("words").file);
  // Firefox for Android has it from 114 on.
  if (!("print" in window)) parts.print.remove();
  parts.print.onclick = () => printAlone(el);
  model.on("change:paragraphs", update);
  model.on("change:words", speak);
  model.on("change:contacts", question);
  model.on("change:first", offer);
  speak();
  update();
}

export default { render };
