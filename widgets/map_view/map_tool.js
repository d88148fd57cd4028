// Makes a drawn map a tool: what is chosen stays strong, the rest fades, and it is told in words.

import { closest, make, setChildren } from "../static/dom.js";
import { mapBar } from "./map_bar.js";
import { MapDrawing } from "./map_drawing.js";
import { mapGraph, wayOf } from "./map_graph.js";
import { everyStep, personTold, stepTold } from "./map_panel.js";
import { dragged } from "./map_zoom.js";

/**
 * @import { MapDetails, MapPerson } from "./map_graph.js"
 *
 * ``address`` is the guide's, to which links to steps lead.
 * @typedef {object} Given
 * @property {Record<string, string>} words
 * @property {string} address
 * @property {(id: string) => void} [onChoose]
 */

/** @type {Record<string, "closer" | "farther" | "fit" | "actual">} */
const KEYS = { "+": "closer", ";": "closer", "-": "farther", 0: "fit", 1: "actual" };

export class MapTool {
  /**
   * @param {HTMLElement} root
   * @param {MapDetails} details
   * @param {SVGSVGElement} svg
   * @param {Given} given
   */
  constructor(root, details, svg, given) {
    this.given = given;
    this.words = given.words;
    this.box = make("div", { className: "map-box" });
    this.panel = make("div", { className: "map-panel" });
    this.every = make("div");
    this.list = make("details", { className: "map-list" });
    this.bar = mapBar(this.words, this.asked());
    this.details = details;
    this.graph = mapGraph(details);
    this.drawing = new MapDrawing(this.box, svg);
    // What is shown, again after each drawing: a step, somebody, or nothing.
    this.again = () => this.clear();
    this.came = "";
    this.written = false;
    this.build(root);
    this.draw(svg, details);
  }

  /** @returns {import("./map_bar.js").Asked} */
  asked() {
    return {
      search: (query) => this.graph.search(query),
      choose: (id) => this.choose(id),
      follow: (person) => (person ? this.follow(person) : this.clear()),
      write: (on) => {
        this.written = on;
        this.again();
      },
      sizes: {
        closer: () => this.drawing.zoom.closer(),
        farther: () => this.drawing.zoom.farther(),
        fit: () => this.drawing.zoom.fit(),
        actual: () => this.drawing.zoom.actual(),
      },
    };
  }

  /** @param {HTMLElement} root */
  build(root) {
    const { words, box, panel, list, every } = this;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", words.label);
    panel.setAttribute("role", "region");
    panel.setAttribute("aria-label", words.chosen);
    list.append(make("summary", {}, words.list), every);
    const legend = make("details", { className: "map-legend" }, make("summary", {}, words.about));
    legend.append(make("p", {}, words.legend), make("p", {}, words.keys));
    root.classList.add("map-tool");
    setChildren(
      root,
      this.bar.bar,
      make("div", { className: "map-body" }, box, panel),
      list,
      legend,
    );
    box.onclick = (event) => this.tapped(event);
    box.onkeydown = (event) => this.pressed(event);
    box.addEventListener("wheel", (event) => this.drawing.zoom.wheeled(event), { passive: false });
    dragged(box);
    list.ontoggle = () => this.showList();
  }

  /**
   * Shows a drawing, at the place and the size of the one before.
   * @param {SVGSVGElement} svg
   * @param {MapDetails} details
   */
  draw(svg, details) {
    const { box } = this;
    const [size, top, left] = [this.drawing.zoom.size(), box.scrollTop, box.scrollLeft];
    const [at, focused] = [this.drawing.standing, box.contains(document.activeElement)];
    this.details = details;
    this.graph = mapGraph(details);
    setChildren(box, svg);
    this.drawing = new MapDrawing(box, svg);
    this.drawing.dress(this.graph, this.words);
    this.bar.showPeople(this.graph.people, details.spoken);
    this.drawing.zoom.to(size);
    box.scrollTop = top;
    box.scrollLeft = left;
    this.again();
    this.drawing.stand(this.graph.byId.has(at) ? at : details.start);
    if (focused) this.drawing.focus(this.drawing.standing);
    this.showList();
  }

  /** A long list is made once it is wanted. */
  showList() {
    const lines = this.list.open
      ? everyStep(this.details, this.graph, (id) => this.choose(id))
      : [];
    setChildren(this.every, ...lines);
  }

  clear() {
    this.again = () => this.clear();
    this.bar.nobody();
    this.drawing.light();
    if (this.written) this.drawing.label(this.graph.legs);
    setChildren(this.panel, make("p", {}, this.words.none_chosen));
  }

  /** @param {string} id */
  showStep(id) {
    const { graph, drawing, given } = this;
    const step = graph.byId.get(id);
    if (!step) return this.clear();
    this.again = () => this.showStep(id);
    const lit = graph.through(id);
    const others = graph.legs.filter((leg) => leg.step !== id && leg.to !== id);
    drawing.light(lit);
    drawing.choose(id);
    if (this.written) drawing.label(others.filter((leg) => lit.ways.has(wayOf(leg))));
    drawing.tell(graph.from(id), "head");
    drawing.tell(graph.to(id), "tail");
    const choose = (/** @type {string} */ one) => this.choose(one);
    setChildren(this.panel, ...stepTold(step, graph, this.words, given.address, choose));
  }

  /** @param {MapPerson} person */
  follow(person) {
    const { graph, drawing, words, details } = this;
    const way = graph.legsOf(person);
    this.again = () => this.follow(person);
    drawing.light(graph.along(way));
    drawing.tell(way.map((leg, n) => ({ ...leg, text: `${n + 1} ${leg.text}` })));
    drawing.uncover(graph.start);
    const choose = (/** @type {string} */ one) => this.choose(one);
    setChildren(this.panel, ...personTold(person, way, graph, words, details.spoken, choose));
  }

  /** @param {string} id */
  choose(id) {
    this.bar.nobody();
    this.bar.close();
    this.showStep(id);
    this.stand(id);
    this.given.onChoose?.(id);
  }

  /** @param {string} id */
  stand(id) {
    if (id !== this.drawing.standing) this.came = this.drawing.standing;
    this.drawing.stand(id);
    this.drawing.focus(id);
  }

  /** @param {string} id */
  here(id) {
    this.drawing.here(id);
    this.drawing.uncover(id);
  }

  /** @param {MouseEvent} event */
  tapped(event) {
    const step = closest(event, ".map-step");
    // With these keys, a browser opens it elsewhere.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (step) {
      event.preventDefault();
      this.choose(step.id.replace("map-", ""));
    } else if (!closest(event, ".map-cause")) this.clear();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    const next = this.graph.beside(this.drawing.standing, key, this.came);
    if (next) this.stand(next);
    else if (KEYS[key]) this.drawing.zoom[KEYS[key]]();
    else if (key === "Escape") this.clear();
    else if (key === "Enter" || key === " ") this.choose(this.drawing.standing);
    else return;
    event.preventDefault();
    // A notebook has keys of its own.
    event.stopPropagation();
  }
}
