// What the live parts make alike: an element, a text with its gaps filled, a file to save.
function make(tag, given = {}, ...children) {
  const made = Object.assign(document.createElement(tag), given);
  made.append(...children);
  return made;
}

// Says which parts of a text are Japanese, for a screen reader that speaks another language.
const QUOTES = /(「[^「」]*」)/;
const told = (text, parts = QUOTES) =>
  text.split(parts).map((part) => (/[ぁ-ヿ一-鿿]/.test(part) ? make("span", { lang: "ja", textContent: part }) : part));

const fill = (text, given) => text.replace(/\{(\w+)\}/g, (all, name) => given[name] ?? all);

function save(text, type, name) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  make("a", { href, download: name }).click();
  // Some browsers ask before they save.
  setTimeout(URL.revokeObjectURL, 60_000, href);
}

// Gives the kernel a value that it does not have yet.
function tell(model, name, value) {
  if (value === model.get(name)) return;
  model.set(name, value);
  try {
    model.save_changes();
  } catch {
    // The kernel is gone: what is on screen is there all the same.
  }
}

// Gives the kernel a value that it must answer by a message, or else the page takes over.
function ask(model, name, value) {
  document.dispatchEvent(new Event("guide:asked"));
  model.set(name, value);
  model.save_changes();
}

const heedAnswers = (model) => model.on("msg:custom", () => document.dispatchEvent(new Event("guide:answered")));
