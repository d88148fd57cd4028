// A screen reader in a page: what it says of what is there, and what it says by itself.
// It takes the text of @guidepup/virtual-screen-reader, which knows roles, names and live regions.

async (library) => {
  const address = URL.createObjectURL(new Blob([library], { type: "text/javascript" }));
  const { virtual } = await import(address);

  // It looks at two properties of style alone; a browser also leaves out what is folded.
  const styleOf = window.getComputedStyle.bind(window);
  window.getComputedStyle = (element, ...others) =>
    // A page's head is never displayed.
    styleOf(element.checkVisibility() ? element : document.head, ...others);

  // What browsers tell beside, of a fold's head and of what is ticked.
  // Source: W3C, "HTML Accessibility API Mappings" (summary; input, type checkbox and radio).
  const TOLD = {
    summary: ({ parentElement: { open } }) => ({ role: "button", "aria-expanded": String(open) }),
    "[type=checkbox], [type=radio]": ({ checked }) => ({ "aria-checked": String(checked) }),
  };
  const mappings = (tell) => {
    for (const [selector, given] of Object.entries(TOLD)) {
      for (const element of document.querySelectorAll(selector)) {
        for (const [name, value] of Object.entries(given(element))) {
          if (tell) element.setAttribute(name, value);
          else element.removeAttribute(name);
        }
      }
    }
  };

  // What these say is their name, or that of what they are for, and is said with that.
  const NAMES = "a[href], button, h1, h2, h3, label, legend, summary";

  const place = (node, said) => {
    const element = node instanceof Text ? node.parentElement : node;
    // What holds nothing but text may be read in its place.
    const isText = node instanceof Text || element.textContent.trim() === said;
    return {
      isText,
      // Between two elements, a space counts.
      said: isText ? node.textContent.replace(/\s+/g, " ") : said,
      isName: isText && element.closest(NAMES) !== null,
      hasFocus: node === document.activeElement,
      language: element.closest("[lang]").lang,
    };
  };

  async function* walk() {
    for (;;) {
      const said = await virtual.lastSpokenPhrase();
      yield place(virtual.activeNode, said);
      if (said === "end of document") return;
      await virtual.next();
    }
  }

  window.screenReader = {
    async read() {
      mappings(true);
      await virtual.start({ container: document.body });
      const all = [];
      for await (const one of walk()) all.push(one);
      await virtual.stop();
      mappings(false);
      return all;
    },
    async listen() {
      await virtual.start({ container: document.body });
      await virtual.clearSpokenPhraseLog();
    },
    /** Until something is announced. */
    async announced() {
      const isLive = (said) => /^(?:polite|assertive): ./.test(said);
      while (!(await virtual.spokenPhraseLog()).some(isLive)) {
        await new Promise(requestAnimationFrame);
      }
    },
    /** What was said since then. */
    async heard() {
      const said = await virtual.spokenPhraseLog();
      await virtual.stop();
      return said;
    },
  };
};
