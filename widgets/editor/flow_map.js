// The desk: marks the step on screen on the map, and leads to a step by any link beside the guide.
function render({ model, el }) {
  const desk = () => el.closest(".desk");
  el.classList.add("desk-map");
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", model.get("label"));

  function draw() {
    const focused = el.querySelector("a:focus")?.getAttribute("href");
    el.innerHTML = model.get("drawing");
    if (focused) el.querySelector(`a[href="${focused}"]`)?.focus({ preventScroll: true });
    mark();
  }

  function mark() {
    el.querySelector(".here a")?.removeAttribute("aria-current");
    el.querySelector(".here")?.classList.remove("here");
    const node = el.querySelector(`#map-${CSS.escape(model.get("step"))}`);
    node?.classList.add("here");
    node?.querySelector("a")?.setAttribute("aria-current", "step");
    if (node) uncover(node.getBoundingClientRect(), el.getBoundingClientRect());
  }

  // Only the map scrolls, and only where the step is out of sight.
  function uncover(node, box) {
    const inside = node.left >= box.left && node.right <= box.right;
    if (inside && node.top >= box.top && node.bottom <= box.bottom) return;
    const x = (node.left + node.right - box.left - box.right) / 2;
    el.scrollBy(x, (node.top + node.bottom - box.top - box.bottom) / 2);
  }

  function go(event) {
    const link = event.target.closest?.('a[href^="#"]');
    if (!link || !desk()?.contains(link) || link.closest(".guide-live")) return;
    event.preventDefault();
    model.send({ go: link.getAttribute("href").slice(1) });
  }

  // A new step takes the focus where it was tapped; who works elsewhere goes on working there.
  function giveBack({ target, relatedTarget: before }) {
    const taken = target.matches(".guide-live h2") && desk()?.contains(target);
    if (taken && before?.isConnected && !before.closest(".guide-live"))
      before.focus({ preventScroll: true });
  }

  const shown = () => desk()?.querySelector(".desk-phone")?.scrollTo(0, 0);

  model.on("change:drawing", draw);
  model.on("change:step", mark);
  document.addEventListener("click", go);
  document.addEventListener("focusin", giveBack);
  document.addEventListener("guide:shown", shown);
  draw();
  // The first size it gets is when it is part of the page.
  const sized = new ResizeObserver(() => {
    desk()?.querySelector(".desk-status")?.setAttribute("role", "status");
    mark();
  });
  sized.observe(el);

  return () => {
    sized.disconnect();
    model.off("change:drawing", draw);
    model.off("change:step", mark);
    document.removeEventListener("click", go);
    document.removeEventListener("focusin", giveBack);
    document.removeEventListener("guide:shown", shown);
  };
}

export default { render };
