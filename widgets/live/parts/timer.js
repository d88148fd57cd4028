// The waiting part: minutes to time, or by when to expect an answer. Nothing here needs the kernel.

import { make } from "../../static/dom.js";
import { saveFile } from "../../static/save_file.js";
import { forgetWaits, inSession, WAIT_KEY } from "../../static/session.js";
import { setTrait } from "../../static/traits.js";
import { calendar } from "./calendar_file.js";
import { expected, timed } from "./timer_state.js";

/**
 * What tells the browser to forget every wait that was begun in its tab.
 * @typedef {{ forget: boolean }} Forget
 */

// Where storage is refused, this remembers until the page is left.
const here = new Map();

// When a wait began, in milliseconds; 0 if it did not.
function beginning(key, value) {
  if (value !== undefined) here.set(key, value);
  return Number(inSession(`${WAIT_KEY}${key}`, value) ?? here.get(key)) || 0;
}

function render({ model, el }) {
  const parts = {
    left: make("p", { className: "lead" }),
    until: make("p", { className: "lead" }),
    late: make("p"),
    said: make("p"),
    tool: make("button", { className: "tool", type: "button" }),
    hint: make("p", { className: "hint" }),
  };
  const bar = make("progress", { max: 1 });
  const [title, lines] = [make("h3"), make("ul")];
  const meanwhile = make("div", {}, title, lines);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let view = {};
  let pressed = 0;
  let listed = "";
  let saved = null; // the wait whose dates were saved
  parts.left.setAttribute("role", "timer");
  parts.said.setAttribute("role", "status");
  // The minutes left are there in words.
  bar.setAttribute("aria-hidden", "true");
  el.classList.add("timer");
  el.setAttribute("role", "group");
  el.append(...Object.values(parts));
  parts.left.after(bar);
  parts.said.after(meanwhile);

  function look(now) {
    const names = ["wait", "key", "words", "then", "typography"];
    const [wait, key, words, then, typography] = names.map((name) => model.get(name));
    if (wait.unit === "minutes") return timed(wait, beginning(key), now, words, then);
    const began = beginning(key) || beginning(key, now);
    const seen = expected(wait, began, now, words, then, typography);
    return saved === key && seen.event ? { ...seen, said: words.saved } : seen;
  }

  function paint() {
    const { unit, most } = model.get("wait");
    el.hidden = !unit;
    if (!unit) return;
    view = look(Date.now());
    list();
    el.setAttribute("aria-label", model.get("words").title);
    for (const [name, part] of Object.entries(parts)) {
      // What is written again is announced again.
      if (part.textContent !== (view[name] ?? "")) part.textContent = view[name] ?? "";
    }
    bar.hidden = view.share === undefined;
    bar.value = still.matches ? Math.floor((view.share ?? 0) * most) / most : (view.share ?? 0);
    el.classList.toggle("over", view.over === true);
    setTrait(model, "over", view.over === true);
  }

  // What to look at meanwhile: no more once the time is up.
  function list() {
    const items = model
      .get("wait")
      .meanwhile.map((line) => `<li>${line}</li>`)
      .join("");
    meanwhile.hidden = !items || view.over === true;
    title.textContent = model.get("words").meanwhile;
    if (items !== listed) lines.innerHTML = listed = items;
  }

  const acts = {
    begin: (key) => beginning(key, Date.now()),
    stop: (key) => beginning(key, ""),
    save(key) {
      const summary = [model.get("words").title, model.get("title")].filter(Boolean).join(" – ");
      const description = `${view.until}\n${view.late}`;
      const text = calendar({
        key,
        began: beginning(key),
        event: view.event,
        summary,
        description,
      });
      saveFile(text, "text/calendar", `${key}.ics`);
      saved = key;
    },
  };
  parts.tool.onclick = () => {
    // A double tap must not stop what it has begun.
    if (Math.abs(Date.now() - pressed) < 1000) return;
    pressed = Date.now();
    acts[view.act](model.get("key"));
    paint();
  };

  const forget = (message) => {
    if (!message?.forget) return;
    forgetWaits();
    here.clear();
    paint();
  };

  const changes = ["change:wait", "change:key", "change:words", "change:then"];
  const ticks = setInterval(paint, 1000);
  for (const change of changes) model.on(change, paint);
  model.on("msg:custom", forget);
  document.addEventListener("visibilitychange", paint);
  paint();
  return () => {
    clearInterval(ticks);
    for (const change of changes) model.off(change, paint);
    model.off("msg:custom", forget);
    document.removeEventListener("visibilitychange", paint);
  };
}

export default { render };
