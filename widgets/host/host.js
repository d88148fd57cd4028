// Shows a kernel's widgets in a page, without JupyterLab: some stock ipywidgets, all anywidgets.
//
// Source: Jupyter Client, "Messaging in Jupyter" (status); Jupyter Server tells by it, too, that a
// kernel restarts or is dead.

import { Connection } from "./connection.js";
import { Displays } from "./displays.js";
import { nextTask } from "./next_task.js";
import { WidgetComms } from "./widget_comms.js";
import { WidgetManager } from "./widget_manager.js";

/**
 * @import { Modules } from "./anywidget_module.js"
 * @import { Message } from "./messages.js"
 */

const ENDS = ["dead", "restarting", "autorestarting", "terminating"];

/**
 * Shows what a kernel displays.
 * @param {WebSocket} socket opening or open, speaking v1.kernel.websocket.jupyter.org
 * @param {HTMLElement} place
 * @param {Modules} [modules] of anywidgets, by the name that `_esm` has in place of their text
 * @returns {Promise<() => void>} when the first widget displayed is rendered, all of it: what ends
 *   and removes all that is shown
 * @throws {Error} where the line is closed before, or a message is not understood
 */
export async function show(socket, place, modules = {}) {
  const connection = new Connection(socket);
  const manager = new WidgetManager(connection, modules);
  const comms = new WidgetComms(connection, manager);
  const displays = new Displays(place, manager);
  await new Promise((resolve, reject) => {
    connection.listen({
      onOpen: () => comms.requestStates(),
      onMessage: async (message) => {
        displays.receive(message);
        await comms.receive(message);
        if (comms.complete && displays.isWaiting()) await nextTask();
        if (comms.complete) for (const shown of displays.showWaiting()) shown.then(resolve, reject);
        if (isEnd(message)) connection.close();
      },
      onError: (error) => {
        console.error(error);
        reject(error);
      },
      onClose: reject,
    });
  });
  return () => manager.close();
}

/** @param {Message} message */
const isEnd = ({ header: { msg_type }, content }) =>
  msg_type === "status" && ENDS.includes(content.execution_state);
