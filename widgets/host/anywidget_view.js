// A view of an anywidget: an element in which its module draws, anew for each version of that.

import { make } from "../static/dom.js";
import { alertElement } from "./alert.js";
import { DomView, followDomTraits, followTooltip } from "./dom_view.js";

/** @import { CreateView } from "./views.js" */

/** @type {CreateView} */
export function anyWidgetView(model, { resolve }) {
  const view = new DomView(model, make("div"));
  let controller = new AbortController();
  followDomTraits(view, resolve);
  followTooltip(view);
  view.follow("_esm", () => {
    controller.abort();
    controller = new AbortController();
    view.el.textContent = "";
    view.rendered = draw(view, controller.signal);
  });
  view.cleanups.push(() => controller.abort());
  return view;
}

/**
 * @param {DomView} view
 * @param {AbortSignal} signal
 */
async function draw({ el, model }, signal) {
  try {
    await model.binding?.render(el, signal);
  } catch (error) {
    el.append(alertElement(`The widget ${model.get("_anywidget_id")} failed: ${error}`));
  }
}
