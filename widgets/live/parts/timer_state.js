// What the timer shows at a moment.

import { fill } from "../../static/dom.js";
import { date, utc } from "./calendar_file.js";

/** @import { EventDates } from "./calendar_file.js" */
/** @import { Typography } from "../../static/traits.js" */

/**
 * A wait: the least and the most of a unit, and what to look at meanwhile, lines of HTML.
 * @typedef {{ least: number, most: number, unit: string, meanwhile: string[] }} WaitState
 *
 * @typedef {Record<"title" | "start" | "hint" | "left" | "begun" | "half" | "meanwhile" | "over"
 *   | "then" | "stop" | "again" | "until" | "late" | "retry" | "counted" | "past" | "recount"
 *   | "save" | "saved", string>} TimerWords
 *
 * What to show: texts by the name of their place, and how far the bar is; `act` is what the
 * button `tool` does.
 * @typedef {{ left?: string, until?: string, late?: string, said?: string, hint?: string,
 *   tool: string, act: "begin" | "stop" | "save", share?: number, over?: boolean,
 *   event?: EventDates }} TimerState
 */

const MINUTE = 60000;
const HOUR = 60 * MINUTE;

/**
 * Minutes: what to show at a moment. Only `said` is announced: at the start, the half and the end.
 * @param {Pick<WaitState, "most">} wait
 * @param {number} began in milliseconds, as `now`; 0 if it did not
 * @param {number} now
 * @param {TimerWords} words
 * @param {string} then the answer to give in the end, if there is one
 * @returns {TimerState}
 */
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

/**
 * Hours and days: what to show at a moment, and what to put into the calendar.
 * @param {WaitState} wait
 * @param {number} began in milliseconds, as `now`
 * @param {number} now
 * @param {TimerWords} words
 * @param {string} then the answer to give in the end, if there is one
 * @param {Typography} typography
 * @returns {TimerState}
 */
export function expected({ least, most, unit }, began, now, words, then, typography) {
  const days = unit === "days";
  /** @type {(count: number) => Date} */
  const after = days ? (count) => midnight(began, count) : (count) => hour(began, count);
  const form = days ? date : utc;
  /** @param {Date} moment */
  const said = (moment) => written(moment, days, typography);
  const [from, until, late] = [after(least), after(most), after(days ? most + 1 : most)];
  const hint = fill(words.counted, { began: said(new Date(began)) });
  if (now >= late.getTime()) {
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

/**
 * @param {number} began
 * @param {number} days
 */
function midnight(began, days) {
  const day = new Date(began);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);
}

/** @type {(began: number, hours: number) => Date} */
const hour = (began, hours) => new Date(Math.ceil((began + hours * HOUR) / HOUR) * HOUR);

/**
 * @param {Date} moment
 * @param {boolean} days
 * @param {Typography} typography
 */
function written(moment, days, { locale, brackets }) {
  /** @type {Intl.DateTimeFormatOptions} */
  const day = { month: "long", day: "numeric", weekday: "short" };
  /** @type {Intl.DateTimeFormatOptions} */
  const time = days ? {} : { hour: "numeric", minute: "2-digit" };
  const text = new Intl.DateTimeFormat(locale, { ...day, ...time }).format(moment);
  // Brackets that are as wide as a sign have their space within.
  if (brackets.open === "(") return text;
  return text.replace("(", brackets.open).replace(/\) ?/, brackets.close);
}
