// The map's size in its box: the box scrolls by itself, so that fingers, wheels and keys can.

const [LEAST, MOST, STEP] = [0.02, 4, 1.25];
// A hand that holds a button still moves this far.
const STILL = 4;

/**
 * @param {HTMLElement} box
 * @param {SVGSVGElement} drawing
 */
export function zoomed(box, drawing) {
  const [wide, high] = ["width", "height"].map((name) => Number(drawing.getAttribute(name)));
  let scale = 1;

  /** Shows it at a scale; what is at a point of the box, its middle if none is given, stays. */
  const set = (/** @type {number} */ to, x = box.clientWidth / 2, y = box.clientHeight / 2) => {
    const [left, top] = [(box.scrollLeft + x) / scale, (box.scrollTop + y) / scale];
    scale = Math.min(MOST, Math.max(LEAST, to));
    drawing.style.width = `${wide * scale}px`;
    drawing.style.height = `${high * scale}px`;
    box.scrollLeft = left * scale - x;
    box.scrollTop = top * scale - y;
  };
  const fit = () => set(Math.min(box.clientWidth / wide, box.clientHeight / high));
  const actual = () => set(1);
  const closer = () => set(scale * STEP);
  const farther = () => set(scale / STEP);

  /** Only the map scrolls, and only where an element is out of sight. */
  const uncover = (/** @type {Element} */ element) => {
    const [one, all] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
    const beside = one.left < all.left || one.right > all.right;
    if (!beside && one.top >= all.top && one.bottom <= all.bottom) return;
    if (beside) box.scrollLeft += (one.left + one.right - all.left - all.right) / 2;
    box.scrollTop += (one.top + one.bottom - all.top - all.bottom) / 2;
  };

  /** With Ctrl, as pinches on a touch pad come, too. */
  const wheeled = (/** @type {WheelEvent} */ event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { left, top } = box.getBoundingClientRect();
    const factor = event.deltaY < 0 ? STEP : 1 / STEP;
    set(scale * factor, event.clientX - left, event.clientY - top);
  };
  const to = (/** @type {number} */ size) => set(size);
  return { fit, actual, closer, farther, uncover, to, wheeled, size: () => scale };
}

/**
 * A mouse moves the map with it; what is let go after a way is no click.
 * @param {HTMLElement} box
 */
export function dragged(box) {
  let moved = false;
  /** @type {{ x: number, y: number, left: number, top: number } | undefined} */
  let held;
  box.onpointerdown = ({ pointerType, button, clientX, clientY }) => {
    moved = false;
    if (pointerType !== "mouse" || button !== 0) return;
    held = { x: clientX, y: clientY, left: box.scrollLeft, top: box.scrollTop };
  };
  box.onpointermove = ({ buttons, clientX, clientY }) => {
    if (!buttons) held = undefined;
    if (!held) return;
    const [x, y] = [clientX - held.x, clientY - held.y];
    moved = moved || Math.hypot(x, y) > STILL;
    if (!moved) return;
    box.scrollLeft = held.left - x;
    box.scrollTop = held.top - y;
  };
  box.onpointerup = () => {
    held = undefined;
  };
  box.ondragstart = (event) => event.preventDefault();
  box.addEventListener(
    "click",
    (event) => {
      if (!moved) return;
      moved = false;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}
