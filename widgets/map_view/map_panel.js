// Beside the map, in words: the step that is chosen, somebody's way, and every step as a list.

import { make } from "../static/dom.js";

/**
 * @import { Leg, MapDetails, MapPerson, MapStep, mapGraph } from "./map_graph.js"
 * @typedef {ReturnType<typeof mapGraph>} Graph
 * @typedef {Record<string, string>} Words
 * @typedef {(id: string) => void} Choose
 */

/**
 * A button that leads to a step.
 * @param {string} text
 * @param {string} id
 * @param {Choose} choose
 */
const leading = (text, id, choose) =>
  make("button", { type: "button", className: "map-lead", onclick: () => choose(id) }, text);

/**
 * @param {string} heading
 * @param {HTMLElement[]} items
 * @param {"ul" | "ol"} kind
 */
const listed = (heading, items, kind = "ul") =>
  items.length
    ? [make("h4", {}, heading), make(kind, {}, ...items.map((item) => make("li", {}, item)))]
    : [];

/**
 * What there is to tell of a step.
 * @param {MapStep} step
 * @param {Graph} graph
 * @param {Words} words
 * @param {string} address
 * @param {Choose} choose
 */
export function stepTold({ id, title, back = [], findings = [] }, graph, words, address, choose) {
  /** @param {string} one */
  const titled = (one) => graph.byId.get(one)?.title || one;
  const there = make("a", { href: `${address}#${id}` }, words.open);
  if (/^https?:/.test(address)) there.target = "_blank";
  return [
    make("h3", {}, title),
    make("p", {}, make("code", {}, id), " ", there),
    ...listed(
      words.findings,
      findings.map(({ label, message, place }) =>
        make("div", {}, make("b", {}, label), ` ${message} `, make("code", {}, place)),
      ),
    ),
    ...listed(
      words.out,
      [...graph.from(id), ...back].map(({ text, to }) =>
        leading(`${text} ${graph.arrow} ${titled(to)}`, to, choose),
      ),
    ),
    ...listed(
      words.into,
      graph
        .to(id)
        .map(({ step, text }) => leading(`${titled(step)} ${graph.arrow} ${text}`, step, choose)),
    ),
  ];
}

/**
 * Somebody's answers in order.
 * @param {MapPerson} person
 * @param {Leg[]} legs
 * @param {Graph} graph
 * @param {Words} words
 * @param {string} language the one that tells of people
 * @param {Choose} choose
 */
export function personTold({ who }, legs, graph, words, language, choose) {
  /** @param {string} id */
  const titled = (id) => graph.byId.get(id)?.title || id;
  const end = legs[legs.length - 1]?.to || graph.start;
  const steps = legs.map(({ step, text }) =>
    leading(`${titled(step)} ${graph.arrow} ${text}`, step, choose),
  );
  return [
    make("h3", { lang: language }, who),
    ...listed(words.way, [...steps, leading(titled(end), end, choose)], "ol"),
  ];
}

/**
 * Every step by its cause, and the answers of each.
 * @param {MapDetails} details
 * @param {Graph} graph
 * @param {Choose} choose
 */
export function everyStep({ causes, steps }, graph, choose) {
  /** @type {Map<string, HTMLElement[]>} */
  const byCause = new Map();
  for (const { id, title, cause } of steps) {
    const answers = graph
      .from(id)
      .map(({ text, to }) =>
        make(
          "li",
          {},
          leading(`${text} ${graph.arrow} ${graph.byId.get(to)?.title || to}`, to, choose),
        ),
      );
    const item = make("li", {}, leading(title, id, choose), make("ul", {}, ...answers));
    byCause.set(cause, [...(byCause.get(cause) || []), item]);
  }
  return [...byCause].flatMap(([cause, items]) => [
    make("h4", {}, causes[cause] || cause),
    make("ul", {}, ...items),
  ]);
}
