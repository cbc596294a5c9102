// Drawing with a finger, a pen or a mouse on a pad that Python wrote. The form's field is the only place that holds
// what was drawn: Python reads it, checks it and shows it, so emptying the form empties the pad.

const WIDE = 320;
const HIGH = 240;
const LONGEST = 20000; // toolkit_py/drawing.py
const STEP = 2;
const LINES = /^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})+)+$/;

/**
 * The line that is being drawn, from the pen's touch to its lift.
 * @type {{pointer: number, pad: HTMLElement, text: string, x: number, y: number} | null}
 */
let line = null;

/** @param {EventTarget | null} target @param {string} part @returns {HTMLElement | null} */
function padOf(target, part) {
  const pad = target instanceof Element && target.closest(part) ? target.closest("[data-draw]") : null;
  return pad instanceof HTMLElement ? pad : null;
}

/** @param {HTMLElement} pad @returns {HTMLInputElement | null} */
function fieldOf(pad) {
  const field = document.getElementById(pad.dataset.for ?? "");
  return field instanceof HTMLInputElement ? field : null;
}

/** @param {HTMLElement} pad */
function drawn(pad) {
  const text = fieldOf(pad)?.value ?? "";
  return LINES.test(text) ? text : "";
}

/** @param {HTMLElement} pad @param {string} text */
function show(pad, text) {
  pad.querySelector("[data-draw-lines]")?.setAttribute("d", text);
}

/** @param {HTMLElement} pad @param {string} text */
function keep(pad, text) {
  show(pad, text);
  full(pad, false);
  sure(pad, false);
  const field = fieldOf(pad);
  if (!field || field.value === text) return;
  field.value = text;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** @param {HTMLElement} pad @param {boolean} is */
function full(pad, is) {
  const said = pad.querySelector("[data-draw-full]");
  if (said instanceof HTMLElement) said.textContent = is ? (said.dataset.drawFull ?? "") : "";
}

/** Where on the pad, in whole numbers. @param {HTMLElement} pad @param {PointerEvent} event */
function at(pad, event) {
  const box = pad.querySelector("svg")?.getScreenCTM()?.inverse();
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(box);
  /** @param {number} value @param {number} most */
  const within = (value, most) => Math.min(most, Math.max(0, Math.round(value)));
  return { x: within(point.x, WIDE), y: within(point.y, HIGH) };
}

/** @param {PointerEvent} event */
function begin(event) {
  const pad = padOf(event.target, "svg");
  if (!pad || line || !event.isPrimary || event.button !== 0) return;
  const before = drawn(pad);
  const { x, y } = at(pad, event);
  // A touch without a move is a dot: a line to where it began.
  const text = `${before}M${x} ${y}L${x} ${y}`;
  if (text.length > LONGEST) return full(pad, true);
  pad.querySelector("svg")?.setPointerCapture(event.pointerId);
  line = { pointer: event.pointerId, pad, text, x, y };
  show(pad, text);
}

/** @param {PointerEvent} event */
function go(event) {
  if (line?.pointer !== event.pointerId) return;
  for (const one of event.getCoalescedEvents?.() ?? [event]) {
    const { x, y } = at(line.pad, one);
    if (Math.hypot(x - line.x, y - line.y) < STEP) continue;
    const text = `${line.text}L${x} ${y}`;
    if (text.length > LONGEST) {
      full(line.pad, true);
      break;
    }
    Object.assign(line, { text, x, y });
  }
  show(line.pad, line.text);
}

/** @param {PointerEvent} event */
function end(event) {
  if (line?.pointer !== event.pointerId) return;
  const { pad, text } = line;
  line = null;
  const said = pad.querySelector("[data-draw-full]")?.textContent !== "";
  keep(pad, text);
  full(pad, said);
}

/** A child's drawing is not taken away by one slip of a finger. @param {HTMLElement} pad @param {boolean} asked */
function sure(pad, asked) {
  const button = pad.querySelector("[data-draw-clear]");
  if (button instanceof HTMLElement) button.textContent = (asked ? button.dataset.sure : button.dataset.drawClear) ?? "";
  return button?.toggleAttribute("data-asked", asked);
}

/** @param {HTMLElement} pad */
function clear(pad) {
  if (drawn(pad) && !pad.querySelector("[data-draw-clear][data-asked]")) sure(pad, true);
  else keep(pad, "");
}

addEventListener("pointerdown", begin);
addEventListener("pointermove", go);
addEventListener("pointerup", end);
addEventListener("pointercancel", end);
addEventListener("tk:wipe", () => (line = null));
addEventListener("click", (event) => {
  const undo = padOf(event.target, "[data-draw-undo]");
  if (undo) keep(undo, drawn(undo).slice(0, Math.max(0, drawn(undo).lastIndexOf("M"))));
  const pad = padOf(event.target, "[data-draw-clear]");
  if (pad) clear(pad);
});
