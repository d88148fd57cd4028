// A browser's translator: it changes the page's language, and puts every text into elements of its own, also
// what comes later. Source: how Chrome's and Google's translator leave a page.

(() => {
  const MARK = "¤";
  const SKIPPED = "script, style, textarea, font";

  const translate = (text) => {
    if (!text.data.trim() || !text.parentElement || text.parentElement.closest(SKIPPED)) return;
    const inner = document.createElement("font");
    const outer = document.createElement("font");
    inner.textContent = `${MARK}${text.data}`;
    outer.append(inner);
    text.replaceWith(outer);
  };

  const translateAll = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) translate(text);
  };

  const begin = () => {
    document.documentElement.lang = "ja";
    document.documentElement.classList.add("translated-ltr");
    translateAll(document.body);
    const observer = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) node instanceof Text ? translate(node) : translateAll(node);
      }
    });
    observer.observe(document.body, { childList: true, subtree: true });
  };

  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin);
})();
