// Asks the browser's Python, run by Node, for many answers: node render.mjs BUNDLE_FOLDER < questions.json
//
// The questions are a list of what `toolkit_py.render_json` takes. Each answer is what it gave, or `{error}`.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const bundle = path.resolve(process.argv[2]);
const questions = JSON.parse(await text(process.stdin));
const { loadPyodide } = await import(pathToFileURL(path.join(bundle, "pyodide.mjs")).href);

const temporary = await mkdtemp(path.join(tmpdir(), "python-"));
const stdLibURL = path.join(temporary, "python.zip");
await writeFile(stdLibURL, gunzipSync(await readFile(path.join(bundle, "python.data"))));

const pyodide = await loadPyodide({
  indexURL: bundle,
  stdLibURL,
  lockFileContents: JSON.parse(await readFile(path.join(bundle, "pyodide-lock.json"), "utf8")),
  jsglobals: {}, // as in worker.js
});
const renderJson = pyodide.pyimport("toolkit_py").render_json;
const answers = questions.map((question) => {
  try {
    return JSON.parse(renderJson(JSON.stringify(question)));
  } catch (error) {
    return { error: String(error.message) };
  }
});
await rm(temporary, { recursive: true });
process.stdout.write(JSON.stringify({ answers, version: pyodide.runPython("import sys; sys.version.split()[0]") }));
