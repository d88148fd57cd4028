(() => {
  const page = document.querySelector(".guide-page");
  const steps = [...page.querySelectorAll(".step")];
  const { live: liveAddress, kernel: hasKernel } = document.body.dataset;
  const cells = document.getElementById("rendered_cells");
  const title = document.title;
  let trail = [page.dataset.start];
  let chosen = null; // the step and trail that a tapped option leads to
  let alive = false;
  let lost = false;
  let pressed = false;
  let unanswered = 0;

  const section = (id) => steps.find((step) => step.id === id);
  const stepShown = () => section(stepInAddress()) ?? section(page.dataset.start);

  function show(focus) {
    const now = stepShown();
    for (const step of steps) step.classList.toggle("shown", step === now);
    const heading = now.querySelector("h2");
    document.title = now.id === page.dataset.start ? title : `${heading.textContent} | ${title}`;
    if (!focus) return;
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  function follow(focus) {
    const id = stepShown().id;
    const kept = chosen?.step === id ? chosen : recall(id);
    trail = kept ? kept.trail : [id];
    chosen = null;
    remember(id, trail);
    show(focus);
  }

  function choose(link) {
    chosen = { step: link.hash.slice(1), trail: [...trail, link.dataset.option] };
  }

  function say(text, action) {
    const line = Object.assign(document.createElement("p"), { className: "notice", textContent: text });
    line.setAttribute("role", "status");
    if (action) line.append(" ", action);
    page.querySelector(".notice")?.remove();
    page.querySelector("main").before(line);
  }

  function tool(text, act) {
    const button = Object.assign(document.createElement("button"), {
      className: "tool", type: "button", textContent: text, onclick: act,
    });
    page.querySelector(".tools").prepend(button);
    return button;
  }

  // The page, on its way to the live guide.
  async function goLive(asked) {
    const ready = await fetch(liveAddress, { method: "HEAD", cache: "no-store" }).catch(() => null);
    if (ready?.ok) {
      inSession("guide-live", "yes");
      location.replace(liveAddress + location.hash);
    } else if (asked) {
      say(page.dataset.full);
    }
  }

  function wantsLive() {
    const desktop = matchMedia("(hover: hover) and (pointer: fine)").matches;
    return inSession("guide-live") || (desktop && !navigator.connection?.saveData);
  }

  // The live guide, once its widgets stand at the visitor's step.
  const root = () => document.querySelector(".guide-live");
  const liveOptions = () => [...(root()?.querySelectorAll("button.option") ?? [])];

  function comeAlive(tries) {
    if (alive || lost) return;
    const links = [...stepShown().querySelectorAll("a.option")];
    const same = root()?.querySelector(".step-shown")?.dataset.step === stepShown().id;
    if (pressed || !same || liveOptions().length !== links.length) {
      if (tries > 0) setTimeout(comeAlive, 50, tries - 1);
      return;
    }
    const at = links.indexOf(document.activeElement);
    const y = scrollY;
    alive = true;
    cells.hidden = false;
    page.hidden = true;
    if (at >= 0) liveOptions()[at].focus({ preventScroll: true });
    else if (page.contains(document.activeElement)) root().querySelector("h2").focus({ preventScroll: true });
    scrollTo(0, y);
    watchKernel();
  }

  function watchKernel() {
    const kernel = window.jupyterapp?.widgetManager?.kernel;
    const ended = ["dead", "restarting", "autorestarting", "terminating"];
    kernel?.statusChanged.connect((_, status) => ended.includes(status) && lose());
    kernel?.connectionStatusChanged.connect((_, status) => status !== "connected" && lose());
  }

  function lose() {
    if (lost) return;
    lost = true;
    document.dispatchEvent(new Event("guide:lost"));
    clearTimeout(unanswered);
    if (!alive) return;
    alive = false;
    cells.hidden = true;
    page.hidden = false;
    const again = Object.assign(document.createElement("a"), {
      href: location.pathname, textContent: page.dataset.reconnect,
    });
    again.onclick = (event) => (event.preventDefault(), location.reload());
    say(page.dataset.lost, again);
    show(true);
  }

  // A tap that the kernel does not answer within a second is answered by the page.
  function expectAnswer(button) {
    const link = stepShown().querySelectorAll("a.option")[liveOptions().indexOf(button)];
    clearTimeout(unanswered);
    unanswered = setTimeout(() => {
      lose();
      if (link) link.click();
    }, 1000);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".guide-page a.option");
    if (link) choose(link);
    const button = event.target.closest?.(".guide-live .jupyter-button");
    if (button && alive) expectAnswer(button);
  }, true);
  document.addEventListener("guide:shown", (event) => {
    clearTimeout(unanswered);
    trail = event.detail.trail;
    show(false);
    comeAlive(100);
  });
  addEventListener("hashchange", () => (alive ? show(false) : follow(true)));
  addEventListener("pointerdown", () => (pressed = true));
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (pressed = false));
  addEventListener("offline", lose);

  page.classList.add("scripted");
  follow(false);
  tool(page.dataset.back, () => history.back());
  if (liveAddress) {
    const live = tool(page.dataset.goLive, () => goLive(true));
    page.querySelector("footer").before(live);
    if (wantsLive()) goLive(false);
  }
  if (document.body.dataset.full !== undefined) say(page.dataset.full);
})();
