// The page: shows the step that the address names, and keeps the trail of how it was reached.
const Page = (() => {
  const root = document.querySelector(".guide-page");
  const words = root.dataset;
  const steps = [...root.querySelectorAll(".step")];
  const status = root.querySelector(".notice");
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
    status.replaceChildren(text, ...(action ? [" ", action] : []));
  }

  function tool(text, act) {
    const given = { className: "tool", type: "button", textContent: text, onclick: act };
    return Object.assign(document.createElement("button"), given);
  }

  // The steps of a trail, the one it ends at last.
  function stepsOf(taken) {
    const found = [taken[0]];
    for (const answer of taken.slice(1)) {
      const link = section(found.at(-1))?.querySelector(`[data-option="${CSS.escape(answer)}"]`);
      found.push((link?.hash ?? answer).slice(1));
    }
    return found;
  }

  function go(taken) {
    const step = stepsOf(taken).at(-1);
    chosen = { step, trail: taken };
    if (shown().id === step) follow(true);
    else location.hash = step;
  }

  // To the answer before; the browser's own way back may lead out of the guide.
  function back() {
    if (shown().id === "index") go(trail);
    else go(trail.length > 1 ? trail.slice(0, -1) : [words.start]);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('.guide a[href^="#"]');
    if (!link) return;
    const step = link.hash.slice(1);
    const { option } = link.dataset;
    if (link.matches(".tools a")) forgetWaits();
    chosen = { step, trail: option ? [...trail, option] : jumped(trail, step, words.start) };
  }, true);
  addEventListener("hashchange", () => (root.hidden ? show(false) : follow(true)));

  root.querySelector(".tools").prepend(tool(words.back, back));
  if (document.body.dataset.full !== undefined) say(words.full);
  // The heading takes the focus: a section of the same name would have it read out twice.
  for (const step of steps) step.removeAttribute("aria-labelledby");
  for (const [event, keys] of [["keydown", true], ["pointerdown", false]]) {
    addEventListener(event, () => document.body.classList.toggle("keys", keys), true);
  }
  follow(false);
  root.classList.add("scripted");
  // The live guide leads: what it shows is where the visitor is.
  const take = (other) => {
    trail = other;
    chosen = null;
  };
  const upTo = (answers) => go(trail.slice(0, answers + 1));
  return { root, words, steps, section, shown, show, follow, say, tool, take, back, upTo };
})();
