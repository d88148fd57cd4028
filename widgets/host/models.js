// A widget's model: its state as Python has it, who listens to it, and what Python is to be told.
//
// Sources: ipywidgets, "Widget messaging protocol" 2.1 (update, custom) and "Jupyter widget JSON
// model schema" (references IPY_MODEL_); the events of Backbone's models, which anywidget keeps.

import { isEqual, putBuffers, removeBuffers } from "./buffers.js";

/**
 * @import { AnyWidgetBinding } from "./anywidget.js"
 * @import { BufferPath } from "./buffers.js"
 *
 * @typedef {Record<string, any>} State
 *
 * What a comm message says to a model.
 * @typedef {{ method: "update", state: State, buffer_paths?: BufferPath[] } |
 *   { method: "custom", content: unknown } | { method: "echo_update" }} CommData
 *
 * @typedef {(data: Record<string, unknown>, buffers?: (ArrayBuffer | ArrayBufferView)[]) => void}
 *   SendData
 *
 * @typedef {{ event: string, callback: (...given: any[]) => void, context: unknown }} Subscription
 */

// Anywidget names the widgets that another is made of in a way of its own.
const REFERENCE = /^(?:IPY_MODEL_|anywidget:)(.+)$/;

/**
 * The id of the model that a trait's value refers to; undefined for a value that is no reference.
 * @param {unknown} value
 */
export const referredId = (value) =>
  typeof value === "string" ? REFERENCE.exec(value)?.[1] : undefined;

export class WidgetModel {
  /**
   * @param {string} id
   * @param {State} state
   * @param {SendData} sendData
   */
  constructor(id, state, sendData) {
    this.model_id = id;
    this.state = state;
    this.sendData = sendData;
    /** @type {State} */
    this.unsaved = {};
    /** @type {Subscription[]} */
    this.subscriptions = [];
    /** @type {AnyWidgetBinding | undefined} */
    this.binding = undefined;
  }

  /** @param {string} name */
  get(name) {
    return this.state[name];
  }

  /**
   * Sets a trait or several; Python is told with `save_changes`.
   * @param {string | State} name
   * @param {unknown} [value]
   */
  set(name, value) {
    const changed = this.changedBy(typeof name === "string" ? { [name]: value } : name);
    Object.assign(this.unsaved, changed);
    this.change(changed);
  }

  save_changes() {
    if (Object.keys(this.unsaved).length === 0) return;
    const { buffers, ...told } = removeBuffers(this.unsaved);
    this.unsaved = {};
    this.sendData({ method: "update", ...told }, buffers);
  }

  /**
   * @param {unknown} content
   * @param {unknown} [_callbacks] is not used, as nothing is heard of single messages
   * @param {(ArrayBuffer | ArrayBufferView)[]} [buffers]
   */
  send(content, _callbacks, buffers) {
    this.sendData({ method: "custom", content }, buffers);
  }

  /**
   * @param {string} event
   * @param {(...given: any[]) => void} callback
   * @param {unknown} [context] who listens, and may leave with all that it hears
   */
  on(event, callback, context) {
    this.subscriptions.push({ event, callback, context });
  }

  /**
   * Ends subscriptions; what is left out stands for all.
   * @param {string | null} [event]
   * @param {((...given: any[]) => void) | null} [callback]
   * @param {unknown} [context]
   */
  off(event, callback, context) {
    this.subscriptions = this.subscriptions.filter(
      (one) =>
        (event && event !== one.event) ||
        (callback && callback !== one.callback) ||
        (context && context !== one.context),
    );
  }

  /**
   * @param {string} event
   * @param {...unknown} given
   */
  emit(event, ...given) {
    for (const one of this.subscriptions.filter((one) => one.event === event)) {
      try {
        one.callback(...given);
      } catch (error) {
        // Who listens badly must not keep it from the others.
        console.error(error);
      }
    }
  }

  /**
   * Takes what Python says; an echo of what was set here says nothing new.
   * @param {CommData} data
   * @param {DataView[]} buffers
   */
  receive(data, buffers) {
    if (data.method === "custom") this.emit("msg:custom", data.content, buffers);
    if (data.method !== "update") return;
    putBuffers(data.state, data.buffer_paths ?? [], buffers);
    this.change(this.changedBy(data.state));
  }

  /** Ends, as Python's widget has: whoever shows it is told. */
  close() {
    this.emit("destroy", this);
    this.off();
  }

  /** @param {State} state */
  changedBy(state) {
    const entries = Object.entries(state);
    return Object.fromEntries(entries.filter(([name, value]) => !isEqual(this.state[name], value)));
  }

  /** @param {State} changed */
  change(changed) {
    const names = Object.keys(changed);
    Object.assign(this.state, changed);
    for (const name of names) this.emit(`change:${name}`, this, changed[name]);
    if (names.length > 0) this.emit("change", this, names);
  }
}
