// The page's search, in what the page itself says.

import { searchBox } from "../static/search_box.js";
import { Page } from "./page.js";

export const Search = (() => {
  const box = document.querySelector(".search");
  const textOf = ({ textContent }) => textContent;
  const to = ({ hash }) => hash.slice(1);
  const titleOf = (step) => step.querySelector("h2").textContent;
  const all = (part, selector) => [...part.querySelectorAll(selector)];
  // The answers that close every remedy tell nothing of any.
  const CLOSING = ["solved", "unsolved", "unable"];
  const tells = ({ dataset }) => !CLOSING.includes(dataset.option);

  const stepOf = (step) => ({
    id: step.id,
    title: titleOf(step),
    said: all(step, ".body :is(p, li)").map(textOf),
    options: all(step, ".option")
      .filter(tells)
      .map((link) => ({ text: link.textContent, to: to(link) })),
  });
  const entryOf = (word) => ({
    word: word.textContent,
    reading: word.dataset.reading,
    steps: all(word.parentNode, "a").map(to),
  });
  const read = () => ({
    language: Page.root.lang,
    steps: Page.steps.filter(({ id }) => id !== "index").map(stepOf),
    index: all(Page.root, "#index dt").map(entryOf),
    ways: (box.dataset.ways.match(/\S+/g) ?? []).map((step) => ({
      step,
      title: titleOf(Page.section(step)),
    })),
  });

  const search = searchBox(box, () => search.take(read()));
  search.speak(box.dataset);
  box.hidden = false;
  // With what was typed in the live guide.
  function goOn(text) {
    search.type(text);
    search.input.focus();
  }

  return { read, goOn, open: () => search.input.value !== "" };
})();
