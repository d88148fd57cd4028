// The telephone note: to read out, to copy, to save, to print. Nothing here needs the kernel.
function render({ model, el }) {
  const heading = make("h3");
  const hint = make("p", { className: "hint" });
  const text = make("pre", { tabIndex: 0 });
  const tools = make("div", { className: "tools" });
  const said = make("p", { className: "hint" });
  const copy = make("button", { className: "tool", type: "button" });
  const keep = make("button", { className: "tool", type: "button" });
  const print = make("button", { className: "tool", type: "button" });
  text.setAttribute("role", "region");
  said.setAttribute("role", "status");
  tools.append(copy, keep, print);
  el.classList.add("note");
  el.append(heading, hint, text, tools, said);

  const speak = () => {
    const words = model.get("words");
    heading.textContent = words.note;
    hint.textContent = words.note_hint;
    copy.textContent = words.copy;
    keep.textContent = words.save;
    print.textContent = words.print;
    text.setAttribute("aria-label", words.note);
  };
  const update = () => {
    text.textContent = model.get("text");
    el.hidden = !model.get("text");
    said.textContent = "";
  };
  copy.onclick = async () => {
    // Where the clipboard is not to be had, the text stands selected, ready to be copied.
    getSelection().selectAllChildren(text);
    const done = await (navigator.clipboard?.writeText(model.get("text")) ?? Promise.reject()).then(
      () => true,
      () => false,
    );
    const { copied, selected } = model.get("words");
    said.textContent = done ? copied : selected;
  };
  keep.onclick = () => save(model.get("text"), "text/plain", model.get("words").note_file);
  model.on("change:text", update);
  model.on("change:words", speak);
  speak();
  update();
}

export default { render };
