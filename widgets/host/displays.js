// Where what a kernel displays stands in the page, once its widgets' models are there.
//
// Sources: Jupyter Client, "Messaging in Jupyter" (display_data, execute_result); ipywidgets,
// "Low level widget explanation" (application/vnd.jupyter.widget-view+json).

/**
 * @import { Message } from "./messages.js"
 * @import { WidgetManager } from "./widget_manager.js"
 */

const VIEW = "application/vnd.jupyter.widget-view+json";

export class Displays {
  /**
   * @param {HTMLElement} place
   * @param {WidgetManager} manager
   */
  constructor(place, manager) {
    this.place = place;
    this.manager = manager;
    /** @type {string[]} */
    this.waiting = [];
  }

  /** @param {Message} message of any kind */
  receive({ header: { msg_type }, content }) {
    if (msg_type !== "display_data" && msg_type !== "execute_result") return;
    const view = content.data?.[VIEW];
    if (view) this.waiting.push(view.model_id);
  }

  isWaiting() {
    return this.waiting.length > 0;
  }

  /** Shows what waits: one promise each, kept when all in it is rendered. */
  showWaiting() {
    return this.waiting.splice(0).map((id) => {
      const view = this.manager.createView(`IPY_MODEL_${id}`);
      this.place.append(view.el);
      return view.rendered;
    });
  }
}
