// Python's life in a visit: one worker, started once, asked by every tool, started again if it dies.

import { FAILED, READY, RENDER, RESULT, START_LIMIT } from "./protocol.js";
import { PYTHON } from "./where.js";

/** @typedef {"off"|"starting"|"ready"|"failed"} State */
/** @typedef {{html: string, announce: string}} Answer */
/** @typedef {{widget: string, fields: [string, string][], today: string, carried: Object<string, [string, string][]>}} Question */

// An answer takes milliseconds. Silence this long means that the worker is gone: browsers do not say so.
const ANSWER_LIMIT = 20_000;
const RESTARTS = 2;

class Python {
  /** @type {State} */
  state = "off";
  #worker = /** @type {Worker | undefined} */ (undefined);
  #asked = new Map();
  #last = 0;
  #restarts = 0;
  #again = false;
  #timer = 0;
  /** @type {string[]} */
  #tools = [];
  /** Called at each change of state. @type {(state: State) => void} */
  changed = () => {};

  /** @param {string[]} [tools] those to make ready for their first answer */
  start(tools = this.#tools) {
    if (this.state !== "off") return;
    this.#tools = tools;
    this.#become("starting");
    try {
      const setup = { base: new URL(PYTHON, import.meta.url).href, tools, again: this.#again };
      this.#worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: JSON.stringify(setup) });
    } catch {
      this.#fail();
      return;
    }
    this.#worker.onmessage = ({ data }) => this.#heard(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#fail();
    };
    this.#timer = window.setTimeout(() => this.#fail(), START_LIMIT);
  }

  /**
   * Asks Python once it is ready. Rejects where this one question has no answer.
   * @param {Question} question
   * @returns {Promise<Answer>}
   */
  ask(question) {
    if (this.state === "failed") return Promise.reject(new Error("Python could not start"));
    return new Promise((resolve, reject) => {
      const one = { id: ++this.#last, question, resolve, reject, timer: 0 };
      this.#asked.set(one.id, one);
      if (this.state === "ready") this.#send(one);
    });
  }

  /** Ends the worker and forgets every question: nothing of the visit is left in memory. */
  wipe() {
    this.#end();
    this.#asked.clear();
    this.#become("off");
  }

  /** What failed may be tried anew: because the reader asks for it, or has turned to another page. */
  rest() {
    this.#again = true;
    this.#restarts = 0;
    this.#end();
    this.#become("off");
  }

  #send(one) {
    const { widget, fields, today, carried } = one.question;
    one.timer = window.setTimeout(() => this.#silent(), ANSWER_LIMIT);
    this.#worker?.postMessage({ type: RENDER, id: one.id, widget, fields, today, carried });
  }

  #heard(message) {
    if (message.type === READY) {
      clearTimeout(this.#timer);
      // Those that waited first: becoming ready brings new questions.
      const waiting = [...this.#asked.values()];
      this.#become("ready");
      for (const one of waiting) this.#send(one);
      return;
    }
    const one = this.#asked.get(message.id);
    if (message.type === FAILED && one === undefined) {
      this.#fail();
      return;
    }
    if (one === undefined) return;
    clearTimeout(one.timer);
    this.#asked.delete(message.id);
    if (message.type === RESULT) {
      this.#restarts = 0;
      one.resolve({ html: message.html, announce: message.announce });
    } else one.reject(new Error(message.message));
  }

  // The worker died in the middle of an answer: a new one is asked the same questions.
  #silent() {
    if (this.#restarts >= RESTARTS) {
      this.#fail();
      return;
    }
    this.#restarts += 1;
    this.#end();
    this.#become("off");
    this.start();
  }

  #fail() {
    this.#end();
    for (const one of this.#asked.values()) one.reject(new Error("Python could not start"));
    this.#asked.clear();
    this.#become("failed");
  }

  #end() {
    clearTimeout(this.#timer);
    for (const one of this.#asked.values()) clearTimeout(one.timer);
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #become(state) {
    if (state === this.state) return;
    this.state = state;
    this.changed(state);
  }
}

/** The one Python of the visit. */
export const python = new Python();

/** On a phone every megabyte counts: there Python waits until a tool comes into view. */
export const PHONE = "(max-width: 44em)";

/** Reading comes first: Python starts when the browser has nothing else to do. @param {() => void} start */
export function whenIdle(start) {
  if ("requestIdleCallback" in window) requestIdleCallback(start, { timeout: 4000 });
  else setTimeout(start, 500);
}

/** Away from the page's own thread, Python may start beside the rest of it: once the first words are drawn. @param {() => void} start */
export function afterFirstPaint(start) {
  if (performance.getEntriesByType("paint").length) start();
  else requestAnimationFrame(() => setTimeout(start));
}
