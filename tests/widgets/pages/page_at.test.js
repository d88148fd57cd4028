// Which addresses are documents of the guide, and which are the same one.

import assert from "node:assert/strict";
import { test } from "node:test";

import { pageAt } from "../../../widgets/pages/page_at.js";

const SCOPE = "https://guide.example/a/";

const NAMED = {
  "the folder": ["", ""],
  "its file": ["index.html", ""],
  "the live guide": ["live", ""],
  "a step": ["#two-step-paper", ""],
  "a step of the live guide": ["live#two-step-paper", ""],
  "another language": ["en/", "en/"],
  "its live guide": ["en/live#start", "en/"],
  "a language that is written in two ways": ["zh-Hans/live", "zh-Hans/"],
  "the guide for paper": ["print.html#start", "print.html"],
  "the same in another language": ["en/print.html", "en/print.html"],
};
for (const [name, [path, page]] of Object.entries(NAMED)) {
  test(`a document: ${name}`, () => assert.equal(pageAt(SCOPE + path, SCOPE), SCOPE + page));
}

const OTHERS = {
  "another host": "https://other.example/a/",
  "beside the folder": "https://guide.example/",
  "another guide": "https://guide.example/b/",
  "with a query": `${SCOPE}?from=mail`,
  "with a query and a step": `${SCOPE}?from=mail#start`,
  "the live guide's file": `${SCOPE}assets/live.0123456789ab.js`,
  "a socket's address": `${SCOPE}live/channels`,
  "the worker": `${SCOPE}service_worker.js`,
  "a folder of another kind": `${SCOPE}engl/`,
  "a file of another name": `${SCOPE}en/other.html`,
};
for (const [name, address] of Object.entries(OTHERS)) {
  test(`none: ${name}`, () => assert.equal(pageAt(address, SCOPE), ""));
}
