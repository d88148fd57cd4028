// The desk: marks the step on screen on the map, and leads to a step by any link beside the guide.

import { closest } from "../static/dom.js";

/**
 * @import { RenderProps } from "@anywidget/types"
 * @typedef {{ drawing: string, step: string, label: string }} Traits
 *
 * The step to go to.
 * @typedef {{ go: string }} GoMessage
 */

/**
 * Only the map scrolls, and only where the step is out of sight.
 * @param {Element} map
 * @param {Element} step
 */
function uncover(map, step) {
  const [node, box] = [step.getBoundingClientRect(), map.getBoundingClientRect()];
  const inside = node.left >= box.left && node.right <= box.right;
  if (inside && node.top >= box.top && node.bottom <= box.bottom) return;
  const x = (node.left + node.right - box.left - box.right) / 2;
  map.scrollBy(x, (node.top + node.bottom - box.top - box.bottom) / 2);
}

/**
 * @param {Element} map
 * @param {string} step
 */
function mark(map, step) {
  map.querySelector(".here a")?.removeAttribute("aria-current");
  map.querySelector(".here")?.classList.remove("here");
  const node = map.querySelector(`#map-${CSS.escape(step)}`);
  node?.classList.add("here");
  node?.querySelector("a")?.setAttribute("aria-current", "step");
  if (node) uncover(map, node);
}

/**
 * @param {Element} map
 * @param {string} drawing an SVG
 */
function draw(map, drawing) {
  const focused = map.querySelector("a:focus")?.getAttribute("href");
  map.innerHTML = drawing;
  /** @type {SVGAElement | null} */
  const link = focused ? map.querySelector(`a[href="${focused}"]`) : null;
  link?.focus({ preventScroll: true });
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

/** @param {RenderProps<Traits>} props */
function render({ model, el }) {
  const desk = () => el.closest(".desk");
  const onStep = () => mark(el, model.get("step"));
  const onDrawing = () => {
    draw(el, model.get("drawing"));
    onStep();
  };
  /** @param {MouseEvent} event */
  const onTap = (event) => {
    /** @type {HTMLAnchorElement | null} */
    const link = closest(event, 'a[href^="#"]');
    if (!link || !desk()?.contains(link) || link.closest(".guide-live")) return;
    event.preventDefault();
    /** @type {GoMessage} */
    const message = { go: (link.getAttribute("href") ?? "").slice(1) };
    model.send(message);
  };
  /** @param {FocusEvent} event */
  const onFocus = (event) => giveBack(desk(), event);
  const onShown = () => desk()?.querySelector(".desk-phone")?.scrollTo(0, 0);

  el.classList.add("desk-map");
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", model.get("label"));
  model.on("change:drawing", onDrawing);
  model.on("change:step", onStep);
  document.addEventListener("click", onTap);
  document.addEventListener("focusin", onFocus);
  document.addEventListener("guide:shown", onShown);
  onDrawing();
  // The first size it gets is when it is part of the page.
  const sized = new ResizeObserver(() => {
    desk()?.querySelector(".desk-status")?.setAttribute("role", "status");
    onStep();
  });
  sized.observe(el);

  return () => {
    sized.disconnect();
    model.off("change:drawing", onDrawing);
    model.off("change:step", onStep);
    document.removeEventListener("click", onTap);
    document.removeEventListener("focusin", onFocus);
    document.removeEventListener("guide:shown", onShown);
  };
}

export default { render };
