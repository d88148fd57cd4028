// Long work in pieces: between them, a finger and the paint have their turn.
// Source: HTML standard, "Event loops"; a task above 50 ms is long (W3C, "Long Tasks API").

/** When the browser has done what waits meanwhile. */
export const nextTask = () => new Promise((resolve) => setTimeout(resolve));
