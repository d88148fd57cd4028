// Widgets that bring their own module: it is initialised once a model and rendered once a view.
//
// Sources: anywidget, "Anywidget Front-End Module (AFM)" and packages/anywidget (binding,
// model-proxy, host). Signals are not combined: older browsers have no AbortSignal.any.

import { addStyle, loadWidget } from "./anywidget_module.js";
import { randomId } from "./connection.js";
import { referredId } from "./models.js";
import { nextTask } from "./next_task.js";

/**
 * @import { AnyModel, Host } from "@anywidget/types"
 * @import { Modules, WidgetDefinition } from "./anywidget_module.js"
 * @import { WidgetModel } from "./models.js"
 *
 * What a model's module is, and what its initialisation gave to others.
 * @typedef {{ widget: WidgetDefinition, exports: any }} Bound
 *
 * Rejects for an id that no model has.
 * @typedef {(id: string) => Promise<WidgetModel>} GetModel
 */

// As long as in JupyterLab, messages wait for a module; here they are not lost then.
const INITIALIZE_MS = 2000;
const INVOKE_MS = 3000;

/** The module of one model. */
export class AnyWidgetBinding {
  /**
   * @param {WidgetModel} model
   * @param {Modules} modules
   * @param {GetModel} getModel
   */
  constructor(model, modules, getModel) {
    this.model = model;
    this.modules = modules;
    this.getModel = getModel;
    this.controller = new AbortController();
    this.bound = this.bind();
    addStyle(model);
    model.on("change:_css", () => addStyle(model));
    model.on("change:_esm", () => {
      this.controller.abort();
      this.bound = this.bind();
    });
    model.on("destroy", () => this.controller.abort());
  }

  /** Loads the module and lets it initialise the model. */
  bind() {
    this.controller = new AbortController();
    const bound = this.initialize(this.controller.signal);
    const limit = new Promise((resolve) => setTimeout(resolve, INITIALIZE_MS));
    // Of what went wrong, each view tells.
    /** When messages may reach the model. @type {Promise<unknown>} */
    this.ready = Promise.race([bound, limit]).catch(() => {});
    return bound;
  }

  /**
   * @param {AbortSignal} signal
   * @returns {Promise<Bound>}
   */
  async initialize(signal) {
    const widget = await loadWidget(this.model.get("_esm"), this.modules);
    // Each in a task of its own; what it is rendered in follows at once, before any message.
    await nextTask();
    const result = await widget.initialize?.(this.propsFor(signal));
    endWith(signal, result);
    return { widget, exports: typeof result === "object" ? result : undefined };
  }

  /**
   * @param {HTMLElement} el
   * @param {AbortSignal} signal ends the view
   */
  async render(el, signal) {
    const { widget } = await this.bound;
    if (signal.aborted) return;
    const host = hostFor(signal, this.getModel);
    endWith(signal, await widget.render?.({ ...this.propsFor(signal), el, host }));
  }

  /** @param {AbortSignal} signal */
  propsFor(signal) {
    const model = modelFor(this.model, signal, this.getModel);
    return { model, signal, experimental: { invoke: invokeWith(model) } };
  }
}

/**
 * What a module sees of a model; what it hears ends with the signal.
 * @param {WidgetModel} model
 * @param {AbortSignal} signal
 * @param {GetModel} getModel
 * @returns {AnyModel<any>}
 */
function modelFor(model, signal, getModel) {
  signal.addEventListener("abort", () => model.off(null, null, signal));
  return {
    get: (name) => model.get(String(name)),
    set: (name, value) => model.set(/** @type {string} */ (name), value),
    save_changes: () => model.save_changes(),
    send: (content, callbacks, buffers) => model.send(content, callbacks, buffers),
    on: (/** @type {string} */ event, /** @type {any} */ callback) =>
      model.on(event, callback, signal),
    off: (event, callback) => model.off(event, callback, signal),
    widget_manager: { get_model: async (id) => modelFor(await getModel(id), signal, getModel) },
  };
}

/**
 * How a module shows the widgets that it is made of.
 * @param {AbortSignal} signal
 * @param {GetModel} getModel
 * @returns {Host}
 */
function hostFor(signal, getModel) {
  const find = (/** @type {string} */ reference) => getModel(referredId(reference) ?? reference);
  return {
    getModel: async (reference) => modelFor(await find(reference), signal, getModel),
    getWidget: async (reference) => {
      const { binding } = await find(reference);
      if (!binding) throw new Error(`${reference} is no anywidget`);
      const { exports } = await binding.bound;
      return { exports, render: (props) => binding.render(props.el, props.signal ?? signal) };
    },
  };
}

/**
 * Calls a function of Python's by custom messages.
 * @param {AnyModel} model
 * @returns {import("@anywidget/types").Experimental["invoke"]}
 */
const invokeWith =
  (model) =>
  (name, msg, { buffers = [], signal } = {}) =>
    new Promise((resolve, reject) => {
      const id = randomId();
      const end = () => model.off("msg:custom", answered);
      const fail = () => {
        end();
        reject(new Error(`Python did not answer ${name}`));
      };
      /** @type {(answer: any, given: DataView[]) => void} */
      const answered = (answer, given) => {
        if (answer.id !== id) return;
        end();
        resolve([answer.response, given]);
      };
      if (signal) signal.addEventListener("abort", fail);
      else setTimeout(fail, INVOKE_MS);
      model.on("msg:custom", answered);
      model.send({ id, kind: "anywidget-command", name, msg }, undefined, buffers);
    });

/**
 * Lets a module clean up when a signal says so.
 * @param {AbortSignal} signal
 * @param {unknown} cleanup what it returned: a function or nothing to do
 */
function endWith(signal, cleanup) {
  if (typeof cleanup !== "function") return;
  const end = async () => {
    try {
      await cleanup();
    } catch (error) {
      console.warn("A widget did not clean up", error);
    }
  };
  if (signal.aborted) end();
  else signal.addEventListener("abort", end);
}
