// The live guide's search: the browser finds; Python says in what, once somebody comes to search.

import { make } from "../../static/dom.js";
import { searchBox } from "../../static/search_box.js";
import { announceAnswers, requestTrait } from "../../static/traits.js";

/**
 * An answer, and the step that it leads to.
 * @typedef {{ text: string, to: string }} SearchOption
 *
 * What a step says: its title, its texts, and its answers.
 * @typedef {{ id: string, title: string, said: string[], options: SearchOption[] }} SearchStep
 *
 * A word of the index, how it is read, and the steps it leads to, the best first.
 * @typedef {{ word: string, reading: string, steps: string[] }} SearchEntry
 *
 * A step to go on to when nothing is found.
 * @typedef {{ step: string, title: string }} SearchWay
 *
 * All that is searched: what the page says, in its order.
 * @typedef {{ language: string, steps: SearchStep[], index: SearchEntry[],
 *   ways: SearchWay[] }} SearchData
 */

function render({ model, el }) {
  const box = make("search", { className: "search" });

  const want = () => model.get("wanted") || requestTrait(model, "wanted", true);

  function go(step, event) {
    const guide = el.closest(".guide-live");
    if (!guide) {
      event.preventDefault();
      model.send({ chosen: step });
    } else if (guide.querySelector(".step-shown")?.dataset.step === step) {
      // To the step on screen there is no way to go.
      event.preventDefault();
      event.stopPropagation();
      guide.querySelector("h2").focus();
    }
  }

  const search = searchBox(box, want, go);
  const speak = () => search.speak(model.get("words"));
  const take = () => model.get("data").steps && search.take(model.get("data"));
  el.append(box);
  announceAnswers(model);
  model.on("change:words", speak);
  model.on("change:data", take);
  speak();
  take();

  return () => {
    model.off("change:words", speak);
    model.off("change:data", take);
  };
}

export default { render };
