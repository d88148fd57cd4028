// The waiting part: minutes to time, or by when to expect an answer. Nothing here needs the kernel.
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
// Where storage is refused, this remembers until the page is left.
const here = new Map();

// When a wait began, in milliseconds; 0 if it did not.
function beginning(key, value) {
  if (value !== undefined) here.set(key, value);
  return Number(inSession(`${WAIT_KEY}${key}`, value) ?? here.get(key)) || 0;
}

// Minutes: what to show at a moment. Only `said` is announced: at the start, the half and the end.
function timed({ most }, began, now, words, then) {
  const passed = Math.max(0, now - began) / MINUTE;
  if (!began) return { tool: fill(words.wait_start, { minutes: most }), act: "begin", hint: words.wait_hint };
  if (passed >= most) {
    const said = then ? fill(words.wait_then, { then }) : words.wait_over;
    return { said, tool: fill(words.wait_again, { minutes: most }), act: "begin", over: true };
  }
  return {
    left: fill(words.wait_left, { minutes: Math.ceil(most - passed) }),
    share: passed / most,
    said: passed < most / 2 ? words.wait_begun : words.wait_half,
    tool: words.wait_stop,
    act: "stop",
    hint: words.wait_hint,
  };
}

// Hours and days: what to show at a moment, and what to put into the calendar.
function expected({ least, most, unit }, began, now, words, then) {
  const days = unit === "days";
  const after = days ? (count) => midnight(began, count) : (count) => hour(began, count);
  const form = days ? date : utc;
  const said = (moment) => written(moment, days, words.locale);
  const [from, until, late] = [after(least), after(most), after(days ? most + 1 : most)];
  const hint = fill(words.wait_counted, { began: said(new Date(began)) });
  if (now >= late) {
    const until = then ? fill(words.wait_then, { then }) : words.wait_past;
    return { until, tool: words.wait_recount, act: "begin", hint, over: true };
  }
  return {
    until: fill(words.wait_until, { until: said(until) }),
    late: days ? fill(words.wait_late, { late: said(late) }) : words.wait_retry,
    tool: words.wait_save,
    act: "save",
    hint,
    // The end is the first day, or moment, that is no longer meant.
    event: { from: form(from), to: form(late) },
  };
}

function midnight(began, days) {
  const day = new Date(began);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);
}

const hour = (began, hours) => new Date(Math.ceil((began + hours * HOUR) / HOUR) * HOUR);

function written(moment, days, locale) {
  const day = { month: "long", day: "numeric", weekday: "short" };
  const time = days ? {} : { hour: "numeric", minute: "2-digit" };
  const text = new Intl.DateTimeFormat(locale, { ...day, ...time }).format(moment);
  return text.replace("(", "（").replace(/\) ?/, "）");
}

// The forms of RFC 5545: a day and a moment, text, and lines of at most 75 octets.
const two = (number) => String(number).padStart(2, "0");
const date = (day) => `;VALUE=DATE:${day.getFullYear()}${two(day.getMonth() + 1)}${two(day.getDate())}`;
const utc = (moment) => `:${moment.toISOString().replace(/[-:]|\.\d+/g, "")}`;
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

function folded(line) {
  const octets = new TextEncoder();
  let width = 0;
  return Array.from(line, (sign) => {
    const size = octets.encode(sign).length;
    const fits = width + size <= 75;
    width = fits ? width + size : 1 + size;
    return fits ? sign : `\r\n ${sign}`;
  }).join("");
}

function calendar({ key, began, event, summary, description }) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//login-guide//wait//EN",
    "BEGIN:VEVENT",
    `UID:${escaped(key)}-${began}@login-guide`,
    `DTSTAMP${utc(new Date())}`,
    `DTSTART${event.from}`,
    `DTEND${event.to}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
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
    const [wait, key, words, then] = ["wait", "key", "words", "then"].map((name) => model.get(name));
    if (wait.unit === "minutes") return timed(wait, beginning(key), now, words, then);
    const seen = expected(wait, beginning(key) || beginning(key, now), now, words, then);
    return saved === key && seen.event ? { ...seen, said: words.wait_saved } : seen;
  }

  function paint() {
    const { unit, most } = model.get("wait");
    el.hidden = !unit;
    if (!unit) return;
    view = look(Date.now());
    list();
    el.setAttribute("aria-label", model.get("words").wait);
    for (const [name, part] of Object.entries(parts)) {
      // What is written again is announced again.
      if (part.textContent !== (view[name] ?? "")) part.textContent = view[name] ?? "";
    }
    bar.hidden = view.share === undefined;
    bar.value = still.matches ? Math.floor((view.share ?? 0) * most) / most : (view.share ?? 0);
    el.classList.toggle("over", view.over === true);
    tell(model, "over", view.over === true);
  }

  // What to look at meanwhile: no more once the time is up.
  function list() {
    const items = model.get("wait").meanwhile.map((line) => `<li>${line}</li>`).join("");
    meanwhile.hidden = !items || view.over === true;
    title.textContent = model.get("words").wait_meanwhile;
    if (items !== listed) lines.innerHTML = listed = items;
  }

  const acts = {
    begin: (key) => beginning(key, Date.now()),
    stop: (key) => beginning(key, ""),
    save(key) {
      const summary = [model.get("words").wait, model.get("title")].filter(Boolean).join(" – ");
      const description = `${view.until}\n${view.late}`;
      const text = calendar({ key, began: beginning(key), event: view.event, summary, description });
      save(text, "text/calendar", `${key}.ics`);
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
