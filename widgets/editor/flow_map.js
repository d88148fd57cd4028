// The desk: the map as a tool that marks the step on screen, and leads to a step by any link.

import { MapTool } from "../map_view/map_tool.js";
import { closest } from "../static/dom.js";

/**
 * @import { RenderProps } from "@anywidget/types"
 * @import { MapDetails } from "../map_view/map_graph.js"
 * @typedef {{ map: { drawing?: string, details?: MapDetails, address?: string }, step: string,
 *   words: Record<string, string> }} Traits
 *
 * The step to go to.
 * @typedef {{ go: string }} GoMessage
 */

/** @param {string} drawing an SVG */
function parsed(drawing) {
  const template = document.createElement("template");
  template.innerHTML = drawing;
  return template.content.querySelector("svg");
}

/**
 * A new step takes the focus where it was tapped; who works elsewhere goes on working there.
 * @param {Element | null} desk
 * @param {FocusEvent} event
 */
function giveBack(desk, { target, relatedTarget: before }) {
  if (!(target instanceof Element)) return;
  if (!(before instanceof HTMLElement || before instanceof SVGElement)) return;
  const taken = target.matches(".guide-live h2") && desk?.contains(target);
  if (taken && before.isConnected && !before.closest(".guide-live")) {
    before.focus({ preventScroll: true });
  }
}

/**
 * A field is read aloud, and its spelling looked at, in the language that its text is in.
 * @param {FocusEvent} event
 */
function nameLanguage({ target }) {
  if (!(target instanceof HTMLElement)) return;
  const names = [...(target.closest(".desk-field")?.classList ?? [])];
  const language = names.find((name) => name.startsWith("desk-in-"));
  if (language) target.lang = language.slice("desk-in-".length);
}

/** @param {RenderProps<Traits>} props */
function render({ model, el }) {
  const desk = () => el.closest(".desk");
  /** @type {MapTool | undefined} */
  let tool;
  /** @param {string} step */
  const go = (step) => {
    /** @type {GoMessage} */
    const message = { go: step };
    model.send(message);
  };
  const onStep = () => tool?.here(model.get("step"));
  const onDrawing = () => {
    const { drawing = "", details, address = "" } = model.get("map");
    const svg = parsed(drawing);
    if (!svg || !details) return;
    if (tool) tool.draw(svg, details);
    else
      tool = new MapTool(el, details, svg, {
        words: model.get("words"),
        address,
        onChoose: go,
      });
    onStep();
  };
  /** @param {MouseEvent} event */
  const onTap = (event) => {
    /** @type {HTMLAnchorElement | null} */
    const link = closest(event, 'a[href^="#"]');
    // The map's own steps are chosen on it.
    if (!link || !desk()?.contains(link) || link.closest(".guide-live, .map-box")) return;
    event.preventDefault();
    go((link.getAttribute("href") ?? "").slice(1));
  };
  /** @param {FocusEvent} event */
  const onFocus = (event) => {
    nameLanguage(event);
    giveBack(desk(), event);
  };
  const onShown = () => desk()?.querySelector(".desk-phone")?.scrollTo(0, 0);

  el.classList.add("desk-map");
  model.on("change:map", onDrawing);
  model.on("change:step", onStep);
  document.addEventListener("click", onTap);
  document.addEventListener("focusin", onFocus);
  document.addEventListener("guide:shown", onShown);
  onDrawing();
  // The first size it gets is when it is part of the page.
  const sized = new ResizeObserver(() => {
    for (const part of desk()?.querySelectorAll(".desk-status, .desk-said") ?? [])
      part.setAttribute("role", "status");
    onStep();
  });
  sized.observe(el);

  return () => {
    sized.disconnect();
    model.off("change:map", onDrawing);
    model.off("change:step", onStep);
    document.removeEventListener("click", onTap);
    document.removeEventListener("focusin", onFocus);
    document.removeEventListener("guide:shown", onShown);
  };
}

export default { render };
