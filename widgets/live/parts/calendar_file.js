// The forms of RFC 5545: a day and a moment, text, and lines of at most 75 octets.
const two = (number) => String(number).padStart(2, "0");
export const date = (day) =>
  `;VALUE=DATE:${day.getFullYear()}${two(day.getMonth() + 1)}${two(day.getDate())}`;
export const utc = (moment) => `:${moment.toISOString().replace(/[-:]|\.\d+/g, "")}`;
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

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
