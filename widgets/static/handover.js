// Between the page and the live guide: on to it when the visitor wants it, back when it is lost.
(() => {
  const { root: page, words } = Page;
  const liveAddress = document.body.dataset.live;
  const cells = document.getElementById("rendered_cells");
  const guide = () => document.querySelector(".guide-live");
  const buttons = () => [...(guide()?.querySelectorAll("button.option") ?? [])];
  const links = () => [...Page.shown().querySelectorAll("a.option")];
  let alive = false;
  let lost = false;
  let pressed = false;
  let unanswered = 0;

  // The server is asked first, as a page that stands is better than an error.
  async function goLive(asked) {
    const ready = await fetch(liveAddress, { method: "HEAD", cache: "no-store" }).catch(() => null);
    if (ready?.ok) {
      inSession("guide-live", "yes");
      location.replace(liveAddress + location.hash);
    } else if (asked) {
      Page.say(words.full);
    }
  }

  function wantsLive() {
    const desktop = matchMedia("(hover: hover) and (pointer: fine)").matches;
    return inSession("guide-live") || (desktop && !navigator.connection?.saveData);
  }

  // Never under a finger, and only at the very step that the visitor sees.
  function comeAlive(tries) {
    if (alive || lost) return;
    const same = guide()?.querySelector(".step-shown")?.dataset.step === Page.shown().id;
    if (pressed || !same || buttons().length !== links().length) {
      if (tries > 0) setTimeout(comeAlive, 50, tries - 1);
      return;
    }
    const focused = document.activeElement;
    const y = scrollY;
    const heir = buttons()[links().indexOf(focused)] ?? guide().querySelector("h2");
    const hadFocus = page.contains(focused);
    alive = true;
    cells.hidden = false;
    page.hidden = true;
    if (hadFocus) heir.focus({ preventScroll: true });
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
    clearTimeout(unanswered);
    document.dispatchEvent(new Event("guide:lost"));
    if (!alive) return;
    alive = false;
    cells.hidden = true;
    page.hidden = false;
    const again = Object.assign(document.createElement("a"), {
      href: location.href, textContent: words.reconnect,
    });
    again.onclick = (event) => (event.preventDefault(), location.reload());
    Page.say(words.lost, again);
    Page.show(true);
  }

  // A tap that the kernel does not answer within a second is answered by the page.
  function expectAnswer(button) {
    const link = links()[buttons().indexOf(button)];
    clearTimeout(unanswered);
    unanswered = setTimeout(() => {
      lose();
      link?.click();
    }, 1000);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".guide-live .jupyter-button");
    if (button && alive) expectAnswer(button);
  }, true);
  document.addEventListener("guide:shown", (event) => {
    clearTimeout(unanswered);
    Page.take(event.detail.trail);
    Page.show(false);
    comeAlive(100);
  });
  addEventListener("pointerdown", () => (pressed = true));
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (pressed = false));
  addEventListener("offline", lose);

  if (liveAddress) {
    page.querySelector("footer").before(Page.tool(words.goLive, () => goLive(true)));
    if (wantsLive()) goLive(false);
  }
})();
