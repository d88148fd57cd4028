"""A live guide's line of which a test says when anything comes over it.

As an init script: until ``release()``, nothing comes; after ``window.free = false``, nothing more,
as from a kernel that hangs.
"""

HELD = """
const { WebSocket: Real } = window;
window.WebSocket = class extends Real {
  constructor(...given) {
    super(...given);
    const held = [];
    const hold = (event) => {
      if (window.free || !event.isTrusted) return;
      event.stopImmediatePropagation();
      held.push(event.data);
    };
    this.addEventListener("message", hold);
    window.release = () => {
      window.free = true;
      for (const data of held.splice(0)) this.dispatchEvent(new MessageEvent("message", { data }));
    };
    window.held = held;
  }
};"""
