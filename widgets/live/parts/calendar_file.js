// The forms of RFC 5545: a day and a moment, text, and lines of at most 75 octets.

/**
 * Where an event begins and ends, the end being the first day, or moment, that is no longer meant.
 * @typedef {{ from: string, to: string }} EventDates
 *
 * An event to save; `key` and `began`, in milliseconds, name it.
 * @typedef {{ key: string, began: number, event: EventDates, summary: string,
 *   description: string }} CalendarEvent
 */

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");
/** @param {Date} day */
export const date = (day) =>
  `;VALUE=DATE:${day.getFullYear()}${two(day.getMonth() + 1)}${two(day.getDate())}`;
/** @param {Date} moment */
export const utc = (moment) => `:${moment.toISOString().replace(/[-:]|\.\d+/g, "")}`;
/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** @param {string} line */
export function folded(line) {
  const octets = new TextEncoder();
  let width = 0;
  return Array.from(line, (sign) => {
    const size = octets.encode(sign).length;
    const fits = width + size <= 75;
    width = fits ? width + size : 1 + size;
    return fits ? sign : `\r\n ${sign}`;
  }).join("");
}

/** @param {CalendarEvent} given */
export function calendar({ key, began, event, summary, description }) {
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
