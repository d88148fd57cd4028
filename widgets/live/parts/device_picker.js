// The device part: asks once which device the visitor has, and remembers it in this tab.

import { deviceName } from "../../static/device_name.js";
import { fill, make } from "../../static/dom.js";
import { inSession } from "../../static/session.js";
import { announceAnswers, requestTrait, setTrait } from "../../static/traits.js";

/**
 * A device to choose, and what browsers call themselves on it.
 * @typedef {{ id: string, name: string, agents: string[] }} KnownDevice
 */

const DEVICE_KEY = "guide-device";

function render({ model, el }) {
  const asked = make("div");
  const question = make("p", { className: "question" });
  const choices = make("div", { className: "choices" });
  const told = make("p", { className: "told" });
  const said = make("span");
  const change = make("button", { className: "tool", type: "button" });
  let changing = false;
  asked.setAttribute("role", "group");
  said.setAttribute("role", "status");
  asked.append(question, choices);
  told.append(said, change);
  el.classList.add("device");
  el.append(asked, told);

  const words = () => model.get("words");
  const every = () => ({ id: "every", name: words().every, agents: [] });
  const nameOf = (id) => model.get("devices").find((device) => device.id === id)?.name;

  function choose(id) {
    changing = false;
    inSession(DEVICE_KEY, id);
    if (id === model.get("chosen")) return update(true);
    requestTrait(model, "chosen", id);
  }

  function choice({ id, name, agents }) {
    const here = agents.includes(deviceName());
    const given = {
      className: "tool",
      type: "button",
      textContent: name,
      onclick: () => choose(id),
    };
    const button = make("button", given);
    if (here) button.append(make("small", { textContent: words().here }));
    button.classList.toggle("here", here);
    button.setAttribute("aria-pressed", String(id === model.get("chosen")));
    return button;
  }

  function update(focus) {
    const chosen = model.get("chosen");
    const asking = changing || !chosen;
    const { ask, shown, shown_every, change: changeIt } = words();
    const buttons = [...model.get("devices"), every()].map(choice);
    question.textContent = ask;
    asked.setAttribute("aria-label", ask);
    // What is likely stands first.
    choices.replaceChildren(...buttons.sort((a, b) => b.matches(".here") - a.matches(".here")));
    const name = nameOf(chosen);
    said.textContent = asking ? "" : name ? fill(shown, { name }) : shown_every;
    change.textContent = changeIt;
    asked.hidden = !asking;
    told.hidden = asking;
    el.hidden = !model.get("visible");
    if (focus && !el.hidden) (asking ? choices.firstChild : change).focus({ preventScroll: true });
  }

  change.onclick = () => {
    changing = true;
    update(true);
  };
  for (const name of ["devices", "words", "visible"]) model.on(`change:${name}`, () => update());
  model.on("change:chosen", () => update(el.contains(document.activeElement)));
  announceAnswers(model);
  update();
  const kept = inSession(DEVICE_KEY);
  if (kept && !model.get("chosen")) setTrait(model, "chosen", kept);
}

export default { render };
