// The tools in the page: hands a form's fields to Python and puts its answer in place. Holds no rule of any tool.

import "./draw.js";
import { printTool } from "./print-tool.js";
import { PHONE, python, whenIdle } from "./python.js";
import { asWritten, relist, settle, settleInside } from "./settle.js";

const REST = 250;
const SPEAK_AFTER = 700;
// A press whose end nobody tells, as under a menu of the browser's own, holds nothing up for longer.
const LONGEST_PRESS = 1000;

/** @typedef {[string, string][]} Fields */

// What was typed in this visit, by tool and page constants. Never in storage, history or address.
const visit = new Map();
/** @param {ParentNode} within @param {string} selector @returns {HTMLElement[]} */
const every = (within, selector) => [...within.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);
/** @returns {HTMLFormElement[]} */
const forms = () => every(document, "form[data-widget]").filter((one) => one instanceof HTMLFormElement);

const tools = new Map();
python.changed = (state) => {
  for (const tool of tools.values()) tool.show(state);
};

class Tool {
  #left = new Set();
  #problems = new Map();
  #speak = 0;
  #rest = 0;
  #busy = false;
  #unanswered = false;
  #waiting = /** @type {(string | undefined)[]} */ ([]);

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.section = form.closest(".tk-tool");
    this.name = form.dataset.widget;
    this.takes = (form.dataset.takes ?? "").split(" ").filter(Boolean);
    this.blank = form.innerHTML;
    const fixed = this.fields().filter(([name]) => name === "fixed").map(([, value]) => value);
    this.constants = JSON.stringify(this.fields().filter(([name]) => fixed.includes(name)));
    this.key = `${this.name} ${this.constants}`;
    for (const button of every(form, "[data-print], [data-print-blank]")) button.hidden = false;
  }

  /** Whether what is typed here goes to no other page: the page says so, or the issue that was chosen does. */
  get alone() {
    return this.form.matches("[data-alone]") || this.form.querySelector("[data-alone]") !== null;
  }

  /** @returns {Fields} */
  fields() {
    return [...new FormData(this.form)].map(([name, value]) => [name, String(value)]);
  }

  /** Back on a page, or on another page with this tool: what was typed in this visit stands there again. */
  mount() {
    this.show(python.state);
    const remembered = this.alone ? undefined : visit.get(this.key);
    if (remembered || Object.keys(this.#carried()).length) this.ask("", remembered);
  }

  /** @param {import("./python.js").State} state */
  show(state) {
    this.form.dataset.python = state;
    const line = this.section?.querySelector("[data-state]");
    if (line instanceof HTMLElement) line.textContent = line.dataset[state] ?? "";
    const retry = this.section?.querySelector("[data-retry]");
    if (retry instanceof HTMLElement) retry.hidden = state !== "failed";
    for (const button of every(this.form, "[data-needs-python]")) button.hidden = state !== "ready";
    if (state !== "ready" || !this.#unanswered) return;
    this.#unanswered = false;
    this.ask();
  }

  /** Something was typed or chosen. Text waits for a rest; a choice does not. */
  changed(rest) {
    this.remember();
    clearTimeout(this.#rest);
    this.#unanswered = python.state === "off" || python.state === "failed";
    if (this.#unanswered) return;
    this.#rest = window.setTimeout(() => this.ask(), rest ? REST : 0);
  }

  remember() {
    if (this.alone) visit.delete(this.key);
    else visit.set(this.key, { name: this.name, fields: this.fields() });
  }

  /** @param {Element} control */
  leave(control) {
    if (!("name" in control)) return;
    this.#left.add(control.name);
    this.#showProblems([control.name]);
  }

  /**
   * One question at a time; while one is under way, edits wait as one and buttons wait in their order.
   * @param {string} [pressed] the button, or "" to have everything written anew, or nothing for an edit
   * @param {{fields: Fields}} [instead] fields of earlier in the visit, in place of the form's own
   */
  async ask(pressed, instead) {
    if (this.#busy) {
      if (pressed !== undefined || !this.#waiting.includes(undefined)) this.#waiting.push(pressed);
      return;
    }
    this.#busy = true;
    this.form.toggleAttribute("data-busy", true);
    clearTimeout(this.#rest);
    try {
      const standing = this.fields();
      let asked = instead?.fields ?? standing;
      let before = JSON.stringify(standing);
      let answer = await this.#question(asked, pressed);
      await released();
      // An answer to what no longer stands there is no answer.
      while (this.form.isConnected && JSON.stringify(this.fields()) !== before) {
        asked = this.fields();
        before = JSON.stringify(asked);
        answer = await this.#question(asked, pressed);
        await released();
      }
      if (!this.form.isConnected) return;
      this.#apply(answer, pressed);
      if (pressed === "clear") visit.delete(this.key);
      else if (pressed !== undefined) this.remember();
    } catch {
      if (python.state === "ready") this.show("failed");
      else this.#unanswered = true;
    } finally {
      this.#busy = false;
    }
    if (this.#waiting.length) this.ask(this.#waiting.shift());
    else this.form.removeAttribute("data-busy");
  }

  /** @param {Fields} fields @param {string} [pressed] */
  #question(fields, pressed) {
    return python.ask({
      widget: this.name,
      // Nothing pressed: only what is said back is asked for, not the questions anew; a check can often do with that.
      fields: pressed === "" ? fields : [...fields, ["do", pressed ?? "answer"]],
      today: localDay(),
      carried: this.#carried(),
    });
  }

  #carried() {
    /** @type {Object<string, Fields>} */
    const carried = {};
    if (this.alone) return carried;
    for (const { name, fields } of visit.values()) if (this.takes.includes(name)) carried[name] = fields;
    return carried;
  }

  #apply({ html, announce }, pressed) {
    // Not in a form: the browser would hold that one, not ours, to be the owner of the controls.
    const answer = document.createElement("div");
    answer.innerHTML = html;
    for (const button of every(answer, "[data-needs-python], [data-print], [data-print-blank]")) {
      button.hidden = false;
    }
    this.#problems = new Map();
    for (const slot of every(answer, "[data-error]")) {
      if (slot.textContent) this.#problems.set(slot.dataset.error, slot.textContent);
    }
    const whole = answer.querySelector(".tk-questions") !== null;
    for (const summary of every(answer, "[data-summary]")) inOrder(summary, whole ? answer : this.form);
    if (!whole) {
      this.#applyRegions(answer);
      if (pressed === undefined) this.#showProblems(this.#left);
      else {
        for (const slot of every(this.form, "[data-error]")) this.#showProblem(slot);
        focusAfter(this.form, pressed)();
      }
    } else {
      if (!pressed.startsWith("check")) this.#hideProblems(answer);
      if (pressed === "clear" || pressed.startsWith("example:")) this.#left.clear();
      const focus = focusAfter(this.form, pressed);
      asWritten(this.form);
      settleInside(this.form, answer);
      if (pressed.startsWith("example:")) this.form.querySelector(".tk-examples")?.removeAttribute("open");
      this.show(python.state);
      focus();
    }
    this.form.dataset.answers = String(Number(this.form.dataset.answers) + 1);
    this.#say(announce);
  }

  /** The questions stay as they are: only what is said back is put in place, and after a check its summary. */
  #applyRegions(answer) {
    for (const region of answer.querySelectorAll("[data-answer], [data-summary]")) {
      const old = document.getElementById(region.id);
      if (old && this.form.contains(old)) settle(old, region);
    }
    for (const one of answer.querySelectorAll("[data-class-of]")) {
      const old = document.getElementById(one.dataset.classOf);
      if (old && this.form.contains(old)) old.className = one.className;
    }
    for (const one of answer.querySelectorAll("select[data-options-of]")) {
      for (const list of every(this.form, one.dataset.optionsOf)) relist(list, one);
    }
  }

  /** A message stands beside a field only once the reader has left it, or has asked for a check. */
  #showProblems(names) {
    for (const name of names) {
      const slot = document.getElementById(`${this.name}-${name.replaceAll(".", "-")}-error`);
      if (slot && this.form.contains(slot)) this.#showProblem(slot);
    }
  }

  #showProblem(slot) {
    said(this.form, slot, this.#problems.get(slot.dataset.error) ?? "");
  }

  /** In an answer that is not yet in the page: no message beside a field that has not been left. */
  #hideProblems(answer) {
    for (const slot of answer.querySelectorAll("[data-error]")) {
      if (!this.#left.has(slot.getAttribute("data-error"))) said(answer, slot, "");
    }
  }

  #say(announce) {
    clearTimeout(this.#speak);
    const said = this.section?.querySelector("[data-said]");
    if (said) this.#speak = window.setTimeout(() => (said.textContent = announce), SPEAK_AFTER);
  }

  async print() {
    if (python.state === "ready") await this.ask("check"); // the questions too: paper shows how they stand now
    printTool(this.section, "filled");
  }

  // A copy is printed: whatever print() does or does not do, the form itself is never touched.
  printBlank() {
    const copy = document.createElement("form");
    copy.dataset.printCopy = "";
    copy.innerHTML = this.blank;
    this.section?.append(copy);
    printTool(this.section, "blank", () => copy.remove());
  }

  reset() {
    clearTimeout(this.#rest);
    clearTimeout(this.#speak);
    this.form.innerHTML = this.blank;
  }
}

/** Puts a message beside its field, or takes it away; what says so already is left alone. */
function said(within, slot, message) {
  if (slot.textContent === message) return;
  slot.textContent = message;
  const control = within.querySelector(`#${CSS.escape(slot.id.replace(/-error$/, ""))}`);
  if (message) control?.setAttribute("aria-invalid", "true");
  else control?.removeAttribute("aria-invalid");
}

/**
 * The lines of a summary in the order in which their fields stand, and where two say the same, each with its place.
 * @param {HTMLElement} summary @param {HTMLElement} within what has the fields in it
 */
function inOrder(summary, within) {
  const fields = new Map([...within.querySelectorAll("[id]")].map((field, place) => [field.id, { field, place }]));
  const many = new Map();
  const lines = every(summary, "li").map((line) => {
    const link = line.querySelector("a");
    const says = line.textContent;
    many.set(says, (many.get(says) ?? 0) + 1);
    return { line, link, says, ...(fields.get(link?.hash.slice(1)) ?? { field: null, place: fields.size }) };
  });
  lines.sort((one, other) => one.place - other.place);
  for (const { line, link, says, field } of lines) {
    const row = field?.closest(".tk-row")?.querySelector("legend, h4, h5")?.textContent?.trim();
    if (link && row && many.get(says) > 1) link.prepend(`${row}: `);
    line.parentElement?.append(line);
  }
}

/** Where the focus goes after a button has changed the questions; decided before, done after. */
function focusAfter(form, pressed) {
  const [action, target = ""] = pressed.split(":");
  const controls = () => [...form.querySelectorAll("input:not([type=hidden]), textarea, select")];
  const active = document.activeElement;
  return () => {
    if (action === "check") {
      // Where nothing is missing, what the tool says is what comes next.
      const next = form.querySelector("[data-summary]:not([hidden])") ?? form.querySelector("[data-answer] .tk-answer-title");
      if (next instanceof HTMLElement) next.focus();
    } else if (action === "add") {
      const next = form.querySelector(`[name="${target}.next"]`);
      const key = next instanceof HTMLInputElement ? Number(next.value) - 1 : 0;
      controls().find((one) => one.name.startsWith(`${target}.${key}.`))?.focus();
    } else if (action === "see") {
      const [group] = target.split(/[.=]/);
      controls().find((one) => one.name.startsWith(`${group}.`))?.focus();
    } else if (action === "up" || action === "down") {
      // The same again, or back: never what stands now where the button stood, which may take the row away.
      const button = [action, action === "up" ? "down" : "up"].map((way) => doing(form, `${way}:${target}`)).find(Boolean);
      button?.focus();
      button?.scrollIntoView({ block: "nearest" });
    } else if (action === "example") form.querySelector(".tk-examples > summary")?.focus();
    else if (action === "remove") form.querySelector(`[name=do][value="add:${target.split(".")[0]}"]`)?.focus();
    else if (active instanceof HTMLElement && (!active.isConnected || active.hidden)) {
      // The button that was pressed has gone with its screen: to where the new one begins.
      (form.querySelector("[data-focus]") ?? form.querySelector("input:not([type=hidden]), select"))?.focus();
    }
  };
}

/** @returns {HTMLButtonElement | null} the button that does this */
function doing(form, what) {
  return form.querySelector(`[name=do][value="${CSS.escape(what)}"]`);
}

function localDay() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** @returns {Tool | undefined} */
function toolOf(target) {
  const form = target instanceof Element ? target.closest(".tk-tool")?.querySelector("form[data-widget]") : null;
  return form ? tools.get(form) : undefined;
}

// The tools of this page are made ready for their first answer as soon as Python can.
const start = () => python.start(forms().map((form) => form.dataset.widget ?? ""));

const inView = new IntersectionObserver((entries) => {
  if (entries.some((entry) => entry.isIntersecting)) start();
});

function mountAll() {
  if (python.state === "failed") python.rest();
  for (const [form] of tools) if (!form.isConnected) tools.delete(form);
  inView.disconnect();
  for (const form of forms()) {
    if (!tools.has(form)) {
      tools.set(form, new Tool(form));
      tools.get(form).mount();
    }
    inView.observe(form);
  }
  if (tools.size === 0 || matchMedia(PHONE).matches) return;
  inView.disconnect();
  whenIdle(start);
}

function wipe() {
  visit.clear();
  python.wipe();
  for (const tool of tools.values()) tool.reset();
}

/** @type {{promise: Promise<void>, resolve: () => void, timer: number} | undefined} */
let press;

/** @param {PointerEvent} event */
function hold(event) {
  // A list that opens takes the end of the press with it.
  if (press || !event.isTrusted || event.button || (event.target instanceof Element && event.target.closest("select"))) return;
  let resolve = () => {};
  const promise = new Promise((done) => (resolve = () => done(undefined)));
  press = { promise, resolve, timer: setTimeout(letGo, LONGEST_PRESS) };
}

/** While a finger is down nothing moves: what it lifts from is what it came down on. */
function released() {
  return press?.promise ?? Promise.resolve();
}

function letGo() {
  clearTimeout(press?.timer);
  press?.resolve();
  press = undefined;
}

/** A line of the summary names a field or a group: the focus goes to the first control there. @param {MouseEvent} event */
async function toField(event) {
  const link = event.target instanceof Element ? event.target.closest("[data-summary] a") : null;
  const tool = toolOf(link);
  if (!(link instanceof HTMLAnchorElement) || !tool) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const id = link.hash.slice(1);
  let control = controlAt(id);
  const [, group, key] = id.slice(tool.name.length + 1).match(/^([a-z_]+)-([0-9]+)-/) ?? [];
  if (!control && key && python.state === "ready") {
    // Its row is kept, and does not stand open: too many do.
    await tool.ask(`see:${group}.${key}`);
    await tool.ask("check:here");
    control = controlAt(id);
  }
  for (let part = control?.closest("details"); part; part = part.parentElement?.closest("details")) part.open = true;
  control?.focus();
}

/** @param {string} id of a field, or of a group of them @returns {HTMLElement | null | undefined} */
function controlAt(id) {
  const aim = document.getElementById(id);
  return aim?.matches("input, textarea, select") ? aim : aim?.querySelector("input, textarea, select");
}

addEventListener("focusin", (event) => toolOf(event.target) && python.state === "off" && start());
addEventListener("pointerdown", (event) => toolOf(event.target) && python.state === "off" && start());
addEventListener("input", (event) => {
  if (event.target instanceof HTMLInputElement && event.target.type !== "text") return;
  toolOf(event.target)?.changed(true);
});
addEventListener("change", (event) => {
  const tool = toolOf(event.target);
  if (!tool) return;
  if (event.target instanceof HTMLInputElement && event.target.type !== "text") tool.leave(event.target);
  tool.changed(false);
});
addEventListener("focusout", (event) => {
  const tool = toolOf(event.target);
  // On a touch screen the focus goes just before the click: a moment later it is known whether one is under way.
  if (tool) setTimeout(() => released().then(() => tool.leave(event.target)));
});
addEventListener("pointerdown", hold, { capture: true });
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(letGo), { capture: true });
addEventListener("submit", (event) => toolOf(event.target) && event.preventDefault());
addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  const tool = toolOf(button);
  if (!button || !tool) return;
  if (button.closest("[data-retry]")) {
    python.rest();
    python.start();
  } else if (button.matches("[data-print]")) tool.print();
  else if (button.matches("[data-print-blank]")) tool.printBlank();
  else if (button.matches("button[name=do]")) {
    // A double click takes one offer and removes one row: the next stands in its place by then.
    if (event.detail > 1 && /^(use|remove):/.test(button.value)) return;
    if (python.state === "ready") tool.ask(button.value === "check" ? "check:here" : button.value);
  }
});
// Before Material sees the click: it would take the link for a jump in the page, and the focus away again.
addEventListener("click", toField, { capture: true });
addEventListener("tk:wipe", wipe);

// Material swaps pages without loading them; it then says so here.
if (window.document$) window.document$.subscribe(mountAll);
else mountAll();
