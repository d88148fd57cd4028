// What a script uses of the browser, as far as its text alone says it: by names, not by types.

import { parse } from "acorn";

import { feature, lacks, MEMBERS } from "./browser_compat.js";
import { selectorFeatures } from "./style_features.js";

// The newest syntax that all of the oldest browsers have.
export const SYNTAX = { ecmaVersion: 2020, sourceType: "module" };

// Whose members are meant wherever they are named.
const COMMON =
  /^(Array|String|Object|Promise|Map|Set|RegExp|Date|Event|Node|(HTML)?Element|Document)$/;

/** @type {Map<string, typeof MEMBERS>} */
const members = new Map();
for (const one of MEMBERS) members.set(one.name, [...(members.get(one.name) ?? []), one]);
const owners = new Set(MEMBERS.map(({ owner }) => owner));

const isNode = (value) => typeof value?.type === "string";
const inside = (node) => Object.values(node).flat().filter(isNode);

/** The nodes of a syntax tree, each with the one around it. */
function* nodesIn(node, around) {
  yield [node, around];
  for (const inner of inside(node)) yield* nodesIn(inner, node);
}

/** The names that a script itself gives. */
function* namesGiven(node) {
  const patterns = [node.id, node.param, node.local, ...(node.params ?? [])].filter(isNode);
  for (const pattern of patterns) {
    for (const [{ type, name }] of nodesIn(pattern)) if (type === "Identifier") yield name;
  }
}

const nameOf = ({ type, name, value }) => (type === "Literal" ? String(value) : name);
const isGuarded = (node, around) =>
  around.optional && [around.callee, around.object].includes(node);
const keysOf = (node) =>
  node?.type === "ObjectExpression"
    ? node.properties.flatMap(({ key }) => (key ? [nameOf(key)] : []))
    : [];

/** A name that is a feature if the object before the dot may have it. */
function* memberUse(node, around) {
  if (node.computed || isGuarded(node, around)) return;
  const { object, property } = node;
  const exact = object.type === "Identifier" && owners.has(object.name) ? object.name : undefined;
  yield { member: property.name, owner: exact };
}

function* callUse({ callee, arguments: given }) {
  if (callee.type === "MemberExpression" && !callee.computed) {
    for (const option of given.flatMap(keysOf)) yield { member: callee.property.name, option };
  }
  if (callee.name !== "make" || given[0]?.type !== "Literal") return;
  yield { element: given[0].value };
  for (const member of keysOf(given[1])) yield { member };
}

// What only a style says, of sheets of paper; a trait's event is called `change:first`.
const OF_PAPER = /^(first|left|right|blank)$/;

/** What a text needs if it is a selector: one that a browser does not know throws. */
function* selectorUse(text) {
  for (const selector of selectorFeatures(text)) {
    if (!OF_PAPER.test(selector.at(-1))) yield { selector };
  }
}

const USES = {
  MemberExpression: memberUse,
  CallExpression: callUse,
  *ObjectPattern({ properties }) {
    for (const { key } of properties) if (key) yield { member: nameOf(key) };
  },
  *ExportAllDeclaration({ exported }) {
    if (exported) yield { syntax: ["statements", "export", "namespace"] };
  },
  *Literal({ regex, value }) {
    if (/\(\?<[=!]/.test(regex?.pattern))
      yield { syntax: ["regular_expressions", "lookbehind_assertion"] };
    if (typeof value === "string") yield* selectorUse(value);
  },
  *TemplateElement({ value: { cooked } }) {
    yield* selectorUse(cooked ?? "");
  },
};

function* usesIn(tree) {
  const nodes = [...nodesIn(tree)];
  const own = new Set(nodes.flatMap(([node]) => [...namesGiven(node)]));
  for (const [node, around] of nodes) {
    yield* USES[node.type]?.(node, around) ?? [];
    const isFree = node.type === "Identifier" && !own.has(node.name);
    const isName = [around?.property, around?.key].includes(node) && !around.computed;
    if (isFree && !isName && !isGuarded(node, around)) yield { member: node.name, owner: "Window" };
  }
}

/** The features of the data that a use may mean. */
function meanings({ member, owner, option, element, syntax, selector }) {
  if (selector) return [feature(...selector)].filter(Boolean);
  if (syntax) return [feature("javascript", ...syntax)];
  if (element) return [feature("html", "elements", element)];
  const named = (members.get(member) ?? []).filter((one) => !owner || one.owner === owner);
  const inner = named.map((one) => (option ? one.inner[`options_${option}_parameter`] : one.inner));
  return inner.filter((one) => one?.__compat);
}

const isCommon = (name) => (members.get(name) ?? []).some(({ owner }) => COMMON.test(owner));

/** How a use reads: `<search>`, `.at`, `Array.from`, `focus({ preventScroll })`. */
function written({ member, owner, option, element, syntax, selector }) {
  if (selector) return `:${selector.at(-1)} in a script`;
  if (syntax) return syntax.join(".");
  if (element) return `<${element}>`;
  if (option) return `${member}({ ${option} })`;
  return `${{ Window: "" }[owner] ?? `${owner ?? ""}.`}${member}`;
}

/** The names of the properties that scripts have of their own, in their types as well. */
export function ownNames(scripts) {
  const nodes = scripts.flatMap((script) => [...nodesIn(parse(script, SYNTAX))]);
  const keys = nodes.flatMap(([node]) =>
    node.type === "MethodDefinition" ? [nameOf(node.key)] : keysOf(node),
  );
  const typed = /@property \{.*\} (\w+)|\b(\w+)\??:|(?:Record<|\| )"(\w+)"/g;
  const named = [...scripts.join("\n").matchAll(typed)].flatMap(([, ...names]) => names);
  return new Set([...keys, ...named].filter(Boolean));
}

/** What a script uses and a browser lacks, whatever in the data it means. */
export function findings(profile, script, own = new Set()) {
  const uses = [...usesIn(parse(script, SYNTAX))].filter((use) => {
    const features = meanings(use);
    const isOwn = own.has(use.member) && !use.owner && !isCommon(use.member);
    return !isOwn && features.length > 0 && features.every((one) => lacks(profile, one));
  });
  return [...new Set(uses.map(written))];
}
