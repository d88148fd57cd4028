// Between the page and the live guide: on to it when the visitor wants it, back when it is lost.

import { inSession, stepInAddress } from "../static/session.js";
import { Page } from "./page.js";
import { Search } from "./page_search.js";

(() => {
  const { root: page, words } = Page;
  const liveAddress = document.body.dataset.live;
  const cells = document.getElementById("rendered_cells");
  const LONGEST_BOOT = 30000;
  const LONGEST_ASKING = 5000;
  // When the live guide may come back by itself: tried this often, so long after the last touch.
  const AGAIN = 15000;
  const QUIET = 5000;
  const MOST_RETURNS = 10;
  const guide = () => document.querySelector(".guide-live");
  const buttons = () => [...(guide()?.querySelectorAll("button.option") ?? [])];
  const field = () => guide()?.querySelector(".search input");
  const links = () => [...Page.shown().querySelectorAll("a.option")];
  let alive = false;
  let lost = false;
  let pressed = false;
  let touched = 0;
  let unanswered = 0;
  let pending = null; // what the page does in place of a tap that was not answered

  async function kernelIsReady() {
    const how = {
      method: "HEAD",
      cache: "no-store",
      signal: AbortSignal.timeout?.(LONGEST_ASKING),
    };
    return (await fetch(liveAddress ?? location.pathname, how).catch(() => null))?.ok;
  }

  async function goLive(asked) {
    if (await kernelIsReady()) {
      inSession("guide-live", "yes");
      // By an address with a step the focus stays at it.
      location.replace(liveAddress + (asked ? `#${Page.shown().id}` : location.hash));
    } else if (asked) {
      Page.say(words.full);
    }
  }

  function wantsLive() {
    const desktop = matchMedia("(hover: hover) and (pointer: fine)").matches;
    return inSession("guide-live") || (desktop && !navigator.connection?.saveData);
  }

  // Never under a finger or what somebody types, and only at the very step that the visitor sees.
  function comeAlive(tries) {
    if (alive || lost) return;
    const same = guide()?.querySelector(".step-shown")?.dataset.step === Page.shown().id;
    if (pressed || Search.open() || !same || buttons().length !== links().length) {
      if (tries > 0) setTimeout(comeAlive, 50, Search.open() ? tries : tries - 1);
      return;
    }
    const focused = document.activeElement;
    const y = scrollY;
    const searching = focused?.matches(".search input") && field();
    const heir = (buttons()[links().indexOf(focused)] ?? searching) || guide().querySelector("h2");
    // A reload leaves the focus nowhere.
    const hadFocus = page.contains(focused) || (focused === document.body && stepInAddress());
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
    if (lost || !cells) return;
    lost = true;
    const typed = alive && field()?.value;
    clearTimeout(unanswered);
    document.dispatchEvent(new Event("guide:lost"));
    cells.hidden = true;
    page.hidden = false;
    const again = { href: location.href, textContent: words.reconnect, onclick: reconnect };
    Page.say(words.lost, Object.assign(document.createElement("a"), again));
    if (alive) Page.follow(true);
    alive = false;
    if (typed) Search.goOn(typed);
    pending?.();
    tryAgain();
  }

  // Not all at once: many may have lost theirs together.
  const tryAgain = () => setTimeout(comeBack, AGAIN * (0.5 + Math.random()));

  // Never while somebody taps, types or scrolls, and not for ever where kernels die again and again.
  async function comeBack() {
    const returns = Number(inSession("guide-returns"));
    if (returns >= MOST_RETURNS) return;
    const busy = document.hidden || pressed || Search.open() || Date.now() - touched < QUIET;
    if (busy || !(await kernelIsReady())) return tryAgain();
    inSession("guide-returns", returns + 1);
    location.reload();
  }

  // Only where it leads somewhere: a page that stands is better than an error.
  async function reconnect(event) {
    event.preventDefault();
    if (await kernelIsReady()) location.reload();
    else Page.say(words.full, event.target);
  }

  // What the kernel does not answer within a second is answered by the page.
  function expectAnswer(otherwise = null) {
    clearTimeout(unanswered);
    pending = otherwise;
    unanswered = setTimeout(lose, 1000);
  }

  // What the page does in place of a button of the live guide.
  function standIn(button) {
    const option = links()[buttons().indexOf(button)];
    if (option) return () => option.click();
    const entries = [...guide().querySelectorAll(".trail-entry")];
    if (entries.includes(button)) return () => Page.upTo(entries.indexOf(button));
    const [first] = guide().querySelectorAll(".tools .jupyter-button");
    return button === first ? Page.back : () => page.querySelector(".tools a").click();
  }

  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest?.(".guide-live .jupyter-button");
      if (button && alive) expectAnswer(standIn(button));
    },
    true,
  );
  addEventListener("hashchange", () => {
    const behind = guide()?.querySelector(".step-shown")?.dataset.step !== Page.shown().id;
    if (alive && behind) expectAnswer();
  });
  document.addEventListener("guide:shown", (event) => {
    clearTimeout(unanswered);
    pending = null;
    Page.take(event.detail.trail);
    Page.show(false);
    comeAlive(100);
  });
  document.addEventListener("guide:asked", () => alive && expectAnswer());
  document.addEventListener("guide:answered", () => clearTimeout(unanswered));
  for (const use of ["pointerdown", "keydown", "scroll"])
    addEventListener(use, () => (touched = Date.now()));
  addEventListener("pointerdown", () => (pressed = true));
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (pressed = false));
  addEventListener("offline", lose);

  // A tab that sleeps long is put on ice: until it wakes up, its place is somebody else's.
  document.addEventListener("freeze", () => {
    lose();
    window.jupyterapp?.widgetManager?.kernel?.dispose();
  });

  if (cells) {
    // Voilà ends the connection before a page unloads, but a tapped telephone number only seems to.
    addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), true);
    setTimeout(() => alive || Search.open() || lose(), LONGEST_BOOT);
  }
  if (document.body.dataset.full !== undefined) tryAgain();
  if (liveAddress) {
    page.querySelector("footer").before(Page.tool(words.goLive, () => goLive(true)));
    if (wantsLive()) goLive(false);
  }
})();
