// The search: finds steps by the visitor's own words in what the page says. Nothing leaves it.
const Search = (() => {
  const box = document.querySelector(".search");
  const { label, hint, found, none, ways } = box.dataset;
  const MOST = 5;
  // Less than this, or than this part of the best, is no find. Letters are alike by chance sooner.
  const ENOUGH = Page.root.lang === "ja" ? 0.2 : 0.6;
  const NEAR = 0.4;
  // How much a phrase tells of a step.
  const WEIGHT = { word: 3, title: 2.5, leading: 2, text: 1 };
  const ROWS = ["あかさたなはまやらわ", "いきしちにひみり", "うくすつぬふむゆる", "えけせてねへめれ", "おこそとのほもよろを"];
  // What draws out each row's vowel: こうど and コード, けーたい and けいたい read alike.
  const LONG = ["ー", "ー", "ー", "ーい", "ーう"];
  const DIGITS = "〇一二三四五六七八九";
  const make = (tag, given) => Object.assign(document.createElement(tag), given);
  const titleOf = (step) => Page.section(step).querySelector("h2").textContent;
  const moved = (by) => (sign) => String.fromCharCode(sign.charCodeAt() + by);
  let tables = null;

  // Width, case, kana, voicing, small kana, long vowels and kanji numerals all read alike.
  const fold = (text) =>
    text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")
      .replace(/[ァ-ヶ]/g, moved(-96))
      .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, moved(1))
      .replace(/[〇一二三四五六七八九]/g, (sign) => DIGITS.indexOf(sign))
      .replace(/([ぁ-ん])[-‐―−]/g, "$1ー")
      .replace(/(.)([ーうい])/g, (both, sign, long) => {
        const row = ROWS.findIndex((signs) => signs.includes(sign));
        return LONG[row]?.includes(long) ? sign + ROWS[row][0] : both;
      });

  function* pieces(run) {
    const latin = /[a-z]/.test(run);
    const signs = latin ? `_${run}_` : run;
    for (let size = latin ? 3 : 2; size <= 3; size++) {
      for (let end = size; end <= signs.length; end++) yield signs.slice(end - size, end);
    }
    if (!latin) yield* signs.match(/[\p{Script=Han}\p{N}]/gu) ?? [];
  }

  // What is compared: kanji and numerals, twos and threes of signs, threes of the letters of a word.
  function grams(text) {
    const all = new Set();
    for (const [run] of fold(text).matchAll(/[a-z]+|(?:(?![a-z])[\p{L}\p{N}])+/gu)) {
      for (const piece of pieces(run)) all.add(piece);
    }
    return all;
  }

  function* phrasesOf(step) {
    yield [step.id, WEIGHT.title, titleOf(step.id)];
    for (const part of step.querySelectorAll(".body :is(p, li)")) yield [step.id, WEIGHT.text, part.textContent];
    for (const { dataset, hash, textContent } of step.querySelectorAll(".option")) {
      // The answers that close every remedy tell nothing of any.
      if (["solved", "unsolved", "unable"].includes(dataset.option)) continue;
      yield [step.id, WEIGHT.text, textContent];
      yield [hash.slice(1), WEIGHT.leading, textContent];
    }
  }

  function* phrasesOfIndex() {
    for (const { textContent, dataset, parentNode } of Page.root.querySelectorAll("#index dt")) {
      const links = [...parentNode.querySelectorAll("a")];
      for (const said of new Set([textContent, dataset.reading])) {
        // The first of a word's steps fits it best.
        yield* links.map(({ hash }, place) => [hash.slice(1), WEIGHT.word - place / 4, said, textContent]);
      }
    }
  }

  function build() {
    const steps = Page.steps.filter(({ id }) => id !== "index");
    const known = new Map(); // by text: many say the same of several steps
    const gramsOf = (text) => known.get(text) ?? known.set(text, grams(text)).get(text);
    const phrases = [...steps.flatMap((step) => [...phrasesOf(step)]), ...phrasesOfIndex()].map(
      ([step, weight, said, text = said]) => ({ step, weight, text, all: gramsOf(said) }),
    );
    const holding = new Map(); // the phrases with a gram
    for (const phrase of phrases) {
      for (const gram of phrase.all) (holding.get(gram) ?? holding.set(gram, []).get(gram)).push(phrase);
    }
    const rarity = new Map();
    for (const [gram, those] of holding) {
      const [{ length }, { size }] = [steps, new Set(those.map(({ step }) => step))];
      rarity.set(gram, Math.log(1 + length / size) * (gram.length > 1 ? 1 : 0.5));
    }
    // A gram that stands nowhere is likely mistyped: it counts against all, but not much.
    const rare = (gram) => rarity.get(gram) ?? 2;
    const size = (all) => [...all].reduce((sum, gram) => sum + rare(gram), 0);
    for (const phrase of phrases) phrase.size = size(phrase.all);
    return { holding, rare, size };
  }

  const raise = (map, key, value) => map.set(key, Math.max(map.get(key) ?? 0, value));
  const add = (map, key, value) => map.set(key, (map.get(key) ?? 0) + value);

  // How much of one word each step says, wherever it says it.
  function* covering(all, { holding, rare, size }) {
    const most = size(all) * WEIGHT.word;
    for (const gram of all) {
      const best = new Map();
      for (const { step, weight } of holding.get(gram) ?? []) raise(best, step, weight);
      for (const [step, weight] of best) yield [step, (rare(gram) * weight) / most];
    }
  }

  // The phrase of each step that most nearly says just this, and how nearly.
  function closest(all, { holding, rare, size }) {
    const own = size(all);
    const shared = new Map();
    for (const gram of all) for (const phrase of holding.get(gram) ?? []) add(shared, phrase, rare(gram));
    const near = new Map();
    for (const [phrase, common] of shared) {
      const close = ((phrase.weight / WEIGHT.word) * common) / (own + phrase.size - common);
      if (close > (near.get(phrase.step)?.close ?? 0)) near.set(phrase.step, { close, phrase });
    }
    return near;
  }

  // The steps that fit best, each with the phrase that led to it.
  function find(query) {
    tables ??= build();
    const words = query.split(/\s+/).map(grams).filter(({ size }) => size);
    const near = closest(grams(query), tables);
    const scores = new Map([...near].map(([step, { close }]) => [step, close]));
    for (const all of words) {
      for (const [step, part] of covering(all, tables)) add(scores, step, part / words.length);
    }
    const ranked = [...scores].sort(([, a], [, b]) => b - a);
    const least = Math.max(ENOUGH, NEAR * ranked[0]?.[1]);
    const enough = ranked.filter(([, score]) => score >= least).slice(0, MOST);
    return enough.map(([step]) => ({ step, phrase: near.get(step).phrase }));
  }

  const input = make("input", { type: "search", autocomplete: "off", autocapitalize: "off", spellcheck: false });
  const name = make("label", { textContent: label });
  const status = make("p", { className: "hint" });
  const list = make("ul", { className: "finds" });

  // A title may be a question: the words that led to it tell why it is offered.
  function row({ step, phrase }) {
    const [item, link] = [make("li"), make("a", { href: `#${step}`, textContent: titleOf(step) })];
    if (phrase?.weight >= WEIGHT.leading && phrase.text !== link.textContent) {
      link.append(make("small", { textContent: phrase.text }));
    }
    item.append(link);
    return item;
  }

  function update() {
    const asked = grams(input.value).size > 0;
    const finds = asked ? find(input.value) : [];
    const told = finds.length ? found.replace("{found}", finds.length) : none;
    const others = (ways.match(/\S+/g) ?? []).map((step) => ({ step }));
    // What is said again is read out again.
    if (status.textContent !== (asked ? told : "")) status.textContent = asked ? told : "";
    list.replaceChildren(...(asked && !finds.length ? others : finds).map(row));
    if (asked) box.scrollIntoView({ block: "nearest" });
  }

  function clear() {
    input.value = "";
    update();
  }

  status.setAttribute("role", "status");
  name.append(make("span", { textContent: hint }), input);
  box.append(name, status, list);
  box.hidden = false;
  input.oninput = update;
  input.onfocus = () => (tables ??= build());
  input.addEventListener("keydown", ({ key, isComposing }) => {
    // While kana become kanji, the key belongs to that.
    if (key === "Escape" && !isComposing) clear();
  });
  list.onclick = ({ target }) => {
    const link = target.closest("a");
    if (!link) return;
    // To the step on screen the address does not change.
    const stays = link.hash === `#${Page.shown().id}`;
    setTimeout(() => {
      clear();
      if (stays) Page.show(true);
    });
  };
  return { find, open: () => input.value !== "" };
})();
