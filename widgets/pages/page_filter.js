// The page's questions with many answers: each gets its field.

import { all } from "../static/dom.js";
import { addOptionFilter } from "../static/option_filter.js";
import { page } from "./page.js";

for (const options of all(page, ".options[data-label]")) {
  const { label = "", found = "", none = "" } = options.dataset;
  addOptionFilter(options, { label, found, none });
}
