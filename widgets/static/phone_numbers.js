// Telephone numbers: those that are for people elsewhere stand first for them.

import { all } from "./dom.js";

/**
 * Whether this device is elsewhere than in a time zone.
 * @param {string | null | undefined} zone
 */
export const isOutside = (zone) =>
  Boolean(zone) && zone !== new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param {ParentNode} root */
export function putFittingFirst(root) {
  for (const link of all(root, "li > [data-outside]")) {
    const item = link.parentElement;
    if (item && isOutside(link.dataset.outside)) item.parentElement?.prepend(item);
  }
}
