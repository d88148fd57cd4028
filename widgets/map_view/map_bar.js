// What is above the map: the search, people, sizes, and whether the answers are written on it.

import { fill, isComposing, make, setChildren } from "../static/dom.js";

/**
 * @import { Hit, MapPerson } from "./map_graph.js"
 *
 * What the bar asks of the map.
 * @typedef {object} Asked
 * @property {(query: string) => Hit[]} search
 * @property {(id: string) => void} choose
 * @property {(person: MapPerson | undefined) => void} follow
 * @property {(on: boolean) => void} write
 * @property {Record<"closer" | "farther" | "fit" | "actual", () => void>} sizes
 */

const SIZES = /** @type {const} */ (["farther", "closer", "fit", "actual"]);

/**
 * @param {Record<string, string>} words
 * @param {Asked} asked
 */
export function mapBar(words, asked) {
  const found = make("ul", { className: "map-found" });
  const count = make("span", { className: "map-count" });
  count.setAttribute("role", "status");
  const box = make("input", { type: "search", placeholder: words.hint });
  const people = make("select");
  const all = make("input", { type: "checkbox" });
  const sizes = SIZES.map((size) => {
    const button = make("button", { type: "button", onclick: () => asked.sizes[size]() });
    button.textContent = words[size];
    return button;
  });

  const look = () => {
    const hits = asked.search(box.value);
    count.textContent = box.value.trim()
      ? fill(hits.length ? words.found : words.none, { found: hits.length })
      : "";
    setChildren(found, ...hits.map((hit) => make("li", {}, hitButton(hit, asked.choose))));
  };
  const close = () => {
    box.value = "";
    look();
  };
  box.oninput = look;
  box.onkeydown = (event) => {
    // The map's own keys are letters here.
    event.stopPropagation();
    if (isComposing(event)) return;
    if (event.key === "Escape") close();
    if (event.key === "Enter") found.querySelector("button")?.click();
  };
  all.onchange = () => asked.write(all.checked);

  /** @type {MapPerson[]} */
  let known = [];
  people.onchange = () => asked.follow(known[Number(people.value)]);
  /** @type {(people: MapPerson[], language: string) => void} */
  const showPeople = (given, language) => {
    known = given;
    const nobody = make("option", { value: "-1" }, words.nobody);
    const options = given.map(({ who }, n) =>
      make("option", { value: String(n), lang: language }, who),
    );
    setChildren(people, nobody, ...options);
  };
  const bar = make(
    "div",
    { className: "map-bar" },
    make("label", { className: "map-search" }, `${words.search} `, box),
    make("label", {}, `${words.person} `, people),
    make("label", { className: "map-check" }, all, ` ${words.answers}`),
    make("span", { className: "map-sizes" }, ...sizes),
    count,
    found,
  );
  const nobody = () => {
    people.value = "-1";
  };
  return { bar, showPeople, nobody, close };
}

/**
 * @param {Hit} hit
 * @param {(id: string) => void} choose
 */
const hitButton = ({ step, why }, choose) =>
  make(
    "button",
    { type: "button", className: "map-lead", onclick: () => choose(step.id) },
    step.title,
    why && make("small", {}, ` ${why}`),
  );
