// What the live parts make alike: an element, a text with its gaps filled, a file to save.
function make(tag, given = {}, ...children) {
  const made = Object.assign(document.createElement(tag), given);
  made.append(...children);
  return made;
}

const fill = (text, given) => text.replace(/\{(\w+)\}/g, (all, name) => given[name] ?? all);

function save(text, type, name) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  make("a", { href, download: name }).click();
  // Some browsers ask before they save.
  setTimeout(URL.revokeObjectURL, 60_000, href);
}

