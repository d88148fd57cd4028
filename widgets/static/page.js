// The page: shows the step that the address names, and keeps the trail of how it was reached.
const Page = (() => {
  const root = document.querySelector(".guide-page");
  const words = root.dataset;
  const steps = [...root.querySelectorAll(".step")];
  const title = document.title;
  let trail = [words.start];
  let chosen = null; // the step and the trail that a tapped option leads to

  const section = (id) => steps.find((step) => step.id === id);
  const shown = () => section(stepInAddress()) ?? section(words.start);

  function show(focus) {
    const now = shown();
    for (const step of steps) step.classList.toggle("shown", step === now);
    const heading = now.querySelector("h2");
    document.title = now.id === words.start ? title : `${heading.textContent} | ${title}`;
    if (!focus) return;
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  function follow(focus) {
    const id = shown().id;
    const kept = chosen?.step === id ? chosen : recall(id);
    trail = kept ? kept.trail : [id];
    chosen = null;
    remember(id, trail);
    show(focus);
  }

  function say(text, action) {
    const line = Object.assign(document.createElement("p"), { className: "notice", textContent: text });
    line.setAttribute("role", "status");
    if (action) line.append(" ", action);
    root.querySelector(".notice")?.remove();
    root.querySelector("main").before(line);
  }

  function tool(text, act) {
    const given = { className: "tool", type: "button", textContent: text, onclick: act };
    return Object.assign(document.createElement("button"), given);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".guide-page a.option");
    if (link) chosen = { step: link.hash.slice(1), trail: [...trail, link.dataset.option] };
  }, true);
  addEventListener("hashchange", () => (root.hidden ? show(false) : follow(true)));

  root.classList.add("scripted");
  root.querySelector(".tools").prepend(tool(words.back, () => history.back()));
  if (document.body.dataset.full !== undefined) say(words.full);
  follow(false);
  return { root, words, shown, show, say, tool, take: (other) => (trail = other) };
})();
