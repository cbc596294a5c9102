// Python's answer is put in place: what is already right in the page stays, with its focus, its caret and what is open.

import { Idiomorph } from "./idiomorph.js";

/** What the reader typed and chose stands in the page as Python would write it: then what is the same can be seen. */
export function asWritten(form) {
  for (const one of form.querySelectorAll("input, textarea, select")) {
    if (one instanceof HTMLInputElement) {
      if (one.type === "checkbox" || one.type === "radio") {
        if (one.defaultChecked !== one.checked) one.defaultChecked = one.checked;
      } else if (one.type !== "hidden" && one.defaultValue !== one.value) one.defaultValue = one.value;
    } else if (one instanceof HTMLTextAreaElement) {
      if (one.defaultValue !== one.value) one.defaultValue = one.value;
    } else if (one instanceof HTMLSelectElement && one.selectedIndex > 0) {
      if (one.options[one.selectedIndex].defaultSelected) continue;
      for (const option of one.options) option.defaultSelected = option.selected;
    }
  }
}

/** Brings what is there to what Python says, and touches nothing else: two hundred rows are then no slower to read. */
export function settle(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (!(old instanceof Element) || CONTROLS.has(old.nodeName) || !sameAttributes(old, fresh)) morph(old, fresh, "outerHTML");
  else settleInside(old, fresh);
}

export function settleInside(old, fresh) {
  const before = [...old.childNodes];
  const after = [...fresh.childNodes];
  let start = 0;
  while (start < before.length && start < after.length && alike(before[start], after[start])) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && alike(before[before.length - 1 - end], after[after.length - 1 - end])) end += 1;
  const next = before[before.length - end] ?? null;
  const steps = between(before.slice(start, before.length - end), after.slice(start, after.length - end), next);
  if (!steps) {
    morph(old, after, "innerHTML");
    return;
  }
  for (const [was, is, place] of steps) {
    if (was && is) settle(was, is);
    else if (is) old.insertBefore(is, place);
    else was?.remove();
  }
  for (let i = 0; i < start; i += 1) settle(before[i], after[i]);
  for (let i = 1; i <= end; i += 1) settle(before[before.length - i], after[after.length - i]);
}

/**
 * What becomes what, what goes and what comes, where no row changes its place: so it is when a long group of rows is
 * turned over. Nothing where more than that has changed.
 * @param {ChildNode[]} gone @param {ChildNode[]} come @param {ChildNode | null} next what follows them
 * @returns {[ChildNode | null, ChildNode | null, ChildNode | null][] | undefined}
 */
function between(gone, come, next) {
  /** @type {[ChildNode | null, ChildNode | null, ChildNode | null][]} */
  const steps = [];
  let i = 0;
  let j = 0;
  while (i < gone.length && j < come.length) {
    if (alike(gone[i], come[j])) {
      steps.push([gone[i], come[j], null]);
      i += 1;
      j += 1;
      continue;
    }
    const ahead = named(come[j]) ? gone.findIndex((one, at) => at > i && alike(one, come[j])) : -1;
    const later = named(gone[i]) ? come.findIndex((one, at) => at > j && alike(gone[i], one)) : -1;
    if (ahead > 0 && later > 0) return undefined;
    if (ahead > 0) for (; i < ahead; i += 1) steps.push([gone[i], null, null]);
    else if (later > 0) for (; j < later; j += 1) steps.push([null, come[j], gone[i]]);
    else return undefined;
  }
  for (; i < gone.length; i += 1) steps.push([gone[i], null, null]);
  for (; j < come.length; j += 1) steps.push([null, come[j], next]);
  const left = steps.filter(([was, is]) => was && !is && named(was)).map(([was]) => was);
  return left.some((was) => come.some((one) => alike(was, one))) ? undefined : steps;
}

/** Whether it can be told from others of its kind. */
function named(node) {
  return node instanceof Element && (node.id !== "" || rowOf(node) !== null);
}

const CONTROLS = new Set(["INPUT", "TEXTAREA", "SELECT", "OPTION"]);

/** Whether one can become the other: a row is told by its key, anything else that has an id by that. */
function alike(old, fresh) {
  if (old.nodeName !== fresh.nodeName) return false;
  if (!(old instanceof Element)) return true;
  return old.id === fresh.id && rowOf(old) === rowOf(fresh);
}

function rowOf(element) {
  return element.classList.contains("tk-row") || element.hasAttribute("data-row") ? element.querySelector('[name$=".row"]')?.getAttribute("name") : null;
}

/** What the reader opened stays open, so that it is open makes no difference. */
function sameAttributes(old, fresh) {
  const names = (/** @type {Element} */ one) => one.getAttributeNames().filter((name) => name !== "open");
  const had = names(old);
  return had.length === names(fresh).length && had.every((name) => old.getAttribute(name) === fresh.getAttribute(name));
}

function morph(old, fresh, morphStyle) {
  Idiomorph.morph(old, fresh, {
    morphStyle,
    // What somebody is typing stays; the value of a button that was just pressed is what it does next.
    ignoreActiveValue: !(document.activeElement instanceof HTMLButtonElement),
    callbacks: {
      // What the reader opened stays open.
      beforeAttributeUpdated: (name, node) => !(name === "open" && node.nodeName === "DETAILS"),
    },
  });
}

/** A list offers what there is to choose now; what was chosen in it stays chosen. */
export function relist(list, fresh) {
  const chosen = list.value;
  if (![...fresh.options].some((option) => option.value === chosen)) return;
  [...fresh.options].forEach((option, at) => {
    const old = list.options[at];
    if (old?.value !== option.value) list.insertBefore(option.cloneNode(true), old ?? null);
    else if (old.text !== option.text) old.text = option.text;
  });
  while (list.length > fresh.length) list.remove(fresh.length);
  list.value = chosen;
}
