// What is binary leaves a state and comes back to where it was; what is equal, is no change.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isEqual, putBuffers, removeBuffers } from "../../../widgets/host/buffers.js";

const binary = () => new DataView(new ArrayBuffer(2));
const STATES = {
  nothing: [{}, []],
  "nothing binary": [{ a: 1, b: [null, { c: "x" }] }, []],
  "a trait": [{ a: binary() }, [["a"]]],
  "a trait among others": [{ a: 1, b: binary(), c: "x" }, [["b"]]],
  "in a list": [
    { a: [0, binary(), binary()] },
    [
      ["a", 1],
      ["a", 2],
    ],
  ],
  "in an object": [{ a: { b: binary(), c: 1 } }, [["a", "b"]]],
  "deep inside": [{ a: [{ b: [binary()] }] }, [["a", 0, "b", 0]]],
};

for (const [name, [state, paths]] of Object.entries(STATES)) {
  test(`taken out and put back: ${name}`, () => {
    const before = JSON.stringify(state);
    const taken = removeBuffers(state);
    assert.deepEqual(taken.buffer_paths, paths);
    assert.equal(JSON.stringify(state), before);
    // What is left survives the way as JSON.
    const back = JSON.parse(JSON.stringify(taken.state));
    putBuffers(back, taken.buffer_paths, taken.buffers);
    assert.deepEqual(back, state);
  });
}

const KINDS = {
  ArrayBuffer: new ArrayBuffer(1),
  DataView: binary(),
  Uint8Array: new Uint8Array(3),
  Float64Array: new Float64Array(2),
};

for (const [name, value] of Object.entries(KINDS)) {
  test(`binary: ${name}`, () => assert.deepEqual(removeBuffers({ value }).buffers, [value]));
}

test("a path that Python left out is put, too", () => {
  const state = { a: {} };
  putBuffers(state, [["a", "b"]], [binary()]);
  assert.deepEqual(state, { a: { b: binary() } });
});

const SAME = [
  [1, 1],
  [Number.NaN, Number.NaN],
  [null, null],
  [[], []],
  [{}, {}],
  [
    [1, { a: [2] }],
    [1, { a: [2] }],
  ],
  [
    { a: 1, b: 2 },
    { b: 2, a: 1 },
  ],
];
const DIFFERENT = [
  [1, "1"],
  [0, false],
  [null, undefined],
  [null, {}],
  [[], {}],
  [[1], [1, 2]],
  [
    [1, 2],
    [2, 1],
  ],
  [{ a: 1 }, { b: 1 }],
  [{ a: undefined }, { b: undefined }],
  [binary(), binary()],
];

for (const [expected, pairs] of [
  [true, SAME],
  [false, DIFFERENT],
]) {
  for (const [one, other] of pairs) {
    test(`${JSON.stringify(one)} and ${JSON.stringify(other)}: equal ${expected}`, () => {
      assert.equal(isEqual(one, other), expected);
      assert.equal(isEqual(other, one), expected);
    });
  }
}
