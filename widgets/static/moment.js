// Moments that were kept somewhere: what is there may be anything, and clocks are set.

// No tab is older, and no clock that is wrong is set by more.
const LONGEST_AGO = 366 * 24 * 3600 * 1000;

/**
 * A moment, in milliseconds; 0 for one that cannot be. Where the clock was set back, the past may be
 * in the future: then it is now.
 * @param {unknown} kept
 * @param {number} [now]
 */
export function moment(kept, now = Date.now()) {
  const time = typeof kept === "number" || typeof kept === "string" ? Number(kept) : 0;
  return Math.abs(now - time) < LONGEST_AGO ? Math.min(time, now) : 0;
}
