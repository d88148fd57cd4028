// All widgets of a kernel: their models by id, and views of them.
//
// Source: ipywidgets, "Jupyter widget JSON model schema" (_view_module, _view_name).

import { alertElement } from "./alert.js";
import { AnyWidgetBinding } from "./anywidget.js";
import { anyWidgetView } from "./anywidget_view.js";
import { DomView } from "./dom_view.js";
import { referredId, WidgetModel } from "./models.js";
import { STOCK_VIEWS } from "./views.js";

/**
 * @import { Modules } from "./anywidget_module.js"
 * @import { Connection } from "./connection.js"
 * @import { State } from "./models.js"
 * @import { CreateView } from "./views.js"
 */

const STOCK = "@jupyter-widgets/controls";
const ANYWIDGET = "anywidget";
/** @type {Record<string, Record<string, CreateView | undefined>>} */
const VIEWS = { [STOCK]: STOCK_VIEWS, [ANYWIDGET]: { AnyView: anyWidgetView } };

export class WidgetManager {
  /**
   * @param {Connection} connection
   * @param {Modules} modules
   */
  constructor(connection, modules) {
    this.connection = connection;
    this.modules = modules;
    /** @type {Map<string, WidgetModel>} */
    this.models = new Map();
  }

  /**
   * Makes models of which each may name any other; one that is there already keeps its state.
   * @param {[id: string, state: State][]} states
   */
  add(states) {
    const fresh = states.filter(([id]) => !this.models.has(id));
    const models = fresh.map(([id, state]) => {
      const model = new WidgetModel(id, state, (data, buffers) =>
        this.connection.send("comm_msg", { comm_id: id, data }, {}, buffers),
      );
      this.models.set(id, model);
      return model;
    });
    for (const model of models.filter((one) => one.get("_model_module") === ANYWIDGET)) {
      model.binding = new AnyWidgetBinding(model, this.modules, (id) => this.getModel(id));
    }
  }

  /** @param {string} id */
  remove(id) {
    this.models.get(id)?.close();
    this.models.delete(id);
  }

  /** Ends all widgets: whoever shows one is told. */
  close() {
    for (const id of [...this.models.keys()]) this.remove(id);
  }

  /**
   * @param {string} id
   * @throws {Error} for an id that no model has
   */
  async getModel(id) {
    const model = this.models.get(id);
    if (!model) throw new Error(`The kernel has no widget ${id}`);
    return model;
  }

  /**
   * A view of what a reference refers to; where that cannot be shown, an alert.
   * @param {string} reference
   * @returns {DomView}
   */
  createView(reference) {
    const model = this.resolve(reference);
    try {
      if (!model) throw new Error(`The kernel has no widget ${reference}`);
      return creatorFor(model)(model, {
        resolve: (value) => this.resolve(value),
        createView: (child) => this.createView(child),
      });
    } catch (error) {
      const shown = model ?? new WidgetModel(reference, {}, () => {});
      return new DomView(shown, alertElement(String(error)));
    }
  }

  /** @param {unknown} reference */
  resolve(reference) {
    return this.models.get(referredId(reference) ?? "");
  }
}

/**
 * @param {WidgetModel} model
 * @throws {Error} for a widget that is not among those that can be shown
 */
function creatorFor(model) {
  const [module, name] = [model.get("_view_module"), model.get("_view_name")];
  const createView = VIEWS[module]?.[name];
  if (createView) return createView;
  const shown = Object.keys(STOCK_VIEWS).join(", ");
  throw new Error(
    `The widget ${name} of ${module} cannot be shown here. ` +
      `What can be: ${shown} of ${STOCK}, and every anywidget.`,
  );
}
