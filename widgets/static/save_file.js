// Gives the visitor a text as a file.

import { make } from "./dom.js";

/**
 * @param {string} text
 * @param {string} type a MIME type
 * @param {string} name
 */
export function saveFile(text, type, name) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  make("a", { href, download: name }).click();
  // Some browsers ask before they save.
  setTimeout(URL.revokeObjectURL, 60000, href);
}
