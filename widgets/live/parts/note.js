// The telephone note: whom to call, and what to read out, to copy, to save, to print.
// Without a kernel only the text stays as it is.

import { make } from "../../static/dom.js";
import { saveFile } from "../../static/save_file.js";
import { inSession } from "../../static/session.js";
import { setTrait } from "../../static/traits.js";

/**
 * A number to call: who answers it, as it is written, and as it is dialled; `outside` is the time
 * zone whose people have other numbers.
 * @typedef {{ id: string, label: string, number: string, dial: string,
 *   outside: string | null }} NoteContact
 *
 * The note in one language.
 * @typedef {{ language: string, text: string }} NoteParagraph
 */

const FROM_KEY = "guide-calls-from";

// Whom somebody calls from here: abroad, those who are there for people abroad.
function fitting(contacts) {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return contacts.find(({ outside }) => outside && outside !== timeZone) ?? contacts[0];
}

function render({ model, el }) {
  const heading = make("h3");
  const hint = make("p", { className: "hint" });
  const from = make("fieldset");
  const call = make("a", { className: "call" });
  const text = make("pre");
  const tools = make("div", { className: "tools" });
  const said = make("p", { className: "hint" });
  const copy = make("button", { className: "tool", type: "button" });
  const keep = make("button", { className: "tool", type: "button" });
  const print = make("button", { className: "tool", type: "button" });
  el.setAttribute("role", "group");
  said.setAttribute("role", "status");
  tools.append(copy, keep, print);
  el.classList.add("note");
  el.append(heading, from, call, hint, text, tools, said);
  // Radio buttons of one name exclude each other, also those of another note.
  const group = `from-${Math.random()}`;

  const called = (id) => model.get("contacts").find((contact) => contact.id === id);
  // What Python says counts, then what was chosen in this tab, then what fits.
  const first = () =>
    called(model.get("first")) ?? called(inSession(FROM_KEY)) ?? fitting(model.get("contacts"));

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
    from.replaceChildren(legend, ...contacts.map(choice));
    offer();
  }

  function offer() {
    const contact = first();
    call.hidden = !contact;
    if (!contact) return;
    setTrait(model, "first", contact.id);
    for (const radio of from.querySelectorAll("input")) radio.checked = radio.value === contact.id;
    call.href = `tel:${contact.dial}`;
    // Beside a choice, the label stands there already.
    const label = from.hidden ? make("small", { textContent: contact.label }) : "";
    call.replaceChildren(label, contact.number);
  }

  const speak = () => {
    const words = model.get("words");
    heading.textContent = words.title;
    hint.textContent = words.hint;
    copy.textContent = words.copy;
    keep.textContent = words.save;
    print.textContent = words.print;
    el.setAttribute("aria-label", words.title);
    question();
  };
  const update = () => {
    const spoken = model
      .get("paragraphs")
      .map(({ language, text }) => make("span", { lang: language, textContent: text }));
    text.replaceChildren(...spoken.flatMap((part, n) => (n ? ["\n\n", part] : [part])));
    el.hidden = !spoken.length;
    said.textContent = "";
  };
  copy.onclick = async () => {
    // Where the clipboard is not to be had, the text stands selected, ready to be copied.
    getSelection().selectAllChildren(text);
    const done = await (navigator.clipboard?.writeText(text.textContent) ?? Promise.reject()).then(
      () => true,
      () => false,
    );
    const { copied, selected } = model.get("words");
    said.textContent = done ? copied : selected;
  };
  keep.onclick = () => saveFile(text.textContent, "text/plain", model.get("words").file);
  print.onclick = () => {
    // Alone, for the hand at the telephone; the browser's own way prints the step as well.
    el.classList.add("alone");
    addEventListener("afterprint", () => el.classList.remove("alone"), { once: true });
    window.print();
  };
  model.on("change:paragraphs", update);
  model.on("change:words", speak);
  model.on("change:contacts", question);
  model.on("change:first", offer);
  speak();
  update();
}

export default { render };
