// What the timer shows at a moment.

import { fill } from "../../static/dom.js";
import { date, utc } from "./calendar_file.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// Minutes: what to show at a moment. Only `said` is announced: at the start, the half and the end.
export function timed({ most }, began, now, words, then) {
  const passed = Math.max(0, now - began) / MINUTE;
  if (!began)
    return { tool: fill(words.wait_start, { minutes: most }), act: "begin", hint: words.wait_hint };
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
export function expected({ least, most, unit }, began, now, words, then) {
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
