// Where a map stands in a document: it becomes a tool.

import { all } from "../static/dom.js";
import { MapTool } from "./map_tool.js";

/** @param {HTMLElement} place */
function begin(place) {
  const { details, ...given } = JSON.parse(place.querySelector("script")?.textContent || "");
  const svg = place.querySelector("svg");
  if (!svg) return;
  place.classList.remove("map-waiting");
  new MapTool(place, details, svg, given);
}

all(document, ".map-waiting").forEach(begin);
