// Gives the kernel a value that it does not have yet.
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
 * What tells that Python has seen what was set, or else the page takes over.
 * @typedef {{ answered: boolean }} Answered
 */

// Gives the kernel a value that it must answer by a message, or else the page takes over.
export function requestTrait(model, name, value) {
  document.dispatchEvent(new Event("guide:asked"));
  model.set(name, value);
  model.save_changes();
}

export const announceAnswers = (model) =>
  model.on("msg:custom", () => document.dispatchEvent(new Event("guide:answered")));
