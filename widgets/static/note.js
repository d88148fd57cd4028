// The telephone note: to read out, to copy, to print. Nothing here needs the kernel.
function render({ model, el }) {
  const words = model.get("words");
  const make = (tag, given) => Object.assign(document.createElement(tag), given);
  const heading = make("h3", { textContent: words.note });
  const hint = make("p", { className: "hint", textContent: words.note_hint });
  const text = make("pre", { tabIndex: 0 });
  const tools = make("div", { className: "tools" });
  const said = make("p", { className: "hint" });
  const copy = make("button", { className: "tool", type: "button", textContent: words.copy });
  const print = make("button", { className: "tool", type: "button", textContent: words.print });
  text.setAttribute("role", "region");
  text.setAttribute("aria-label", words.note);
  said.setAttribute("role", "status");
  tools.append(copy, print);
  el.classList.add("note");
  el.append(heading, hint, text, tools, said);

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
    said.textContent = done ? words.copied : words.selected;
  };
  print.onclick = () => window.print();
  model.on("change:text", update);
  update();
}

export default { render };
