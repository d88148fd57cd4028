// Of several views of one guide, the one that was tapped gets focus and scrolling; its language is
// what the server wrote, and its address the visitor's.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

class Element {
  constructor(found = {}) {
    Object.assign(this, { found, moved: [], dataset: {}, classList: { add() {} } });
  }
  closest(selector) {
    return this.found[selector] ?? null;
  }
  querySelector(selector) {
    return this.found[selector] ?? null;
  }
  querySelectorAll() {
    return [];
  }
  contains(other) {
    return Object.values(this.found).includes(other);
  }
  getClientRects() {
    return [{}];
  }
  setAttribute() {}
  scrollIntoView() {
    this.moved.push("scrolled");
  }
  focus() {
    this.moved.push("focused");
  }
}

/** All that the address needs of a page; `body` is what its body says of itself. */
function pageWith(body) {
  const heard = { click: [] };
  const document = {
    body: { dataset: body },
    documentElement: { lang: "ja" },
    addEventListener: (type, listen) => heard[type]?.push(listen),
    dispatchEvent() {},
    querySelector: () => null,
  };
  const history = { state: null, replaceState() {} };
  Object.assign(globalThis, { Element, document, history, location: { hash: "" } });
  Object.assign(globalThis, { addEventListener() {}, removeEventListener() {}, scrollTo() {} });
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: { userAgent: "" } });
  return (target) => {
    for (const listen of heard.click) listen({ target, preventDefault() {} });
  };
}

const TRAITS = { start: "start", step: "start", trail: ["start"], roles: {}, quoted: {} };

/** A guide, and as many views of it as are wanted. */
class Guide {
  constructor() {
    this.listeners = [];
    this.sent = [];
    this.model = {
      get: (name) => ({ ...TRAITS, language: "fr" })[name],
      on: (_, listen) => this.listeners.push(listen),
      send: (message) => this.sent.push(message),
    };
  }
  view(render) {
    const heading = new Element();
    const button = new Element();
    button.found["a, button"] = button;
    const root = new Element({ h2: heading, button });
    render({ model: this.model, el: new Element({ ".guide-live": root }) });
    return { root, heading, button };
  }
  shows(step, visit = 0) {
    for (const listen of this.listeners) listen({ shown: step, trail: ["start"], visit });
  }
}

let count = 0;
let render;
beforeEach(async () => {
  count += 1;
  // A script listens as soon as it is there.
  pageWith({});
  ({
    default: { render },
  } = await import(`../../../widgets/live/address.js?${count}`));
});

test("in a notebook, only the view that was tapped moves", () => {
  const tap = pageWith({});
  const guide = new Guide();
  const [one, other] = [guide.view(render), guide.view(render)];
  tap(other.button);
  guide.shows("code");
  assert.deepEqual([one.heading.moved, one.root.moved], [[], []]);
  assert.deepEqual([other.heading.moved, other.root.moved], [["focused"], ["scrolled"]]);
});

test("a guide that is driven from Python leaves the focus where it is", () => {
  const tap = pageWith({});
  const guide = new Guide();
  const view = guide.view(render);
  guide.shows("code");
  assert.deepEqual(view.heading.moved, []);
  tap(view.button);
  guide.shows("code");
  guide.shows("start");
  assert.deepEqual(view.heading.moved, ["focused"]);
});

test("on a page of the guide's own, whatever leads on moves the focus", () => {
  pageWith({ guide: "en" });
  const guide = new Guide();
  const view = guide.view(render);
  for (const visit of [1, 2]) guide.shows("code", visit);
  assert.deepEqual(view.heading.moved, ["focused"]);
});

test("who has moved on is not taken back by an answer that came before the browser tells of it", () => {
  pageWith({ guide: "en" });
  const guide = new Guide();
  const view = guide.view(render);
  location.hash = "#code";
  guide.shows("start", 1);
  assert.equal(location.hash, "#code");
  assert.deepEqual(
    guide.sent.map(({ step, visit }) => [step, visit]),
    [
      ["start", 1],
      ["code", 2],
    ],
  );
  guide.shows("code", 2);
  guide.shows("send", 2);
  assert.equal(location.hash, "send");
  assert.deepEqual(view.heading.moved, ["focused"]);
});

const LANGUAGES = { "the page's, whatever its lang says": ["en", "en"], "the guide's": ["", "fr"] };
for (const [name, [written, told]] of Object.entries(LANGUAGES)) {
  test(`the language is ${name}`, () => {
    pageWith({ guide: written });
    const guide = new Guide();
    guide.view(render);
    assert.equal(guide.sent[0].language, told);
  });
}
