// When somebody last touched the page: nothing may change under a finger.

let pressed = false;
let touched = 0;

/**
 * Whether somebody touches the page, or did within so many milliseconds; the clock may be set back.
 * @param {number} during
 */
export const isTouched = (during) => pressed || Math.abs(Date.now() - touched) < during;

for (const use of ["pointerdown", "pointerup", "pointercancel", "keydown", "scroll"]) {
  addEventListener(
    use,
    () => {
      touched = Date.now();
      if (use.startsWith("pointer")) pressed = use === "pointerdown";
    },
    { capture: true, passive: true },
  );
}
