// Time that goes on evenly when somebody sets the device's clock back. While a device sleeps, only
// that clock goes on, so neither is enough alone.
// Source: W3C, "High Resolution Time" (performance.now).

// Two readings, one after the other, differ by some moments themselves.
const SLACK = 2000;

let [wall, ticks, setBack] = [Date.now(), performance.now(), 0];

/** Now, in milliseconds, as by the clock before it was first set back. */
export function steadyNow() {
  const [wallNow, ticksNow] = [Date.now(), performance.now()];
  const lost = ticksNow - ticks - (wallNow - wall);
  if (lost > SLACK) setBack += lost;
  [wall, ticks] = [wallNow, ticksNow];
  return wallNow + setBack;
}
