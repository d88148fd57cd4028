// Says which parts of a text are Japanese, for a screen reader that speaks another language.

import { make } from "./dom.js";

const QUOTES = /(「[^「」]*」)/;
export const markQuotes = (text, parts = QUOTES) =>
  text
    .split(parts)
    .map((part) =>
      /[ぁ-ヿ一-鿿]/.test(part) ? make("span", { lang: "ja", textContent: part }) : part,
    );
