// The search's box. Whoever comes to search makes it `want` what to search in, which it then is
// to `take`; a tapped find is told to `go`, as its step and the tap, where its link does not do.

import { make } from "./dom.js";
import { finder, isQuery } from "./find.js";

export function searchBox(box, want, go) {
  const input = make("input", {
    type: "search",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: false,
  });
  const label = make("label");
  const name = new Text();
  const hint = make("span");
  const status = make("p", { className: "hint" });
  const list = make("ul", { className: "finds" });
  let words = {};
  let ways = [];
  let find = null;

  function row({ step, title, why }) {
    const link = make("a", { href: `#${step}`, textContent: title });
    if (why) link.append(make("small", { textContent: why }));
    const item = make("li");
    item.append(link);
    return item;
  }

  function show(told, finds) {
    // What is said again is read out again.
    if (status.textContent !== told) status.textContent = told;
    list.replaceChildren(...finds.map(row));
  }

  function update() {
    if (!isQuery(input.value)) return show("", []);
    if (!find) return want();
    const finds = find(input.value);
    if (finds.length) show(words.found.replace("{found}", finds.length), finds);
    else show(words.none, ways);
    box.scrollIntoView({ block: "nearest" });
  }

  function type(text) {
    input.value = text;
    update();
  }

  function speak(given) {
    words = given;
    name.data = words.label;
    hint.textContent = words.hint;
    // Its name alone comes first; the hint is read after it.
    input.setAttribute("aria-label", words.label);
    input.setAttribute("aria-description", words.hint);
    update();
  }

  function take(data) {
    find = finder(data);
    ways = data.ways;
    update();
  }

  box.setAttribute("role", "search");
  status.setAttribute("role", "status");
  label.append(name, hint, input);
  box.append(label, status, list);
  input.oninput = update;
  input.onfocus = () => find ?? want();
  input.addEventListener("keydown", ({ key, isComposing }) => {
    // While kana become kanji, the key belongs to that.
    if (key === "Escape" && !isComposing) type("");
  });
  list.onclick = (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    go?.(link.hash.slice(1), event);
    setTimeout(type, 0, "");
  };
  return { input, speak, take, type };
}
