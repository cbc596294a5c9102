// What the page and Python's worker say to each other: plain objects of strings, numbers and lists; no code.

/**
 * A form's entries in their order, as `[...new FormData(form)]` gives them.
 * @typedef {[string, string][]} Fields
 */

/**
 * To the worker, once, as the JSON of its name: fetch and start Python. A first message would wait until the page's
 * own thread, busy with the page, has heard that the worker is there.
 * `base` is the address of the folder that holds Python's files, with a slash at its end. A site in one file has no
 * such folder: it gives `files` instead, each file's name (see FILES) with an address of its own (`blob:` or `data:`).
 * `tools` names the tools in view: each is worked through once after READY, so that its first answer is as quick as
 * the next. `again` says that an earlier start failed. `timeout` is how long, in milliseconds, the start may take (see START_LIMIT).
 * @typedef {{base?: string, files?: Record<string, string>, tools?: string[], again?: boolean, timeout?: number}} Setup
 */

/**
 * To the worker: what does this tool answer to these fields? `today` is the reader's day, `YYYY-MM-DD`.
 * @typedef {{type: "RENDER", id: number, widget: string, fields: Fields, today: string,
 *   carried: Record<string, Fields>}} Render
 */

/**
 * From the worker: Python can be asked.
 * @typedef {{type: "READY"}} Ready
 */

/**
 * From the worker: the answer to the RENDER of this `id`.
 * @typedef {{type: "RESULT", id: number, html: string, announce: string}} Result
 */

/**
 * From the worker. With stage `download` or `start` Python is not there and will not come; this worker is of no
 * more use. With `answer` this one question (`id`) has no answer, and the next may be asked.
 * `message` is for a developer; a reader is told in the page's own words.
 * @typedef {{type: "FAILED", id?: number, stage: "download"|"start"|"answer", message: string}} Failed
 */

/** @typedef {Ready|Result|Failed} FromWorker */

export const RENDER = "RENDER";
export const READY = "READY";
export const RESULT = "RESULT";
export const FAILED = "FAILED";

/** The files that Python is made of. */
export const FILES = Object.freeze({
  loader: "pyodide.mjs",
  runtime: "pyodide.asm.mjs",
  wasm: "pyodide.asm.wasm",
  lock: "pyodide-lock.json",
  python: "python.data",
});

/** How long the start may take before it counts as failed: a slow phone on a slow line needs most of this. */
export const START_LIMIT = 90_000;
