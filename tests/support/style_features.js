// A stylesheet as an old browser reads it. Strings with braces there are none in ours.

import { feature, lacks } from "./browser_compat.js";

/** The blocks of a stylesheet, or of what stands in one of its blocks: each with its head. */
function* blocksOf(css) {
  const text = css.replace(/\/\*[\s\S]*?\*\//g, "");
  let begin = 0;
  while (text.includes("{", begin)) {
    const open = text.indexOf("{", begin);
    const close = closing(text, open);
    yield [text.slice(begin, open).trim(), text.slice(open + 1, close)];
    begin = close + 1;
  }
}

function closing(text, open) {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    depth += { "{": 1, "}": -1 }[text[at]] ?? 0;
    if (depth === 0) return at;
  }
  throw new Error(`Never closed: ${text.slice(open, open + 80)}`);
}

const selectorsIn = (head) => head.split(/,(?![^(]*\))/).map((one) => one.trim());
const declarationsIn = (inner) =>
  inner
    .split(";")
    .map((one) => /^\s*([\w-]+)\s*:\s*(.+?)\s*$/s.exec(one)?.slice(1))
    .filter(Boolean);
const all = (text, pattern) => [...text.matchAll(pattern)].map(([, name]) => name);

/** What a selector needs, as the data name it. */
export const selectorFeatures = (selector) =>
  all(selector, /:([\w-]+)/g).map((name) => ["css", "selectors", name]);
const mediaFeatures = (head) =>
  all(head, /\(([\w-]+)/g).map((name) => ["css", "at-rules", "media", name]);

/** What a declaration needs, as the data name it; `flexed` is whether its box is. */
function declarationFeatures([property, value], flexed) {
  if (property.startsWith("--")) return [];
  const path = ["css", "properties", property];
  const words = all(value, /(?<![\w#-])([a-z][\w-]*)(?![\w(-])/g).map((word) => [...path, word]);
  const functions = all(value, /([\w-]+)\(/g).map((name) => ["css", "types", name]);
  const gap =
    flexed && property.endsWith("gap") ? [["css", "properties", "gap", "flex_context"]] : [];
  return [path, ...words, ...functions, ...gap];
}

const isFlexed = (inner) => /display:\s*(inline-)?flex/.test(inner);
const lacking = (profile, features) =>
  features.filter((names) => lacks(profile, feature(...names))).map((names) => names.join("."));

/** Whether a condition of the one form in use, `not (property: value)`, holds. */
function holds(profile, head) {
  const [, property] = /^@supports not \(([\w-]+):[^()]+\)$/.exec(head);
  return lacking(profile, [["css", "properties", property]]).length > 0;
}

/** What a stylesheet uses and a browser lacks: the features' names, and the rules it drops. */
export function* findings(profile, css) {
  for (const [head, inner] of blocksOf(css)) {
    if (head.startsWith("@") && inner.includes("{")) {
      yield* lacking(profile, mediaFeatures(head)).map((name) => ({ name }));
      yield* findings(profile, inner);
    } else {
      yield* dropped(profile, head);
      const features = declarationsIn(inner).flatMap((one) =>
        declarationFeatures(one, isFlexed(inner)),
      );
      yield* lacking(profile, features).map((name) => ({ name }));
    }
  }
}

/** The selectors a browser lacks; `others` are those of the same rule that fall with them. */
function dropped(profile, head) {
  const selectors = selectorsIn(head).map((selector) => ({
    selector,
    names: lacking(profile, selectorFeatures(selector)),
  }));
  const others = selectors.filter(({ names }) => !names.length).map(({ selector }) => selector);
  return selectors.flatMap(({ names }) => names.map((name) => ({ name, others })));
}

/** A stylesheet with what a browser lacks left out, as that browser leaves it out. */
export function aged(profile, css) {
  return [...blocksOf(css)].map(([head, inner]) => agedBlock(profile, head, inner)).join("\n");
}

function agedBlock(profile, head, inner) {
  if (head.startsWith("@supports")) return holds(profile, head) ? aged(profile, inner) : "";
  if (head.startsWith("@") && inner.includes("{")) {
    return lacking(profile, mediaFeatures(head)).length ? "" : `${head} {${aged(profile, inner)}}`;
  }
  if (dropped(profile, head).length) return "";
  const kept = declarationsIn(inner).filter(
    (one) => !lacking(profile, declarationFeatures(one, isFlexed(inner))).length,
  );
  return `${head} {${kept.map(([property, value]) => `${property}: ${value}`).join("; ")}}`;
}
