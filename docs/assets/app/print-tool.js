// Printing one tool of a page alone, and keeping off paper what its first question says is not safe there.

/**
 * `afterprint`, not the end of print(): phones return from print() at once.
 * @param {Element | null | undefined} section @param {"filled"|"blank"} what @param {() => void} [after]
 */
export function printTool(section, what, after = () => {}) {
  const root = document.documentElement;
  if (what === "blank") for (const copy of section?.querySelectorAll("form[data-print-copy]") ?? []) forThePen(copy);
  root.dataset.tkPrints = "tool";
  section?.setAttribute("data-prints", what);
  addEventListener(
    "afterprint",
    () => {
      delete root.dataset.tkPrints;
      section?.removeAttribute("data-prints");
      after();
    },
    { once: true },
  );
  print();
}

const MOST_CHOICES = 5;
const MOST_LETTERS = 90;
const HOW_TO_TYPE = /^(For example|Such as) [\d :]+$/;

/**
 * A list to choose from means nothing to a pen: a short one becomes boxes to tick, a long one a box to write in.
 * What an issue or a page has set stands as it is: the sheet was made for it.
 * @param {Element} copy
 */
function forThePen(copy) {
  for (const list of copy.querySelectorAll("select:not([name='issue'])")) {
    const words = [...list.querySelectorAll("option")].filter((one) => one.value).map((one) => one.textContent ?? "");
    const short = words.length > 1 && words.length <= MOST_CHOICES && words.join("").length <= MOST_LETTERS;
    const paper = document.createElement("span");
    paper.className = short ? "tk-paper-choices" : "tk-paper-box";
    if (short) {
      for (const word of words) {
        const one = paper.appendChild(document.createElement("span"));
        one.appendChild(document.createElement("span")).className = "tk-box";
        one.append(word);
      }
    }
    list.replaceWith(paper);
  }
  for (const hint of copy.querySelectorAll(".tk-hint")) if (HOW_TO_TYPE.test(hint.textContent ?? "")) hint.remove();
}

/** A box of one line cuts what is longer: on paper its words stand whole, and what is empty is marked. @param {Element} form */
function asRead(form) {
  for (const field of form.querySelectorAll(".tk-field")) {
    const controls = [...field.querySelectorAll("input:not([type='hidden']), textarea, select")];
    field.toggleAttribute("data-unwritten", controls.length > 0 && !controls.some(written));
  }
  if (form.closest(".tk-family-tool")) return;
  for (const box of form.querySelectorAll("input[type='text'], select")) {
    if (box.closest('[class*="alone"]')) continue;
    const list = box instanceof HTMLSelectElement;
    const words = list ? box.selectedOptions[0]?.textContent : box instanceof HTMLInputElement && box.value.trim();
    if (!words || (list && !box.value)) continue;
    const paper = document.createElement("span");
    paper.className = "tk-typed";
    paper.ariaHidden = "true";
    paper.textContent = words;
    box.after(paper);
  }
}

function asBefore() {
  for (const paper of document.querySelectorAll("form[data-widget] .tk-typed")) paper.remove();
  for (const field of document.querySelectorAll("[data-unwritten]")) field.removeAttribute("data-unwritten");
}

/** @param {Element} field */
function written(field) {
  if (field instanceof HTMLSelectElement) return field.value !== "";
  if (field instanceof HTMLTextAreaElement) return field.value.trim() !== "";
  if (!(field instanceof HTMLInputElement) || field.type === "hidden") return false;
  return field.type === "text" ? field.value.trim() !== "" : field.checked;
}

// However the print was asked for: by our button, the browser's menu or its keys.
addEventListener("afterprint", asBefore);
addEventListener("beforeprint", () => {
  asBefore();
  for (const form of document.querySelectorAll("form[data-widget]")) asRead(form);
  for (const first of document.querySelectorAll("form[data-widget] [data-safe-first]")) {
    const form = first.closest("form");
    if (!form) continue;
    const says = first.querySelector("input:checked")?.getAttribute("value") ?? "";
    const begun = [...form.elements].some(written);
    const held = says ? says !== "yes" : first.getAttribute("data-safe-first") === "yes";
    form.toggleAttribute("data-held", begun && held);
  }
});
