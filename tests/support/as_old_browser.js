// Prints what a page must miss to be as in an old browser: names of globals, and parts of its style.
// Usage: node as_old_browser.js PROFILE < STYLE

import { readFileSync } from "node:fs";

import { missing, unknownElements } from "./browser_compat.js";
import { aged } from "./style_features.js";

const [profile] = process.argv.slice(2);
// The browser's own style has no word of what it does not know.
const unknown = `${unknownElements(profile).join(", ")} { display: inline; }`;
const style = `${unknown}\n${aged(profile, readFileSync(0, "utf8"))}`;
process.stdout.write(JSON.stringify({ missing: missing(profile), style }));
