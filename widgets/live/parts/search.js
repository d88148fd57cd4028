// The live guide's search: the browser finds; Python says in what, once somebody comes to search.

import { make, required } from "../../static/dom.js";
import { searchBox } from "../../static/search_box.js";
import { announceAnswers, requestTrait } from "../../static/traits.js";

/**
 * @import { RenderProps } from "@anywidget/types"
 * @import { PageSearchData } from "../../../guide_data/search/find.js"
 * @import { SearchWords } from "../../static/search_box.js"
 * @typedef {{ words: SearchWords, data: Partial<PageSearchData>, wanted: boolean }} Traits
 *
 * The step to go to, where no guide is around.
 * @typedef {{ chosen: string }} Chosen
 */

/**
 * @param {Partial<PageSearchData>} data
 * @returns {data is PageSearchData}
 */
const isThere = (data) => data.steps !== undefined;

/** @param {RenderProps<Traits>} props */
function render({ model, el }) {
  const box = make("search", { className: "search" });

  const want = () => {
    if (!model.get("wanted")) requestTrait(model, "wanted", true);
  };

  /**
   * @param {string} step
   * @param {MouseEvent} event
   */
  function go(step, event) {
    const guide = el.closest(".guide-live");
    /** @type {HTMLElement | null | undefined} */
    const shown = guide?.querySelector(".step-shown");
    if (!guide) {
      event.preventDefault();
      /** @type {Chosen} */
      const message = { chosen: step };
      model.send(message);
    } else if (shown?.dataset.step === step) {
      // To the step on screen there is no way to go.
      event.preventDefault();
      event.stopPropagation();
      required(guide, "h2").focus();
    }
  }

  const search = searchBox(box, want, go);
  const speak = () => search.speak(model.get("words"));
  const take = () => {
    const data = model.get("data");
    if (isThere(data)) search.take(data);
  };
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
