// What is binary in a widget's state travels beside it, with the paths to where it belongs.
//
// Source: ipywidgets, "Widget messaging protocol" 2.1, "Binary buffers" (buffer_paths).

/** @typedef {(string | number)[]} BufferPath */

/**
 * Puts each buffer where its path leads.
 * @param {any} state is changed
 * @param {BufferPath[]} paths
 * @param {DataView[]} buffers
 */
export function putBuffers(state, paths, buffers) {
  for (const [index, path] of paths.entries()) {
    const parents = path.slice(0, -1);
    const holder = parents.reduce((value, key) => value[key], state);
    holder[path[path.length - 1]] = buffers[index];
  }
}

/**
 * The state without its buffers, which stays as it was itself.
 * @param {Record<string, unknown>} state
 */
export function removeBuffers(state) {
  /** @type {BufferPath[]} */
  const buffer_paths = [];
  /** @type {(ArrayBuffer | ArrayBufferView)[]} */
  const buffers = [];
  /** @type {(value: unknown, path: BufferPath) => unknown} */
  const without = (value, path) => {
    if (isBinary(value)) {
      buffer_paths.push(path);
      buffers.push(value);
      return null;
    }
    if (Array.isArray(value)) return value.map((one, index) => without(one, [...path, index]));
    if (!isPlainObject(value)) return value;
    const entries = Object.entries(value);
    return Object.fromEntries(entries.map(([key, one]) => [key, without(one, [...path, key])]));
  };
  return { state: without(state, []), buffer_paths, buffers };
}

/**
 * Whether two values of a trait are the same, however they are nested.
 * @param {unknown} one
 * @param {unknown} other
 * @returns {boolean}
 */
export function isEqual(one, other) {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  if (!isNested(one) || !isNested(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => name in other && isEqual(one[name], other[name]))
  );
}

/**
 * @param {unknown} value
 * @returns {value is ArrayBuffer | ArrayBufferView}
 */
const isBinary = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value);

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isPlainObject = (value) => Object.prototype.toString.call(value) === "[object Object]";

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isNested = (value) => Array.isArray(value) || isPlainObject(value);
