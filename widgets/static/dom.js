// What the scripts make alike: an element, and a text with its gaps filled.
export function make(tag, given = {}, ...children) {
  const made = Object.assign(document.createElement(tag), given);
  made.append(...children);
  return made;
}

export const fill = (text, given) => text.replace(/\{(\w+)\}/g, (all, name) => given[name] ?? all);
