// Answers written on the arrows, where they can be told apart: by the other end of each.

import { wayOf } from "./map_graph.js";

/** @import { Leg } from "./map_graph.js" */

const SVG = "http://www.w3.org/2000/svg";
const LONGEST = 22;
// How far along an arrow its words stand: of those that fan out, near where they lead.
const NEAR = { head: 0.66, tail: 0.34, middle: 0.5 };

/** @param {Element} drawing */
export function clearLabels(drawing) {
  for (const label of [...drawing.querySelectorAll(".map-label")]) label.remove();
}

/**
 * Writes answers on their arrows; several between the same steps share one.
 * @param {Map<string, SVGPathElement>} arrows
 * @param {Leg[]} legs
 * @param {keyof typeof NEAR} [near]
 */
export function labelled(arrows, legs, near = "middle") {
  /** @type {Map<string, string[]>} */
  const words = new Map();
  for (const leg of legs) words.set(wayOf(leg), [...(words.get(wayOf(leg)) || []), leg.text]);
  for (const [way, texts] of words) {
    const arrow = arrows.get(way);
    if (arrow) write(arrow, texts.join(" / "), NEAR[near]);
  }
}

/**
 * @param {SVGPathElement} arrow
 * @param {string} text
 * @param {number} along
 */
function write(arrow, text, along) {
  const { x, y } = arrow.getPointAtLength(arrow.getTotalLength() * along);
  const label = document.createElementNS(SVG, "text");
  label.setAttribute("class", "map-label");
  label.setAttribute("x", String(x));
  label.setAttribute("y", String(y + 4));
  label.textContent = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const whole = document.createElementNS(SVG, "title");
  whole.textContent = text;
  label.append(whole);
  arrow.parentNode?.append(label);
}
