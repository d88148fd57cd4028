// The step that a mistyped link means: cleaned of what a mail program glued to it, or the most alike.
// Source: "optimal string alignment", the edit distance in which two neighbours may change places.

// So many letters make one slip likely, and with more than so many slips it is another word.
const LETTERS_PER_SLIP = 4;
const MOST_SLIPS = 3;
// A shorter beginning may be that of anything.
const SHORTEST_BEGINNING = 3;
const HYPHENS = /[-\s_\u2010-\u2015\u2212\u30fc]+/g;
const ID = /[a-z0-9]+(?:-[a-z0-9]+)*/;

/**
 * What of a link may be an id: in its own letters, without signs around it or behind.
 * @param {string} named
 */
const cleaned = (named) =>
  ID.exec(named.normalize("NFKC").toLowerCase().replace(HYPHENS, "-"))?.[0] ?? "";

/**
 * How many letters are wrong, missing, too many, or changed places.
 * @param {string} one
 * @param {string} other
 */
function slips(one, other) {
  /** @type {number[]} */
  let before = [];
  let last = [...`${other} `].map((_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const wrong = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + wrong));
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}

/**
 * The names that lead to a step: its own, and each beginning that ends before a hyphen.
 * @param {string[]} steps
 */
function namesOf(steps) {
  const names = new Map(steps.map((step) => [step, step]));
  for (const step of steps) {
    const parts = step.split("-");
    for (let end = parts.length - 1; end > 0; end -= 1) {
      const name = parts.slice(0, end).join("-");
      if (!names.has(name)) names.set(name, step);
    }
  }
  return names;
}

/**
 * @param {string} id
 * @param {string[]} steps
 */
function mostAlike(id, steps) {
  let [nearest, fewest] = ["", Math.min(MOST_SLIPS, Math.floor(id.length / LETTERS_PER_SLIP)) + 1];
  for (const [name, step] of namesOf(steps)) {
    const enough = Math.abs(name.length - id.length) >= fewest;
    const made = enough ? fewest : slips(id, name);
    if (made < fewest) [nearest, fewest] = [step, made];
  }
  return nearest;
}

/**
 * @param {string} named what a link names
 * @param {string[]} steps the ids of all steps, in the order they are read
 * @returns {{ step: string, sure: boolean }} the step, empty where none is near; and whether it is
 *   surely the one that is meant
 */
export function nearestStep(named, steps) {
  const id = cleaned(named);
  if (steps.includes(id)) return { step: id, sure: true };
  const begun = id.length >= SHORTEST_BEGINNING && steps.find((step) => step.startsWith(id));
  return { step: begun || mostAlike(id, steps), sure: false };
}
