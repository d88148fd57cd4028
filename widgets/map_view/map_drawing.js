// The drawing in the map's box: which steps and ways it has, which are strong, where one stands.

import { wayOf } from "./map_graph.js";
import { clearLabels, labelled } from "./map_labels.js";
import { zoomed } from "./map_zoom.js";

/**
 * @import { Leg, Lit, mapGraph } from "./map_graph.js"
 */

export class MapDrawing {
  /**
   * @param {HTMLElement} box
   * @param {SVGSVGElement} svg
   */
  constructor(box, svg) {
    this.svg = svg;
    this.zoom = zoomed(box, svg);
    this.boxes = named(svg, "a.map-step", ({ id }) => id.replace("map-", ""));
    this.arrows = named(svg, "path.map-way", ({ dataset }) => dataset.way || "");
    this.standing = "";
  }

  /** @param {Lit} [lit] what stays strong; all, if nothing is given */
  light(lit) {
    this.svg.classList.toggle("map-lit", Boolean(lit));
    for (const [id, step] of this.boxes) {
      step.classList.toggle("on", Boolean(lit?.steps.has(id)));
      step.classList.remove("chosen");
      step.setAttribute("aria-pressed", "false");
    }
    for (const [way, arrow] of this.arrows) {
      arrow.classList.toggle("on", Boolean(lit?.ways.has(way)));
      arrow.classList.remove("direct");
    }
    clearLabels(this.svg);
  }

  /** @param {string} id */
  choose(id) {
    this.boxes.get(id)?.classList.add("chosen");
    this.boxes.get(id)?.setAttribute("aria-pressed", "true");
  }

  /**
   * Arrows of which all is told: they are the strongest, and their answers are written on them.
   * @type {(legs: Leg[], near?: "head" | "tail") => void}
   */
  tell(legs, near) {
    for (const leg of legs) this.arrows.get(wayOf(leg))?.classList.add("direct");
    this.label(legs, near);
  }

  /** @type {(legs: Leg[], near?: "head" | "tail") => void} */
  label(legs, near) {
    labelled(this.arrows, legs, near);
  }

  /**
   * Makes a step the one that Tab leads to.
   * @param {string} id
   */
  stand(id) {
    this.boxes.get(this.standing)?.setAttribute("tabindex", "-1");
    this.boxes.get(id)?.setAttribute("tabindex", "0");
    this.standing = id;
  }

  /** @param {string} id */
  focus(id) {
    this.boxes.get(id)?.focus({ preventScroll: true });
    this.uncover(id);
  }

  /** @param {string} id */
  uncover(id) {
    const step = this.boxes.get(id);
    if (step) this.zoom.uncover(step);
  }

  /** @param {string} id the step on screen beside the map */
  here(id) {
    for (const [one, step] of this.boxes) {
      step.classList.toggle("here", one === id);
      if (one === id) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    }
  }

  /**
   * What each step is for those who do not see it.
   * @param {ReturnType<typeof mapGraph>} graph
   * @param {Record<string, string>} words
   */
  dress(graph, words) {
    for (const [id, step] of this.boxes) {
      const { title = id, findings = [] } = graph.byId.get(id) || {};
      const marked = findings.length ? ` (${words.findings} ${findings.length})` : "";
      const told = { role: "button", tabindex: "-1", draggable: "false" };
      for (const [name, value] of Object.entries(told)) step.setAttribute(name, value);
      step.setAttribute("aria-label", `${title}${marked}`);
    }
  }
}

/**
 * Elements of a drawing by their names.
 * @param {SVGSVGElement} svg
 * @param {string} selector
 * @param {(element: SVGPathElement) => string} name
 */
function named(svg, selector, name) {
  /** @type {NodeListOf<SVGPathElement>} */
  const found = svg.querySelectorAll(selector);
  return new Map([...found].map((element) => [name(element), element]));
}
