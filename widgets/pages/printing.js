// Before it is printed: all folds open, as the style has it where browsers know ::details-content,
// and each answer says where it leads, as nothing can be tapped on paper.

import { all } from "../static/dom.js";

/** @type {HTMLDetailsElement[]} */
let opened = [];

function sayWhereAnswersLead() {
  for (const link of /** @type {HTMLAnchorElement[]} */ (all(document, ".step .option"))) {
    const step = document.getElementById(link.hash.slice(1));
    link.dataset.leads = step?.querySelector("h2")?.textContent ?? "";
  }
}

addEventListener("beforeprint", () => {
  sayWhereAnswersLead();
  opened = all(document, "details:not([open])");
  for (const fold of opened) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
});
