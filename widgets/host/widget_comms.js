// What a kernel and its widgets' models tell each other.
//
// Sources: ipywidgets, "Widget messaging protocol" 2.1 (the comms jupyter.widget and
// jupyter.widget.control); Jupyter Client, "Messaging in Jupyter" (custom messages, comms).

import { putBuffers } from "./buffers.js";
import { randomId } from "./connection.js";

/**
 * @import { Connection } from "./connection.js"
 * @import { Message } from "./messages.js"
 * @import { CommData } from "./models.js"
 * @import { WidgetManager } from "./widget_manager.js"
 */

const TARGET = "jupyter.widget";
const CONTROL = "jupyter.widget.control";
// Of the comm for control, which has a version of its own.
const CONTROL_PROTOCOL = "1.0.0";

export class WidgetComms {
  /**
   * @param {Connection} connection
   * @param {WidgetManager} manager
   */
  constructor(connection, manager) {
    this.connection = connection;
    this.manager = manager;
    this.control = randomId();
    /** The id of the message that asked for them. */
    this.request = "";
    /** Whether the models are there that there were before this line. */
    this.complete = false;
  }

  /** Asks for the widgets that the kernel has. */
  requestStates() {
    const comm_id = this.control;
    const opened = { comm_id, target_name: CONTROL, data: {} };
    this.connection.send("comm_open", opened, { version: CONTROL_PROTOCOL });
    const asked = { comm_id, data: { method: "request_states" } };
    this.request = this.connection.send("comm_msg", asked);
  }

  /**
   * Takes what a comm says, and that the kernel is done with what it was asked.
   * @param {Message} message
   */
  async receive({ header: { msg_type }, parent_header, content, buffers }) {
    const done = msg_type === "status" && content.execution_state === "idle";
    // Python cannot tell of its widgets where one refers to a closed one; new ones are shown.
    if (done && parent_header.msg_id === this.request) this.complete = true;
    if (msg_type === "comm_open") this.onOpen(content, buffers);
    if (msg_type === "comm_msg") await this.onMessage(content, buffers);
    if (msg_type === "comm_close") this.onClose(content);
  }

  /**
   * @param {{ comm_id: string, target_name: string, data: any }} content
   * @param {DataView[]} buffers
   */
  onOpen({ comm_id, target_name, data }, buffers) {
    if (target_name !== TARGET) return;
    putBuffers(data.state, data.buffer_paths ?? [], buffers);
    this.manager.add([[comm_id, data.state]]);
  }

  /**
   * @param {{ comm_id: string, data: any }} content
   * @param {DataView[]} buffers
   */
  async onMessage({ comm_id, data }, buffers) {
    if (comm_id === this.control) {
      this.onStates(data, buffers);
      return;
    }
    const model = this.manager.models.get(comm_id);
    await model?.binding?.ready;
    model?.receive(data, buffers);
  }

  /**
   * @param {{ states: Record<string, { state: any }>, buffer_paths?: any }} data
   * @param {DataView[]} buffers
   */
  onStates({ states, buffer_paths = [] }, buffers) {
    putBuffers(states, buffer_paths, buffers);
    this.manager.add(Object.entries(states).map(([id, { state }]) => [id, state]));
    this.complete = true;
  }

  /** @param {{ comm_id: string }} content */
  onClose({ comm_id }) {
    // A kernel that has not imported ipywidgets yet has no widgets, and tells of each to come.
    if (comm_id === this.control) this.complete = true;
    this.manager.remove(comm_id);
  }
}
