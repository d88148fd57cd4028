// How a live part gives the kernel a value.

/** @import { AnyModel } from "@anywidget/types" */

/**
 * Signs that stand around something.
 * @typedef {{ open: string, close: string }} Pair
 *
 * How a language is written.
 * @typedef {{ locale: string, comma: string, brackets: Pair, quotes: Pair }} Typography
 */

/**
 * Sets what the kernel does not have yet.
 * @template {Record<string, unknown>} Traits
 * @template {keyof Traits} Name
 * @param {AnyModel<Traits>} model
 * @param {Name} name
 * @param {Traits[Name]} value
 */
export function setTrait(model, name, value) {
  if (value === model.get(name)) return;
  model.set(name, value);
  try {
    model.save_changes();
  } catch {
    // The kernel is gone: what is on screen is there all the same.
  }
}

/**
 * What tells that Python has seen what was set.
 * @typedef {{ answered: boolean }} Answered
 */

/**
 * Sets what the kernel must answer by a message, or else the page takes over.
 * @template {Record<string, unknown>} Traits
 * @template {keyof Traits} Name
 * @param {AnyModel<Traits>} model
 * @param {Name} name
 * @param {Traits[Name]} value
 */
export function requestTrait(model, name, value) {
  document.dispatchEvent(new Event("guide:asked"));
  model.set(name, value);
  model.save_changes();
}

/**
 * @template {Record<string, unknown>} Traits
 * @param {AnyModel<Traits>} model
 */
export const announceAnswers = (model) =>
  model.on("msg:custom", () => document.dispatchEvent(new Event("guide:answered")));
