// Runs in_pyodide.py inside Pyodide under Node: node in_pyodide.mjs WORK PY_COMPILE STRIP|KEEP [STDLIB]
// WORK and PY_COMPILE are folders; STDLIB is a zip to start faster with than npm's, which holds sources only.
//
// Only Pyodide's own Python can compile for Pyodide, so the step that byte-compiles runs where its result will.

import { readFile } from "node:fs/promises";
import { loadPyodide } from "pyodide";

const [work, compiler, docstrings, stdLibURL] = process.argv.slice(2);
const pyodide = await loadPyodide({
  // Where in a line an error arose is a fifth of what is sent, and no reader sees it.
  args: ["-X", "no_debug_ranges", ...(docstrings === "STRIP" ? ["-OO"] : [])],
  env: { SOURCE_DATE_EPOCH: "1577836800" }, // the same input gives the same bytes, whenever it is built
  stdLibURL,
});
pyodide.mountNodeFS("/work", work);
pyodide.mountNodeFS("/compiler", compiler);
pyodide.runPython(await readFile(new URL("in_pyodide.py", import.meta.url), "utf8"));
