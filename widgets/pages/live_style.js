// The style of what only the live guide has.

/**
 * Adds it to the page's own: to that a script may add rules, where the policy allows no other style.
 * @param {string} style
 */
export function addStyle(style) {
  const [sheet] = document.styleSheets;
  // One rule may hold all: what a browser does not know in it, it leaves out alone.
  sheet.insertRule(`@media all{${style}}`, sheet.cssRules.length);
}
