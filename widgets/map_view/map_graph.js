// What the map knows of the ways between steps: through one, along somebody's answers, by words.

/**
 * @typedef {{ text: string, to: string }} MapAnswer
 * @typedef {{ severity: string, label: string, message: string, place: string }} MapFinding
 * @typedef {{ id: string, title: string, text: string, cause: string, answers: MapAnswer[],
 *   back?: MapAnswer[], findings?: MapFinding[] }} MapStep
 * @typedef {{ who: string, answers: number[] }} MapPerson
 *
 * What the map tells: the same as guide_data/model/drawn_map.py says of it.
 * @typedef {{ language: string, arrow: string, spoken: string, start: string,
 *   causes: Record<string, string>, steps: MapStep[], people: MapPerson[] }} MapDetails
 *
 * One answer on a way: from a step, in words, to a step.
 * @typedef {{ step: string, text: string, to: string }} Leg
 *
 * What is to be seen strongly: steps by their ids, ways as "from to".
 * @typedef {{ steps: Set<string>, ways: Set<string> }} Lit
 *
 * A step that fits what was typed, and the words of it that did, if they are not its title.
 * @typedef {{ step: MapStep, why: string }} Hit
 */

const MOST = 12;
const KATAKANA = /[\u30a1-\u30f6]/g;
const KANA_APART = 0x60;

/** @param {string} text */
const folded = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - KANA_APART));

/** @param {Leg} leg */
export const wayOf = ({ step, to }) => `${step} ${to}`;

/**
 * Everything that can be come to, step by step.
 * @param {string} from
 * @param {(id: string) => string[]} next
 */
function reached(from, next) {
  const found = new Set([from]);
  // A set gives what is added to it meanwhile, too.
  for (const id of found) for (const one of next(id)) found.add(one);
  return found;
}

/** @param {MapDetails} details */
export function mapGraph({ steps, start, people, arrow }) {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const legs = steps.flatMap(({ id, answers }) =>
    answers.filter(({ to }) => byId.has(to)).map(({ text, to }) => ({ step: id, text, to })),
  );
  const [out, into] = [grouped(legs, "step"), grouped(legs, "to")];
  const order = [...byId.keys()];
  /** @type {(id: string) => Leg[]} */
  const from = (id) => out.get(id) || [];
  /** @type {(id: string) => Leg[]} */
  const to = (id) => into.get(id) || [];

  /** @type {(id: string) => Lit} */
  const through = (id) => {
    const before = reached(id, (one) => to(one).map(({ step }) => step));
    const after = reached(id, (one) => from(one).map((leg) => leg.to));
    const lit = legs.filter(
      (leg) =>
        (before.has(leg.step) && before.has(leg.to)) || (after.has(leg.step) && after.has(leg.to)),
    );
    return { steps: new Set([...before, ...after]), ways: new Set(lit.map(wayOf)) };
  };

  /** @type {(person: MapPerson) => Leg[]} */
  const legsOf = ({ answers }) => {
    const way = [];
    let step = start;
    for (const place of answers) {
      const answer = byId.get(step)?.answers[place];
      if (!answer) break;
      way.push({ step, ...answer });
      step = answer.to;
    }
    return way;
  };

  /** @type {(way: Leg[]) => Lit} */
  const along = (way) => ({
    steps: new Set([start, ...way.map((leg) => leg.to)]),
    ways: new Set(way.map(wayOf)),
  });

  const searched = steps.map((step) => phrasesOf(step));
  /** @type {(query: string) => Hit[]} */
  const search = (query) => {
    const words = folded(query).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const ranked = steps.flatMap((step, n) => rankedHit(step, searched[n], words));
    return ranked.sort((one, other) => one.rank - other.rank).slice(0, MOST);
  };

  /**
   * The step that a key leads to from another: along the ways, or in the order of reading.
   * @type {(id: string, key: string, came?: string) => string | undefined}
   */
  const beside = (id, key, came) => {
    const at = order.indexOf(id);
    /** @type {Record<string, () => string | undefined>} */
    const keys = {
      ArrowRight: () => from(id)[0]?.to,
      ArrowLeft: () => (came && to(id).some((leg) => leg.step === came) ? came : to(id)[0]?.step),
      ArrowDown: () => order[at + 1],
      ArrowUp: () => order[at - 1],
      Home: () => start,
      End: () => order[order.length - 1],
    };
    return keys[key]?.();
  };

  return { arrow, byId, legs, people, start, from, to, through, legsOf, along, search, beside };
}

/**
 * @param {Leg[]} legs
 * @param {"step" | "to"} end
 */
function grouped(legs, end) {
  /** @type {Map<string, Leg[]>} */
  const groups = new Map();
  for (const leg of legs) {
    const group = groups.get(leg[end]);
    if (group) group.push(leg);
    else groups.set(leg[end], [leg]);
  }
  return groups;
}

/**
 * What a step is found by, what tells most of it first.
 * @param {MapStep} step
 */
const phrasesOf = ({ id, title, text, answers }) =>
  [title, id, ...answers.map((answer) => answer.text), ...text.split("\n")].map((said) => ({
    said,
    heard: folded(said),
  }));

/**
 * A step that has all words, in whatever it says: better, the earlier the first of them.
 * @param {MapStep} step
 * @param {{ said: string, heard: string }[]} phrases
 * @param {string[]} words
 */
function rankedHit(step, phrases, words) {
  const places = words.map((word) => phrases.findIndex(({ heard }) => heard.includes(word)));
  if (places.includes(-1)) return [];
  const rank = Math.max(...places);
  return [{ step, why: rank ? phrases[rank].said : "", rank }];
}
