// The device part: asks once which device the visitor has, and remembers it in this tab.

import { deviceName } from "../../static/device_name.js";
import { fill, make, setChildren } from "../../static/dom.js";
import { inSession } from "../../static/session.js";
import { announceAnswers, requestTrait, setTrait } from "../../static/traits.js";

/**
 * @import { AnyModel, RenderProps } from "@anywidget/types"
 */
/**
 * A device to choose, and what browsers call themselves on it.
 * @typedef {{ id: string, name: string, agents: string[] }} KnownDevice
 *
 * @typedef {Record<"ask" | "here" | "every" | "shown" | "shown_every" | "change", string>
 *   } DevicePickerWords
 * @typedef {{ devices: KnownDevice[], chosen: string, visible: boolean,
 *   words: DevicePickerWords }} Traits
 */

const DEVICE_KEY = "guide-device";

/** @param {HTMLElement} el */
function elementsIn(el) {
  const asked = make("div");
  const question = make("p", { className: "question" });
  const choices = make("div", { className: "choices" });
  const told = make("p", { className: "told" });
  const said = make("span");
  const change = make("button", { className: "tool", type: "button" });
  asked.setAttribute("role", "group");
  // It is the group's name, which is read out.
  question.setAttribute("aria-hidden", "true");
  said.setAttribute("role", "status");
  asked.append(question, choices);
  told.append(said, change);
  el.classList.add("device");
  el.append(asked, told);
  return { asked, question, choices, told, said, change };
}

/**
 * Every device to choose, what is likely first.
 * @param {AnyModel<Traits>} model
 * @returns {KnownDevice[]}
 */
function devicesIn(model) {
  const every = { id: "every", name: model.get("words").every, agents: [] };
  const devices = [...model.get("devices"), every];
  return [...devices.filter(isHere), ...devices.filter((device) => !isHere(device))];
}

/** @param {KnownDevice} device */
const isHere = ({ agents }) => agents.includes(deviceName());

/**
 * @param {KnownDevice} device
 * @param {AnyModel<Traits>} model
 * @param {(id: string) => void} choose
 */
function choice(device, model, choose) {
  const { id, name: textContent } = device;
  const onclick = () => choose(id);
  const button = make("button", { className: "tool", type: "button", textContent, onclick });
  if (isHere(device)) button.append(make("small", { textContent: model.get("words").here }));
  button.classList.toggle("here", isHere(device));
  button.setAttribute("aria-pressed", String(id === model.get("chosen")));
  return button;
}

/** @param {RenderProps<Traits>} props */
function render({ model, el }) {
  const { asked, question, choices, told, said, change } = elementsIn(el);
  let changing = false;

  /** @param {string} id */
  function choose(id) {
    changing = false;
    inSession(DEVICE_KEY, id);
    if (id === model.get("chosen")) return update(true);
    requestTrait(model, "chosen", id);
  }

  /** @param {boolean} [focus] */
  function update(focus) {
    const chosen = model.get("chosen");
    const asking = changing || !chosen;
    const words = model.get("words");
    const buttons = devicesIn(model).map((device) => choice(device, model, choose));
    question.textContent = words.ask;
    asked.setAttribute("aria-label", words.ask);
    setChildren(choices, ...buttons);
    const name = model.get("devices").find((device) => device.id === chosen)?.name;
    const shown = name ? fill(words.shown, { name }) : words.shown_every;
    said.textContent = asking ? "" : shown;
    change.textContent = words.change;
    asked.hidden = !asking;
    told.hidden = asking;
    el.hidden = !model.get("visible");
    if (focus && !el.hidden) (asking ? buttons[0] : change).focus({ preventScroll: true });
  }

  change.onclick = () => {
    changing = true;
    update(true);
  };
  for (const name of ["devices", "words", "visible"]) model.on(`change:${name}`, () => update());
  model.on("change:chosen", () => update(el.contains(document.activeElement)));
  announceAnswers(model);
  update();
  const kept = devicesIn(model).find(({ id }) => id === inSession(DEVICE_KEY));
  if (kept && !model.get("chosen")) setTrait(model, "chosen", kept.id);
}

export default { render };
