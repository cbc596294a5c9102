// @ts-check
// A tool on a page for families. It is a form to print and fill in; Python is fetched only when the reader taps.

import { printTool } from "./print-tool.js";

let tapped = false;

/** @param {string} selector @returns {HTMLElement[]} */
const every = (selector) => [...document.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);

/** @param {boolean} hidden */
function showTap(hidden) {
  for (const line of every("[data-tap]")) line.hidden = hidden;
}

/** @param {"starting"|"failed"} state */
function say(state) {
  for (const line of every(".tk-tool [data-state]")) line.textContent = line.dataset[state] ?? "";
}

async function start() {
  tapped = true;
  showTap(true);
  say("starting");
  try {
    const [{ python }] = await Promise.all([import("./python.js"), import("./widgets.js")]);
    const forms = every("form[data-widget]");
    python.start(forms.map((form) => form.dataset.widget ?? ""));
    // What was written before the tap is answered too.
    for (const form of forms) form.dispatchEvent(new Event("change", { bubbles: true }));
  } catch {
    tapped = false;
    showTap(false);
    say("failed");
  }
}

addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (!button || tapped) return;
  if (button.closest("[data-tap]")) start();
  else if (button.matches("[data-print]")) printTool(button.closest(".tk-tool"), "filled");
});
for (const button of every("form[data-widget] [data-print]")) button.hidden = false;
showTap(false);
