// Printing one tool of a page alone, and keeping off paper what its first question says is not safe there.

/**
 * `afterprint`, not the end of print(): phones return from print() at once.
 * @param {Element | null | undefined} section @param {"filled"|"blank"} what @param {() => void} [after]
 */
export function printTool(section, what, after = () => {}) {
  const root = document.documentElement;
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

/** @param {Element} field */
function written(field) {
  if (field instanceof HTMLTextAreaElement) return field.value.trim() !== "";
  if (!(field instanceof HTMLInputElement) || field.type === "hidden") return false;
  return field.type === "text" ? field.value.trim() !== "" : field.checked;
}

// However the print was asked for: by our button, the browser's menu or its keys.
addEventListener("beforeprint", () => {
  for (const first of document.querySelectorAll("form[data-widget] [data-safe-first]")) {
    const form = first.closest("form");
    if (!form) continue;
    const says = first.querySelector("input:checked")?.getAttribute("value") ?? "";
    const begun = [...form.elements].some(written);
    const held = says ? says !== "yes" : first.getAttribute("data-safe-first") === "yes";
    form.toggleAttribute("data-held", begun && held);
  }
});
