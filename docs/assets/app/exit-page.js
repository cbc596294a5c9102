// @ts-check
/**
 * Leaving at once. The link works without this module; with it, a click or Shift three times blanks the page, wipes
 * what was typed, and puts the other page in this one's place, so that Back does not come here.
 * It depends on nothing else on the page.
 */

const PRESSES = 3;
const PAUSE = 5000;
const LINK = "a[data-exit]";
const SKIP = "a[data-exit-skip]";

/** The one address that needs neither a network nor this site: offline, any other shows the browser's own error. */
const BLANK = "about:blank";

/** Set once we have left, so that a page the browser kept is never shown again. */
let left = false;
let presses = 0;
let alone = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** The exit link of the page shown now: instant navigation changes pages under us. */
const link = () => /** @type {HTMLAnchorElement | null} */ (document.querySelector(LINK));

/** @param {string} words */
function say(words) {
  const status = document.querySelector("[data-exit-status]");
  if (status) status.textContent = words;
}

function count(/** @type {number} */ number) {
  presses = number;
  const bar = document.querySelector("[data-exit-bar]");
  if (bar) bar.setAttribute("data-presses", String(number));
}

function forget() {
  clearTimeout(timer);
  count(0);
}

/** Empties every field: reset alone would bring back what an answer had written into the page. */
function wipe() {
  window.dispatchEvent(new CustomEvent("tk:wipe"));
  for (const form of document.forms) form.reset();
  for (const field of document.querySelectorAll("input, textarea, select")) {
    if (field instanceof HTMLInputElement) {
      field.defaultValue = field.value = "";
      field.defaultChecked = field.checked = false;
    } else if (field instanceof HTMLTextAreaElement) {
      field.defaultValue = field.value = "";
    } else if (field instanceof HTMLSelectElement) {
      field.selectedIndex = -1;
    }
  }
}

/** @param {string} href */
function leave(href) {
  left = true;
  forget();
  document.documentElement.style.setProperty("display", "none", "important");
  document.title = "Loading";
  // Scripts that still watch the page find it empty; that is no news to anyone.
  addEventListener("error", (event) => event.preventDefault());
  try {
    wipe();
  } finally {
    // Not the whole body: Material looks for its own parts until the page has gone, and would complain aloud.
    for (const part of document.querySelectorAll("article, main")) if (!part.querySelector("article")) part.replaceChildren();
    const unreachable = navigator.onLine === false || location.protocol === "file:";
    location.replace(unreachable ? BLANK : href);
  }
}

/** @param {MouseEvent} event */
function onClick(event) {
  const found = event.target instanceof Element && event.target.closest(`${LINK}, ${SKIP}`);
  if (!(found instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  leave(found.href);
}

/** @param {KeyboardEvent} event */
function onKeyDown(event) {
  const { ctrlKey, altKey, metaKey } = event;
  if (event.key === "Shift" && !ctrlKey && !altKey && !metaKey) {
    if (!event.repeat) alone = true;
  } else {
    alone = false;
    forget();
  }
}

/** @param {KeyboardEvent} event */
function onKeyUp(event) {
  if (event.key !== "Shift" || !alone) return;
  alone = false;
  const exit = link();
  if (!exit) return;
  count(presses + 1);
  if (presses >= PRESSES) {
    leave(exit.href);
    return;
  }
  const more = PRESSES - presses;
  say(`Shift, press ${more} more ${more === 1 ? "time" : "times"} to leave.`);
  clearTimeout(timer);
  timer = setTimeout(() => {
    count(0);
    say("Leaving with Shift has been stopped.");
  }, PAUSE);
}

/** Shift held for a click is a modifier too. */
function onPointer() {
  alone = false;
  if (presses) forget();
}

/** @param {PageTransitionEvent} event */
function onShow(event) {
  if (left && event.persisted) location.replace(BLANK);
}

/** The keys are named only where they work. */
function showKeys() {
  for (const keys of document.querySelectorAll("[data-exit-keys][hidden]")) keys.removeAttribute("hidden");
}

function start() {
  addEventListener("click", onClick, { capture: true });
  addEventListener("keydown", onKeyDown, { capture: true });
  addEventListener("keyup", onKeyUp, { capture: true });
  addEventListener("pointerdown", onPointer, { capture: true });
  addEventListener("blur", onPointer);
  addEventListener("pageshow", onShow);
  showKeys();
  // Instant navigation puts in a new bar with every page, and runs no script again.
  new MutationObserver(showKeys).observe(document.body, { childList: true, subtree: true });
}

const root = document.documentElement;
if (!("tkExit" in root.dataset)) {
  root.dataset.tkExit = "";
  start();
}

export {};
