// What the map shows of the ways between steps: of one, of somebody, by words, by keys.

import assert from "node:assert/strict";
import { test } from "node:test";

import { mapGraph } from "../../../widgets/map_view/map_graph.js";

const step = (id, title, answers, text = "") => ({
  id,
  title,
  text,
  cause: "all",
  answers: answers.map(([said, to]) => ({ text: said, to })),
});
// start → lamp → plug → human, start → phone → human, and somewhere that is not there.
const details = {
  language: "ja",
  arrow: "→",
  spoken: "ja",
  start: "start",
  causes: { all: "すべて" },
  steps: [
    step("start", "どうしましたか", [
      ["ランプが消えた", "lamp"],
      ["つながらない", "phone"],
    ]),
    step("lamp", "ランプを見る", [
      ["消えている", "plug"],
      ["ついている", "nowhere"],
    ]),
    step("plug", "差し込みなおす", [["だめでした", "human"]], "コンセントを確かめます。"),
    step("phone", "電話を再起動する", [["だめでした", "human"]]),
    step("human", "窓口に聞く", []),
  ],
  people: [{ who: "ランプの方", answers: [0, 0, 0] }],
};
const graph = mapGraph(details);
const sorted = (set) => [...set].sort();

const THROUGH = {
  "a step in the middle": ["lamp", "human lamp plug start", 3],
  "the start": ["start", "human lamp phone plug start", 5],
  "an end": ["human", "human lamp phone plug start", 5],
};
for (const [name, [id, steps, ways]] of Object.entries(THROUGH)) {
  test(`the ways through ${name}`, () => {
    const lit = graph.through(id);
    assert.equal(sorted(lit.steps).join(" "), steps);
    assert.equal(lit.ways.size, ways);
  });
}

test("the ways through a step leave out those past it", () => {
  const { ways } = graph.through("plug");
  assert.deepEqual(sorted(ways), ["lamp plug", "plug human", "start lamp"]);
});

test("a circle ends", () => {
  const steps = [step("a", "A", [["on", "b"]]), step("b", "B", [["back", "a"]])];
  const lit = mapGraph({ ...details, steps }).through("a");
  assert.deepEqual(sorted(lit.ways), ["a b", "b a"]);
});

test("somebody's way has their answers in order, and is all that stays strong", () => {
  const way = graph.legsOf(details.people[0]);
  assert.deepEqual(
    way.map(({ text }) => text),
    ["ランプが消えた", "消えている", "だめでした"],
  );
  assert.deepEqual(sorted(graph.along(way).steps), ["human", "lamp", "plug", "start"]);
});

test("a way ends where there is no such answer", () => {
  assert.equal(graph.legsOf({ who: "", answers: [0, 7, 0] }).length, 1);
});

const SEARCHED = {
  "a title": ["再起動", "phone"],
  "an id": ["PLUG", "plug"],
  "a text": ["コンセント", "plug"],
  "an answer": ["消えている", "lamp"],
  "other kana": ["らんぷ", "lamp start"],
  "two words": ["だめ 電話", "phone"],
  "no word": ["  ", ""],
  "what is nowhere": ["冷蔵庫", ""],
};
for (const [name, [query, steps]] of Object.entries(SEARCHED)) {
  test(`found by ${name}`, () => {
    assert.equal(
      graph
        .search(query)
        .map((hit) => hit.step.id)
        .join(" "),
      steps,
    );
  });
}

const KEYS = {
  "on along the first answer": ["start", "ArrowRight", "", "lamp"],
  "back where one came from": ["human", "ArrowLeft", "phone", "phone"],
  "back where nobody came from": ["human", "ArrowLeft", "start", "plug"],
  "not on from an end": ["human", "ArrowRight", "", undefined],
  "to the start": ["plug", "Home", "", "start"],
  "to the last": ["start", "End", "", "human"],
  "nowhere by other keys": ["start", "x", "", undefined],
};
for (const [name, [id, key, came, to]] of Object.entries(KEYS)) {
  test(`keys lead ${name}`, () => assert.equal(graph.beside(id, key, came), to));
}

test("the keys down reach every step", () => {
  const reached = ["start"];
  for (let at = "start"; at; at = graph.beside(at, "ArrowDown")) reached.push(at);
  assert.deepEqual(new Set(reached), new Set(details.steps.map(({ id }) => id)));
});
