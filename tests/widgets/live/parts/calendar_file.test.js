// The calendar file by RFC 5545: forms of dates, escapes, and lines of at most 75 octets.

import assert from "node:assert/strict";
import { test } from "node:test";

import { calendar, date, folded, utc } from "../../../../widgets/live/parts/calendar_file.js";

const octets = (text) => Buffer.byteLength(text);

test("a day is one wherever the phone is", () => {
  assert.equal(date(new Date(2026, 0, 5, 23, 59)), ";VALUE=DATE:20260105");
});

test("a moment is one in UTC", () => {
  assert.equal(utc(new Date("2026-11-22T15:04:05.678+09:00")), ":20261122T060405Z");
});

const LINES = {
  "short enough": "a".repeat(75),
  "one too long": "a".repeat(76),
  "of wide signs": "とても長い名前".repeat(20),
  "of signs of four octets": "😀".repeat(40),
  empty: "",
};
for (const [name, line] of Object.entries(LINES)) {
  test(`a line is folded between signs: ${name}`, () => {
    const parts = folded(line).split("\r\n");
    assert.ok(parts.every((part) => octets(part) <= 75));
    assert.ok(parts.slice(0, -1).every((part) => octets(part) > 71));
    assert.equal(folded(line).replace(/\r\n /g, ""), line);
  });
}

const event = { from: ";VALUE=DATE:20261123", to: ";VALUE=DATE:20261125" };
const written = (summary) =>
  calendar({ key: "two-step", began: 7, event, summary, description: "one\ntwo" });

test("an event has its dates, and a name by which it is saved once", () => {
  const lines = written("a").split("\r\n");
  for (const line of ["UID:two-step-7@login-guide", "DTSTART;VALUE=DATE:20261123"]) {
    assert.ok(lines.includes(line));
  }
  assert.deepEqual([lines[0], ...lines.slice(-2)], ["BEGIN:VCALENDAR", "END:VCALENDAR", ""]);
});

const ESCAPED = {
  "a comma and a semicolon": ["A, B; C", "A\\, B\\; C"],
  "a backslash": ["A\\B", "A\\\\B"],
  "a new line": ["A\r\nB\nC", "A\\nB\\nC"],
};
for (const [name, [summary, expected]] of Object.entries(ESCAPED)) {
  test(`text is escaped: ${name}`, () => {
    assert.ok(written(summary).includes(`\r\nSUMMARY:${expected}\r\n`));
  });
}
