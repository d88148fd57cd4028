// Whether somebody saves data, as far as the browser tells.

/** @typedef {{ connection?: { saveData?: boolean } }} DataSaver */

export function savesData() {
  /** @type {Navigator & DataSaver} */
  const { connection: network } = navigator;
  return network?.saveData === true;
}
