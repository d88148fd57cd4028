// The waiting part: minutes to time, or by when to expect an answer. Nothing here needs the kernel.

import { make } from "../../static/dom.js";
import { moment } from "../../static/moment.js";
import { saveFile } from "../../static/save_file.js";
import { forgetWaits, inSession, WAIT_KEY } from "../../static/session.js";
import { steadyNow } from "../../static/steady_clock.js";
import { setTrait } from "../../static/traits.js";
import { calendar } from "./calendar_file.js";
import { expected, timed } from "./timer_state.js";

/**
 * @import { AnyModel, RenderProps } from "@anywidget/types"
 * @import { Typography } from "../../static/traits.js"
 * @import { TimerState, TimerWords, WaitState } from "./timer_state.js"
 */
/**
 * What tells the browser to forget every wait that was begun in its tab.
 * @typedef {{ forget: boolean }} Forget
 *
 * @typedef {{ wait: Partial<WaitState>, key: string, then: string, title: string, over: boolean,
 *   words: TimerWords, typography: Typography }} Traits
 */

/**
 * When a wait began, in milliseconds; 0 if it did not.
 * @param {string} key
 * @param {number} now
 */
function beginning(key, now) {
  const kept = inSession(`${WAIT_KEY}${key}`);
  const began = moment(kept, now);
  // Where the clock was set back, it is counted from now on.
  if (began && began !== Number(kept)) begin(key, began);
  return began;
}

/**
 * @param {string} key
 * @param {number | ""} began empty for a wait that is stopped
 */
const begin = (key, began) => inSession(`${WAIT_KEY}${key}`, began);

/** @param {Partial<WaitState>} wait dates are those of the calendar */
const nowFor = ({ unit }) => (unit === "minutes" ? steadyNow() : Date.now());

/**
 * @param {Partial<WaitState>} wait
 * @returns {wait is WaitState}
 */
const isWait = (wait) => Boolean(wait.unit);

/**
 * @param {AnyModel<Traits>} model
 * @param {WaitState} wait
 */
function stateOf(model, wait) {
  const [key, words, then] = [model.get("key"), model.get("words"), model.get("then")];
  const now = nowFor(wait);
  const began = beginning(key, now);
  if (wait.unit === "minutes") return timed(wait, began, now, words, then);
  if (!began) begin(key, now);
  return expected(wait, began || now, now, words, then, model.get("typography"));
}

/** @param {HTMLElement} el */
function elementsIn(el) {
  const texts = {
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
  texts.left.setAttribute("role", "timer");
  texts.said.setAttribute("role", "status");
  // The minutes left are there in words.
  bar.setAttribute("aria-hidden", "true");
  el.classList.add("timer");
  el.setAttribute("role", "group");
  el.append(...Object.values(texts));
  texts.left.after(bar);
  texts.said.after(meanwhile);
  return { texts, bar, meanwhile, title, lines };
}

/**
 * Saves the dates of a wait.
 * @param {AnyModel<Traits>} model
 * @param {TimerState} state
 */
function saveDates(model, { until, late, event }) {
  const key = model.get("key");
  const summary = [model.get("words").title, model.get("title")].filter(Boolean).join(" – ");
  const description = `${until}\n${late}`;
  if (!event) return;
  const began = beginning(key, Date.now());
  const text = calendar({ key, began, event, summary, description });
  saveFile(text, "text/calendar", `${key}.ics`);
}

/** @param {RenderProps<Traits>} props */
function render({ model, el }) {
  const { texts, bar, meanwhile, title, lines } = elementsIn(el);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {TimerState | null} */
  let state = null;
  let pressed = 0;
  let listed = "";
  /** @type {string | null} the wait whose dates were saved */
  let saved = null;
  /** What was written last: what is there, the browser may have translated. */
  const written = new Map();

  function paint() {
    const wait = model.get("wait");
    el.hidden = !isWait(wait);
    if (!isWait(wait)) return;
    state = stateOf(model, wait);
    if (state.event && saved === model.get("key")) state.said = model.get("words").saved;
    const { share, over = false } = state;
    list(wait, over);
    write(state);
    el.setAttribute("aria-label", model.get("words").title);
    bar.hidden = share === undefined;
    bar.value = still.matches ? Math.floor((share ?? 0) * wait.most) / wait.most : (share ?? 0);
    el.classList.toggle("over", over);
    setTrait(model, "over", over);
  }

  /**
   * What is written again is announced again, translated again, and lost to who is reading it.
   * @param {HTMLElement} place
   * @param {string} text
   */
  function writeIn(place, text) {
    if (written.get(place) !== text) place.textContent = text;
    written.set(place, text);
    // What is empty is nothing to come by; what announces must be there before.
    place.hidden = !text && place !== texts.said;
  }

  /** @param {Partial<Record<keyof typeof texts, string>>} state */
  function write({ left = "", until = "", late = "", said = "", tool = "", hint = "" }) {
    const shown = { left, until, late, said, tool, hint };
    for (const name of /** @type {(keyof typeof texts)[]} */ (Object.keys(shown))) {
      writeIn(texts[name], shown[name]);
    }
  }

  /**
   * What to look at meanwhile: no more once the time is up.
   * @param {WaitState} wait
   * @param {boolean} over
   */
  function list(wait, over) {
    const items = wait.meanwhile.map((line) => `<li>${line}</li>`).join("");
    meanwhile.hidden = !items || over;
    writeIn(title, model.get("words").meanwhile);
    if (items === listed) return;
    listed = items;
    lines.innerHTML = items;
  }

  texts.tool.onclick = () => {
    // A double tap must not stop what it has begun.
    if (!state || Math.abs(Date.now() - pressed) < 1000) return;
    pressed = Date.now();
    const key = model.get("key");
    if (state.act === "save") {
      saveDates(model, state);
      saved = key;
    } else {
      begin(key, state.act === "begin" ? nowFor(model.get("wait")) : "");
    }
    paint();
  };

  /** @param {Partial<Forget>} message */
  const forget = (message) => {
    if (!message?.forget) return;
    forgetWaits();
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
