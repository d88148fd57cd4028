// A model tells of changes and of nothing else; Python hears only what was set.

import assert from "node:assert/strict";
import { test } from "node:test";

import { referredId, WidgetModel } from "../../../widgets/host/models.js";

/** A model, what it sent, and the events that it told of. */
function watched(state = {}) {
  const [sent, told] = [[], []];
  const model = new WidgetModel("id", state, (...given) => sent.push(given));
  for (const event of ["change:a", "change:b", "change", "msg:custom", "destroy"]) {
    model.on(event, () => told.push(event), "watcher");
  }
  return { model, sent, told };
}

const update = (state, buffer_paths) => ({ method: "update", state, buffer_paths });

const TOLD = {
  "a trait set": [(model) => model.set("a", 2), ["change:a", "change"]],
  "traits set together": [(model) => model.set({ a: 2, b: 3 }), ["change:a", "change:b", "change"]],
  "the same again": [(model) => model.set("a", 1), []],
  "an equal list": [(model) => model.set("b", [1, { c: 2 }]), []],
  "an update": [(model) => model.receive(update({ a: 2 }), []), ["change:a", "change"]],
  "an update of nothing new": [(model) => model.receive(update({ a: 1 }), []), []],
  "an echo": [(model) => model.receive({ method: "echo_update", state: { a: 2 } }, []), []],
  "a custom message": [
    (model) => model.receive({ method: "custom", content: 1 }, []),
    ["msg:custom"],
  ],
  "an end": [(model) => model.close(), ["destroy"]],
};

for (const [name, [act, expected]] of Object.entries(TOLD)) {
  test(`told of ${name}: ${expected.join(" ") || "nothing"}`, () => {
    const { model, told } = watched({ a: 1, b: [1, { c: 2 }] });
    act(model);
    assert.deepEqual(told, expected);
  });
}

test("Python hears in one message what was set, and never what it said itself", () => {
  const { model, sent } = watched({ a: 1, b: 1, c: 1 });
  model.receive(update({ c: 2 }), []);
  model.set("a", 2);
  model.set("b", 2);
  model.save_changes();
  model.save_changes();
  assert.deepEqual(sent, [[update({ a: 2, b: 2 }, []), []]]);
});

test("what a listener sets and saves is sent with what was set before", () => {
  const { model, sent } = watched();
  model.on("change:a", () => {
    model.set("b", 2);
    model.save_changes();
  });
  model.set("a", 1);
  assert.deepEqual(sent, [[update({ a: 1, b: 2 }, []), []]]);
});

test("buffers stand in the state before anybody hears of it", () => {
  const { model } = watched({ a: null });
  const buffer = new DataView(new ArrayBuffer(1));
  const heard = [];
  model.on("change:a", (_, value) => heard.push(value));
  model.receive(update({}, [["a"]]), [buffer]);
  assert.deepEqual(heard, [buffer]);
  assert.equal(model.get("a"), buffer);
});

test("a custom message brings its content and its buffers", () => {
  const { model, sent } = watched();
  const heard = [];
  model.on("msg:custom", (...given) => heard.push(given));
  model.receive({ method: "custom", content: { a: 1 } }, [1]);
  model.send({ b: 2 }, undefined, [2]);
  assert.deepEqual(heard, [[{ a: 1 }, [1]]]);
  assert.deepEqual(sent, [[{ method: "custom", content: { b: 2 } }, [2]]]);
});

const LEFT = {
  "a callback": [(model, first) => model.off("e", first), "second"],
  "an event": [(model) => model.off("e"), ""],
  "another event": [(model) => model.off("f"), "first second"],
  "who listened": [(model) => model.off(null, null, "one"), "second"],
  all: [(model) => model.off(), ""],
};

for (const [name, [leave, expected]] of Object.entries(LEFT)) {
  test(`hears no more: ${name}`, () => {
    const { model } = watched();
    const heard = [];
    const first = () => heard.push("first");
    model.on("e", first, "one");
    model.on("e", () => heard.push("second"), "two");
    leave(model, first);
    model.emit("e");
    assert.equal(heard.join(" "), expected);
  });
}

test("who fails keeps nothing from the others", (t) => {
  const logged = t.mock.method(console, "error", () => {});
  const { model, told } = watched();
  model.subscriptions.unshift({
    event: "change:a",
    callback() {
      throw new Error("no");
    },
  });
  model.set("a", 1);
  assert.deepEqual(told, ["change:a", "change"]);
  assert.equal(logged.mock.callCount(), 1);
});

const REFERENCES = [
  ["IPY_MODEL_abc", "abc"],
  ["anywidget:abc", "abc"],
  ["abc", undefined],
  ["an IPY_MODEL_abc", undefined],
  [null, undefined],
  [["IPY_MODEL_abc"], undefined],
];

for (const [value, id] of REFERENCES) {
  test(`${JSON.stringify(value)} refers to ${id}`, () => assert.equal(referredId(value), id));
}
