// What the oldest browsers of the guide do not have, by MDN's browser-compat-data.

import { readFileSync } from "node:fs";

import data from "@mdn/browser-compat-data/forLegacyNode";

// What the data call the browsers that stand for an engine; the others of the list in package.json
// are the same engine under another name.
const ENGINES = {
  chromium: { chrome: "chrome", and_chr: "chrome_android" },
  safari: { safari: "safari", ios_saf: "safari_ios" },
  firefox: { firefox: "firefox", and_ff: "firefox_android" },
};

const PACKAGE = new URL("../../package.json", import.meta.url);
const promised = Object.fromEntries(
  JSON.parse(readFileSync(PACKAGE, "utf8")).browserslist.map((one) => one.split(" >= ")),
);

/** The oldest browsers, `chromium-83`, each with the versions that stand for it in the data. */
export const PROFILES = Object.fromEntries(
  Object.entries(ENGINES).map(([engine, names]) => {
    const versions = Object.entries(names).map(([ours, theirs]) => [
      theirs,
      Number(promised[ours]),
    ]);
    return [`${engine}-${versions[0][1]}`, Object.fromEntries(versions)];
  }),
);

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
