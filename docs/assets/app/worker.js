// Python, away from the page: starts Pyodide and hands it one question at a time. protocol.js says what is said.

import { FAILED, FILES, READY, RENDER, RESULT, START_LIMIT } from "./protocol.js";

/** @typedef {import("./protocol.js").Setup} Setup */
/** @typedef {import("./protocol.js").Render} Render */
/** @typedef {import("./protocol.js").FromWorker} FromWorker */
/** @typedef {import("./protocol.js").Failed["stage"]} Stage */

// No such place: whatever Pyodide may ask for beyond the files it is given goes nowhere.
const NOWHERE = "https://python.invalid/";

/** @type {((message: string) => string) | undefined} */
let renderJson;

self.onmessage = ({ data }) => {
  if (data.type === RENDER) answer(data);
};

/** @param {Setup} setup */
async function setUp(setup) {
  try {
    renderJson = await withinLimit(start(setup), setup.timeout ?? START_LIMIT);
    tell({ type: READY });
    for (const tool of setup.tools ?? []) setTimeout(warmUp, 0, tool); // a question that is there already comes first
  } catch (error) {
    fail(error instanceof Trouble ? error.stage : "start", error);
  }
}

/** @param {Render} question */
function answer({ id, widget, fields, today, carried }) {
  if (!renderJson) {
    fail("answer", new Error("Python was asked before it was ready"), id);
    return;
  }
  try {
    const { html, announce } = JSON.parse(renderJson(JSON.stringify({ widget, fields, today, carried })));
    tell({ type: RESULT, id, html, announce });
  } catch (error) {
    fail("answer", error, id);
  }
}

/** A second try asks the host itself: the browser may have kept the answer that was bad. @type {RequestCache} */
let cache = "default";

/** @param {string} widget */
function warmUp(widget) {
  try {
    renderJson?.(JSON.stringify({ widget, fields: [], today: null, carried: {} }));
  } catch {
    // The reader's own question will tell.
  }
}

/**
 * Everything is fetched at once, and checked here: with a bad file Pyodide would neither start nor fail.
 * @param {Setup} setup
 * @returns {Promise<(message: string) => string>}
 */
async function start(setup) {
  if (setup.again) cache = "reload";
  /** @param {string} name */
  const address = (name) => setup.files?.[name] ?? new URL(name, setup.base).href;
  const [wasm, library, lock, loader, runtime] = await Promise.all([
    compiled(address(FILES.wasm)),
    unpacked(address(FILES.python)),
    fetched(address(FILES.lock)).then((response) => response.json()),
    imported(address(FILES.loader)),
    imported(address(FILES.runtime)),
  ]);
  const stdLibURL = `${NOWHERE}python.zip`;
  const instantiation = answerPyodide(wasm, new Map([[stdLibURL, library]]));
  const pyodide = await Promise.race([
    loader.loadPyodide({
      createPyodideModule: runtime.default,
      indexURL: NOWHERE,
      packageBaseUrl: NOWHERE,
      stdLibURL,
      lockFileContents: lock,
      jsglobals: {}, // what Python sees of JavaScript: nothing, so no slip of a tool can send what was typed anywhere
    }),
    instantiation.failure,
  ]);
  return pyodide.pyimport("toolkit_py").render_json;
}

/**
 * Stands between Pyodide and the network: gives it the compiled module and the files it asks for, and from now on
 * nothing else.
 * @param {WebAssembly.Module} wasm
 * @param {Map<string, ArrayBuffer>} contents
 * @returns {{failure: Promise<never>}} fails if the module cannot be used, which Pyodide itself would never tell
 */
function answerPyodide(wasm, contents) {
  self.fetch = async (asked) => {
    const content = contents.get(String(asked));
    contents.delete(String(asked));
    return content ? new Response(content) : Response.error();
  };
  return {
    failure: new Promise((_, failed) => {
      WebAssembly.instantiateStreaming = async (_, imports) => {
        try {
          return { module: wasm, instance: await WebAssembly.instantiate(wasm, imports) };
        } catch (error) {
          failed(error);
          throw error;
        }
      };
    }),
  };
}

/**
 * @param {string} url
 * @returns {Promise<WebAssembly.Module>}
 */
async function compiled(url) {
  const response = await fetched(url);
  try {
    // Some hosts do not know the type of a .wasm file, and browsers compile while they load only if it is right.
    if (response.headers.get("Content-Type")?.startsWith("application/wasm")) {
      return await WebAssembly.compileStreaming(response);
    }
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    throw new Trouble("download", `${url} is damaged or is no WebAssembly: ${error}`);
  }
}

/**
 * Python's library: a gzipped zip, or a plain one where a host has undone the gzip on the way.
 * @param {string} url
 * @returns {Promise<ArrayBuffer>}
 */
async function unpacked(url) {
  const response = await fetched(url);
  try {
    const sent = await response.arrayBuffer();
    const [first, second] = new Uint8Array(sent, 0, 2);
    if (first === 0x50 && second === 0x4b) return sent;
    const stream = new Blob([sent]).stream().pipeThrough(new DecompressionStream("gzip"));
    return await new Response(stream).arrayBuffer();
  } catch (error) {
    throw new Trouble("download", `${url} is damaged: ${error}`);
  }
}

/**
 * @param {string} url
 * @returns {Promise<Response>}
 */
async function fetched(url) {
  let response;
  try {
    response = await fetch(url, { cache });
  } catch (error) {
    throw new Trouble("download", `${url} could not be fetched: ${error}`);
  }
  if (!response.ok) throw new Trouble("download", `${url} could not be fetched: ${response.status}`);
  return response;
}

/** @param {string} url */
async function imported(url) {
  try {
    return await import(url);
  } catch (error) {
    throw new Trouble("download", `${url} could not be loaded: ${error}`);
  }
}

/**
 * @template T
 * @param {Promise<T>} work
 * @param {number} limit
 * @returns {Promise<T>}
 */
function withinLimit(work, limit) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Trouble("download", `No Python after ${limit} ms`)), limit);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

class Trouble extends Error {
  /**
   * @param {Stage} stage
   * @param {string} message
   */
  constructor(stage, message) {
    super(message);
    this.stage = stage;
  }
}

/**
 * @param {Stage} stage
 * @param {unknown} error
 * @param {number} [id]
 */
function fail(stage, error, id) {
  // Pyodide also throws objects that are no Errors but have a message.
  const message = String(/** @type {Error} */ (error)?.message ?? error);
  tell(id === undefined ? { type: FAILED, stage, message } : { type: FAILED, id, stage, message });
}

/** @param {FromWorker} message */
function tell(message) {
  self.postMessage(message);
}

setUp(JSON.parse(self.name));
