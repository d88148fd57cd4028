// Which of the guide's documents an address names.

// As the app and deploy/nginx.conf name them: /live is the same document as its folder's.
const PAGE = /^((?:[a-z]{2,3}(?:-[A-Za-z0-9]+)*\/)?)(?:index\.html|live)?$/;
const PAPER = /^(?:[a-z]{2,3}(?:-[A-Za-z0-9]+)*\/)?print\.html$/;

/**
 * The one address of a document that has several; empty for all that is no document of the guide.
 * @param {string} address
 * @param {string} scope the guide's folder
 */
export function pageAt(address, scope) {
  const [named] = address.split("#");
  if (!named.startsWith(scope)) return "";
  const path = named.slice(scope.length);
  const folder = PAGE.exec(path)?.[1];
  if (folder !== undefined) return scope + folder;
  return PAPER.test(path) ? named : "";
}
