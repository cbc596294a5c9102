// @ts-check
/**
 * What the whole site needs from a script, besides the way out and the tools: private pages stay out of instant
 * navigation and leave one entry in the history at most; single keys do nothing by themselves (WCAG 2.1.4); the
 * menu and the search open from the keyboard; a print carries its day.
 */

/** How long a print is good for before somebody reads the page again. */
const MONTHS = 3;

/** The folders that hold private pages, as full addresses. */
function privateFolders() {
  const meta = /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=tk-private]"));
  if (!meta) return [];
  const base = new URL((meta.dataset.base || ".").replace(/\/?$/, "/"), location.href);
  return meta.content.split(" ").filter(Boolean).map((folder) => new URL(folder, base));
}

// Instant navigation keeps this document: the folders are read once, while base and address still agree.
const FOLDERS = privateFolders();

/** @param {URL} url */
const isPrivate = (url) =>
  url.origin === location.origin && FOLDERS.some((folder) => url.pathname.startsWith(folder.pathname));

const hereIsPrivate = () =>
  document.documentElement.hasAttribute("data-private") || isPrivate(new URL(location.href));

/** @param {MouseEvent} event */
function onClick(event) {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element && event.target.closest("a[href]");
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute("download")) return;
  const url = new URL(link.href, location.href);
  if (url.origin !== location.origin) return;
  const sameDocument = url.hash && url.pathname === location.pathname && url.search === location.search;
  if (hereIsPrivate()) {
    event.preventDefault();
    event.stopImmediatePropagation();
    location.replace(url);
    if (sameDocument) focusTarget(url.hash);
  } else if (isPrivate(url)) {
    // The browser's own full load; Material never sees the click.
    event.stopImmediatePropagation();
  }
}

/** A jump inside the page takes the keyboard along, as the browser's own would. @param {string} hash */
function focusTarget(hash) {
  const target = document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!target) return;
  if (target.tabIndex < 0 && !target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
  target.focus();
}

/** @param {EventTarget | null} target */
function takesText(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  const choices = ["button", "checkbox", "radio", "range", "reset", "submit", "color", "file", "image"];
  return target instanceof HTMLInputElement && !choices.includes(target.type);
}

/** @param {KeyboardEvent} event */
function onKeyDown(event) {
  const alone = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (alone && !takesText(event.target)) event.stopPropagation();
  if (event.key === "Escape") close("drawer");
}

/** @param {string} name @returns {HTMLInputElement | null} */
const toggle = (name) => document.querySelector(`[data-md-toggle="${name}"]`);

/** @param {MouseEvent} event */
function onToggleButton(event) {
  const button = event.target instanceof Element && event.target.closest("button[data-toggle]");
  if (!(button instanceof HTMLButtonElement)) return;
  const box = toggle(button.dataset.toggle || "");
  if (!box) return;
  box.click();
  if (box.dataset.mdToggle === "drawer" && box.checked) {
    const first = document.querySelector("#tk-pages [data-toggle]");
    if (first instanceof HTMLElement) requestAnimationFrame(() => first.focus());
  }
}

/** @param {string} name */
function close(name) {
  const box = toggle(name);
  if (box && box.checked) box.click();
}

/** What opened the search, to have the focus back. @type {HTMLElement | null} */
let opener = null;

/** Says whether what a button opens is open, and moves the focus in and back out. @param {Event} event */
function onToggle(event) {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || !box.dataset.mdToggle) return;
  const name = box.dataset.mdToggle;
  const control = document.querySelector(`[data-toggle="${name}"][aria-expanded]`);
  if (!(control instanceof HTMLElement)) return;
  control.setAttribute("aria-expanded", String(box.checked));
  if (name === "search") {
    if (box.checked) focusSearch();
    else (opener?.isConnected ? opener : control).focus({ preventScroll: true });
  } else if (!box.checked && document.getElementById("tk-pages")?.contains(document.activeElement)) {
    control.focus();
  }
}

function focusSearch() {
  const query = document.querySelector("[data-md-component=search-query]");
  if (!(query instanceof HTMLElement) || document.activeElement === query) return;
  if (document.activeElement instanceof HTMLElement) opener = document.activeElement;
  query.focus();
}

/** The home page's search field is a button: it opens the search, where the words are typed. @param {MouseEvent} event */
function onSearchButton(event) {
  const button = event.target instanceof Element && event.target.closest("[data-search-open]");
  if (!button) return;
  event.preventDefault();
  focusSearch();
}

/** The search makes its index once somebody goes there: assets/search.js waits for this. @param {FocusEvent} event */
function onSearchFocus(event) {
  const there = event.target instanceof Element && event.target.closest("[data-md-component=search]");
  if (there) searching.postMessage("now");
}
const searching = new BroadcastChannel("tk-search");

/** A print says when it was made: only the reader's own clock knows. */
function onBeforePrint() {
  const day = new Date();
  const check = new Date(day.getFullYear(), day.getMonth() + MONTHS, day.getDate());
  /** @param {string} selector @param {Date} date */
  const write = (selector, date) => {
    for (const gap of document.querySelectorAll(selector)) {
      gap.textContent = date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    }
  };
  write("[data-print-day]", day);
  write("[data-print-check]", check);
  markUntouched();
}

/** Guidance with several tools prints without those that nobody has begun: each prints blank by its own button. */
function markUntouched() {
  const forms = [...document.querySelectorAll("form[data-widget]")];
  const whole = forms.length > 1 && !("tkPrints" in document.documentElement.dataset);
  for (const form of forms) {
    const blank = form instanceof HTMLFormElement && form.dataset.answers === "0" && asBuilt(form);
    form.closest(".tk-tool")?.toggleAttribute("data-untouched", whole && blank);
  }
}

/** @param {HTMLFormElement} form */
function asBuilt(form) {
  return [...form.elements].every((field) => {
    if (field instanceof HTMLInputElement) {
      return field.value === field.defaultValue && field.checked === field.defaultChecked;
    }
    if (field instanceof HTMLTextAreaElement) return field.value === field.defaultValue;
    return !(field instanceof HTMLSelectElement) || !field.selectedOptions.length || field.selectedIndex === 0
      || field.selectedOptions[0].defaultSelected;
  });
}

/** A table that scrolls sideways can be scrolled with the keys. Material wraps tables once it has shown the page. */
function reachTables() {
  for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap")) {
    wrap.setAttribute("tabindex", "0");
    wrap.setAttribute("role", "group");
    wrap.setAttribute("aria-label", "Table");
  }
}

const root = document.documentElement;
if (!("tkSite" in root.dataset)) {
  root.dataset.tkSite = "";
  addEventListener("click", onClick, { capture: true });
  addEventListener("click", onToggleButton);
  addEventListener("click", onSearchButton);
  addEventListener("focusin", onSearchFocus);
  addEventListener("keydown", onKeyDown, { capture: true });
  addEventListener("change", onToggle);
  addEventListener("beforeprint", onBeforePrint);
  window.document$?.subscribe(() => setTimeout(reachTables));
}

export {};
