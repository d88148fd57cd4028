// What a tab remembers of a visit, and what becomes of it when storage holds rubbish or is refused.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import {
  forgetWaits,
  inSession,
  jumped,
  recall,
  remember,
  renameStep,
  stepInAddress,
} from "../../../widgets/static/session.js";

class Storage {
  setItem(key, value) {
    this[key] = String(value);
  }
  getItem(key) {
    return this[key] ?? null;
  }
  removeItem(key) {
    delete this[key];
  }
}
const refuse = () => {
  throw new Error("refused");
};
const install = (name, property) =>
  Object.defineProperty(globalThis, name, { configurable: true, ...property });
const refuseStorage = () => install("sessionStorage", { get: refuse });

beforeEach(() => {
  install("sessionStorage", { value: new Storage() });
  const replaceState = (state) => {
    history.state = state;
  };
  install("history", { value: { state: null, replaceState } });
  install("location", { value: { hash: "" } });
});

const ADDRESSES = { "": "", "#code": "code", "#%E9%9B%BB": "電", "#%": "%" };
for (const [hash, expected] of Object.entries(ADDRESSES)) {
  test(`the step in the address ${hash || "without one"}`, () => {
    location.hash = hash;
    assert.equal(stepInAddress(), expected);
  });
}

const JUMPS = {
  "to a step: is an answer of its own": ["human", ["start", "a", "#human"]],
  "to the start: begins anew": ["start", ["start"]],
  "to the index: it stands beside the trail": ["index", ["start", "a"]],
};
for (const [name, [step, trail]] of Object.entries(JUMPS)) {
  test(`a jump ${name}`, () => assert.deepEqual(jumped(["start", "a"], step, "start"), trail));
}

test("a visit is recalled at its step, by history first", () => {
  remember("code", ["start", "a"]);
  assert.deepEqual(recall("code").trail, ["start", "a"]);
  history.state = { guide: { step: "code", trail: ["start", "b"] } };
  assert.deepEqual(recall("code").trail, ["start", "b"]);
});

test("at another step nothing is recalled", () => {
  remember("code", ["start", "a"]);
  assert.equal(recall("human"), null);
});

test("a visit began with its first step and goes on from there", () => {
  inSession("guide-trail", JSON.stringify({ step: "start", trail: ["start"], began: 5 }));
  remember("code", ["start", "a"]);
  assert.equal(recall("code").began, 5);
  remember("start", ["start"]);
  assert.notEqual(recall("start").began, 5);
});

test("where storage is refused, history and the page itself remember", () => {
  refuseStorage();
  remember("code", ["start", "a"]);
  assert.deepEqual(recall("code").trail, ["start", "a"]);
  assert.equal(inSession("guide-wait-a", 5), "5");
  assert.equal(inSession("guide-wait-a"), "5");
  forgetWaits();
  assert.equal(inSession("guide-wait-a"), null);
});

test("where storage is full, what was kept last counts, not what is in it", () => {
  inSession("guide-wait-a", 5);
  const setItem = sessionStorage.setItem;
  sessionStorage.setItem = refuse;
  assert.equal(inSession("guide-wait-a", 6), "6");
  sessionStorage.setItem = setItem;
  assert.equal(inSession("guide-wait-a"), "6");
  assert.equal(inSession("guide-wait-a", 7), "7");
});

test("where history is refused, the tab alone remembers", () => {
  history.replaceState = refuse;
  remember("code", ["start", "a"]);
  assert.deepEqual(recall("code").trail, ["start", "a"]);
});

test("where history is refused, an address is corrected all the same", () => {
  history.replaceState = refuse;
  renameStep("code");
  assert.equal(location.hash, "code");
});

test("waits are forgotten, nothing else is", () => {
  for (const key of ["guide-wait-a", "guide-wait-b", "guide-other"]) inSession(key, 1);
  forgetWaits();
  assert.deepEqual(Object.keys(sessionStorage), ["guide-other"]);
});

test("where storage is refused, there is nothing to forget", () => {
  refuseStorage();
  assert.doesNotThrow(forgetWaits);
});
