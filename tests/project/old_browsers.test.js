// The guide works in the oldest browsers that the manual names, as far as its files tell.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { parse } from "acorn";

import { missing, PROFILES, unknownElements } from "../support/browser_compat.js";
import * as scripts from "../support/script_features.js";
import * as styles from "../support/style_features.js";

const ROOT = new URL("../../", import.meta.url);
const read = (name) => readFileSync(new URL(name, ROOT), "utf8");
const files = ["guide_data", "widgets"]
  .flatMap((folder) =>
    readdirSync(new URL(folder, ROOT), { recursive: true, encoding: "utf8" }).map(
      (name) => `${folder}/${name.replaceAll("\\", "/")}`,
    ),
  )
  .sort();
const ending = (end) => files.filter((name) => name.endsWith(end));
// Editors use those in JupyterLab, which needs newer browsers itself.
const forVisitors = (name) => !/^(widgets\/editor|guide_data\/audits)\//.test(name);
const SCRIPTS = ending(".js").filter(forVisitors);
const STYLES = ending(".css").filter(forVisitors);
const own = scripts.ownNames(SCRIPTS.map(read));

// What old browsers do without, and why nothing is lost.
const DISPENSABLE = {
  "focus({ preventScroll })": "what takes the focus is scrolled to, and the page scrolls then",
  ".autocapitalize": "the first letter may become a capital, which is found alike",
  "<search>": "it is given its role, and the style shows it as a block",
  requestIdleCallback: "the live guide begins a moment later",
  "css.at-rules.media.forced-colors": "a border no wider than others",
  "css.properties.accent-color": "a tick in the browser's own colour",
  "css.properties.appearance": "the older name is there, too",
  "css.properties.break-after.avoid": "a heading may end a sheet of paper",
  "css.properties.color-scheme": "a tick as it is on white",
  "css.properties.content-visibility": "a script opens folds for paper",
  "css.properties.cursor": "fingers have none",
  "css.properties.gap.flex_context": "there are margins where there is no gap",
  "css.properties.overflow-wrap.anywhere": "word-break says the same",
  "css.properties.scroll-margin-top": "a shared link's step is shown from its own top",
  "css.properties.text-emphasis": "the older name is there, too",
  "css.properties.text-wrap": "a paragraph may end with a lonely letter",
  "css.properties.word-break.auto-phrase": "an answer may break within a phrase",
  "css.selectors.details-content": "a script opens folds for paper",
  "css.selectors.has": "the foot also leads to where one is; the trail stands under the note, too",
  "css.selectors.focus-visible": "what has the focus always shows it",
};

for (const name of ending(".js")) {
  test(`syntax of ES${scripts.SYNTAX.ecmaVersion}: ${name}`, () => {
    assert.doesNotThrow(() => parse(read(name), scripts.SYNTAX));
  });
}

/** What is found and not dispensable; a keyword is, where its property is. */
const unfit = (found) =>
  [...found].filter(
    (name) => !Object.keys(DISPENSABLE).some((one) => `${name}.`.startsWith(`${one}.`)),
  );

for (const profile of Object.keys(PROFILES)) {
  for (const name of SCRIPTS) {
    test(`${profile} has what it needs: ${name}`, () => {
      assert.deepEqual(unfit(scripts.findings(profile, read(name), own)), []);
    });
  }
  for (const name of STYLES) {
    const findings = [...styles.findings(profile, read(name))];
    test(`${profile} has what it needs: ${name}`, () => {
      assert.deepEqual(unfit(findings.map((one) => one.name)), []);
    });
    test(`${profile} drops no rule that it understands: ${name}`, () => {
      assert.deepEqual(
        findings.flatMap(({ others = [] }) => others),
        [],
      );
    });
  }
}

for (const name of ending(".html.j2")) {
  test(`old browsers know the elements: ${name}`, () => {
    const elements = [...read(name).matchAll(/<([a-z]\w*)/g)].map(([, element]) => element);
    const unknown = Object.keys(PROFILES).flatMap(unknownElements);
    const used = elements.filter((element) => unknown.includes(element));
    assert.deepEqual(unfit(used.map((element) => `<${element}>`)), []);
  });
}

test("nothing is called dispensable that nobody misses", () => {
  const found = Object.keys(PROFILES).flatMap((profile) => [
    ...SCRIPTS.flatMap((name) => scripts.findings(profile, read(name), own)),
    ...STYLES.flatMap((name) => [...styles.findings(profile, read(name))].map((one) => one.name)),
  ]);
  assert.deepEqual(
    Object.keys(DISPENSABLE).filter((name) => !found.includes(name)),
    [],
  );
});

const ALL = Object.keys(PROFILES);
const NEW_IN_SCRIPTS = {
  "a method": ["[1].at(-1)", ["chromium-83", "safari-14", "firefox-78"]],
  "a method of elements": ["list.replaceChildren()", ["chromium-83"]],
  "a global": ["structuredClone(1)", ["chromium-83", "safari-14", "firefox-78"]],
  "a global that one lacks": ["requestIdleCallback(draw)", ["safari-14"]],
  "a static method": ["AbortSignal.timeout(1)", ["chromium-83", "safari-14", "firefox-78"]],
  "a part of a namespace": ["new Intl.Segmenter()", ["chromium-83", "safari-14", "firefox-78"]],
  "an option": ["heading.focus({ preventScroll: true })", ["safari-14"]],
  "a property": ["const { userAgentData } = navigator", ["chromium-83", "safari-14", "firefox-78"]],
  "an element": ['make("dialog")', ["safari-14", "firefox-78"]],
  "a form of regular expression": ["/(?<=a)b/.test(text)", ["safari-14"]],
  "a selector": ['all(step, "p:is(a, b)")', ["chromium-83"]],
  "a selector that is put together": ["all(step, `.body:has(a)`)", ALL],
  "what is asked for": ["AbortSignal.timeout?.(1)", []],
  "a name of its own": ["const at = 1; show(at)", []],
  "what all have": ["text.trim().split(/a/u).flatMap(one)", []],
};
for (const [name, [script, lacking]] of Object.entries(NEW_IN_SCRIPTS)) {
  test(`new in a script is ${name}`, () => {
    const found = Object.keys(PROFILES).filter((one) => scripts.findings(one, script).length);
    assert.deepEqual(found, lacking);
  });
}

const AGED = {
  "a list of selectors": ["a, b:has(c) { color: red }", "safari-14", ""],
  "a declaration": ["a { color: red; accent-color: red }", "safari-14", "a {color: red}"],
  "a keyword": ["a { overflow-wrap: anywhere }", "safari-14", "a {}"],
  "a gap": ["a { display: flex; gap: 1rem }", "chromium-83", "a {display: flex}"],
  "a gap of a grid": [
    "a { display: grid; gap: 1rem }",
    "chromium-83",
    "a {display: grid; gap: 1rem}",
  ],
  "a condition": ["@supports not (inset: 0) { a { top: 0 } }", "chromium-83", "a {top: 0}"],
  "a condition that fails": ["@supports not (inset: 0) { a { top: 0 } }", "firefox-78", ""],
  "a rule for paper": ["@media print { a:has(b) { top: 0 } }", "firefox-78", "@media print {}"],
};
for (const [name, [style, profile, left]] of Object.entries(AGED)) {
  test(`${profile} leaves out ${name}`, () => assert.equal(styles.aged(profile, style), left));
}

test("what is new is missing, what is old is not", () => {
  const { Array: ofArrays, Element: ofElements, Window: globals } = missing("chromium-83");
  assert.ok(ofArrays.includes("at") && !ofArrays.includes("flatMap"));
  assert.ok(ofElements.includes("replaceChildren") && !ofElements.includes("closest"));
  assert.ok(globals.includes("structuredClone") && !globals.includes("fetch"));
});
