// What the oldest browsers of the guide do not have, by MDN's browser-compat-data.

import data from "@mdn/browser-compat-data/forLegacyNode";

/** The oldest browsers, each with the versions that stand for it in the data. */
export const PROFILES = {
  "chromium-83": { chrome: 83, chrome_android: 83 },
  "safari-14": { safari: 14, safari_ios: 14 },
  "firefox-78": { firefox: 78 },
};

/** A version as a number; never reached where there is none. */
const version = (text) => Number.parseFloat(String(text).replace("≤", ""));

const isThere = ({ version_added, version_removed, flags, prefix, alternative_name }, now) =>
  !(flags || prefix || alternative_name) &&
  version(version_added) <= now &&
  !(version(version_removed) <= now);

/** Whether a browser of a profile does not have a feature of the data. */
export const lacks = (profile, feature) =>
  feature?.__compat !== undefined &&
  Object.entries(PROFILES[profile]).some(
    ([browser, now]) =>
      ![feature.__compat.support[browser] ?? []].flat().some((given) => isThere(given, now)),
  );

/** A feature by its names in the data; nothing where it has none. */
export const feature = (...names) =>
  names.reduce((node, name) => (node && Object.hasOwn(node, name) ? node[name] : undefined), data);

/** What a member is called in a script. */
const called = (key) => key.replace(/_static$/, "").replace(/^(.*)_event$/, "on$1");

/** The members of the globals, `Array.at` or `Element.closest`, with what the data say of each. */
function* membersIn(tree, owner = "") {
  for (const [key, inner] of Object.entries(tree)) {
    if (key === "__compat") continue;
    yield { owner: owner || "Window", name: called(key), inner };
    if (/^[A-Z]/.test(key)) yield* membersIn(inner, owner ? `${owner}.${key}` : key);
  }
}

export const MEMBERS = [...membersIn(data.api), ...membersIn(data.javascript.builtins)];

/** The names that scripts must not find, by what has them. */
export function missing(profile) {
  /** @type {Record<string, string[]>} */
  const names = {};
  for (const { owner, name, inner } of MEMBERS) {
    names[owner] ??= [];
    if (lacks(profile, inner)) names[owner].push(name);
  }
  return Object.fromEntries(Object.entries(names).filter(([, lacking]) => lacking.length));
}

/** The elements that are unknown: shown as a line of text, whatever they are. */
export const unknownElements = (profile) =>
  Object.keys(data.html.elements).filter((name) =>
    lacks(profile, feature("html", "elements", name)),
  );
