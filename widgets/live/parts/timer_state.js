// What the timer shows at a moment.

import { fill } from "../../static/dom.js";
import { date, utc } from "./calendar_file.js";

/**
 * A wait: the least and the most of a unit, and what to look at meanwhile, lines of HTML.
 * @typedef {{ least: number, most: number, unit: string, meanwhile: string[] }} WaitState
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// Minutes: what to show at a moment. Only `said` is announced: at the start, the half and the end.
export function timed({ most }, began, now, words, then) {
  const passed = Math.max(0, now - began) / MINUTE;
  if (!began) return { tool: fill(words.start, { minutes: most }), act: "begin", hint: words.hint };
  if (passed >= most) {
    const said = then ? fill(words.then, { then }) : words.over;
    return { said, tool: fill(words.again, { minutes: most }), act: "begin", over: true };
  }
  return {
    left: fill(words.left, { minutes: Math.ceil(most - passed) }),
    share: passed / most,
    said: passed < most / 2 ? words.begun : words.half,
    tool: words.stop,
    act: "stop",
    hint: words.hint,
  };
}

// Hours and days: what to show at a moment, and what to put into the calendar.
export function expected({ least, most, unit }, began, now, words, then, typography) {
  const days = unit === "days";
  const after = days ? (count) => midnight(began, count) : (count) => hour(began, count);
  const form = days ? date : utc;
  const said = (moment) => written(moment, days, typography);
  const [from, until, late] = [after(least), after(most), after(days ? most + 1 : most)];
  const hint = fill(words.counted, { began: said(new Date(began)) });
  if (now >= late) {
    const until = then ? fill(words.then, { then }) : words.past;
    return { until, tool: words.recount, act: "begin", hint, over: true };
  }
  return {
    until: fill(words.until, { until: said(until) }),
    late: days ? fill(words.late, { late: said(late) }) : words.retry,
    tool: words.save,
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

function written(moment, days, { locale, brackets }) {
  const day = { month: "long", day: "numeric", weekday: "short" };
  const time = days ? {} : { hour: "numeric", minute: "2-digit" };
  const text = new Intl.DateTimeFormat(locale, { ...day, ...time }).format(moment);
  // Brackets that are as wide as a sign have their space within.
  if (brackets.open === "(") return text;
  return text.replace("(", brackets.open).replace(/\) ?/, brackets.close);
}
