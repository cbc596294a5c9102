"""How fast Python starts and answers in a reader's browser, and how fast the search finds: ``make bench``.

Everything is measured in one run on the built site, our start and Pyodide's own in turns, in Chromium, from a server
on this machine that gzips. It prints a table and fails where a limit is passed.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.server import COMPRESSED, TYPES, Site, sent_bytes, serve
from toolkit_py.fields import ROW, row_keys
from toolkit_py.widget import examples, widgets

ROOT = Path(__file__).resolve().parent.parent
PYODIDE = ROOT / "node_modules" / "pyodide"
QUERIES = ROOT / "tests" / "browser" / "queries.toml"
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
ARGS += ["--disable-sync", "--no-first-run"]

START = "issues/debt/"
START_RATIO = 0.55
ANSWER_MS = 50
SEARCH_MS = 150
FORTY_MS = 100
ROWS_MS = 150
SENT_BYTES = 6_000_000
TASK_MS = 200

PARTS = ("starts", "page_change", "search", "answers", "forty", "many_rows", "slow_phone")
FAMILY_KB = 100
FAMILY_PAGES = [
    "families/",
    "families/feeling-safe/",
    "families/money/",
    "families/meetings/",
    "families/why-a-number/",
]
SLOW_LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 25_000}
FIRST_VIEW = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"

STOCK_PAGE = b"<!doctype html><meta charset=utf-8><title>Pyodide as it comes</title><link rel=icon href=data:,>"
STOCK_WORKER = b"""
import { loadPyodide } from "./pyodide.mjs";
await loadPyodide();
postMessage("ready");
"""
STOCK_START = """() => new Promise((resolve, reject) => {
  const started = performance.now();
  const worker = new Worker("/stock/worker.js", { type: "module" });
  worker.onmessage = () => { resolve(performance.now() - started); worker.terminate(); };
  worker.onerror = (event) => reject(new Error(event.message));
})"""

# In every page before its own scripts: touches the first tool, and notes when Python is ready, how often it was
# started, and the longest task of the page's own thread.
WATCH = """
window.bench = { workers: 0, ready: 0, longest: 0 };
window.bench.whenReady = new Promise((resolve) => { window.bench.found = resolve; });
const Made = window.Worker;
window.Worker = class extends Made {
  constructor(address, ...rest) {
    super(address, ...rest);
    if (String(address).endsWith("/worker.js")) window.bench.workers += 1;
  }
};
new PerformanceObserver((list) => {
  // The page's own work until it has loaded is not the start of Python's.
  const { loadEventEnd } = performance.getEntriesByType("navigation")[0];
  for (const { duration, startTime } of list.getEntries()) {
    if (loadEventEnd && startTime >= loadEventEnd) window.bench.longest = Math.max(window.bench.longest, duration);
  }
}).observe({ type: "longtask", buffered: true });
addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-widget]");
  if (!form) return;
  new MutationObserver(() => {
    if (form.dataset.python !== "ready" || window.bench.ready) return;
    window.bench.ready = performance.now();
    window.bench.found();
  }).observe(form, { attributes: true, attributeFilter: ["data-python"] });
  form.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
});
"""

# Presses or changes one control and waits until the answer is in the page. Nobody presses while the last answer is
# still being painted: each begins once the page is at rest.
ANSWER = """
window.atRest = () => new Promise((resolve) => {
  requestAnimationFrame(() => requestIdleCallback(() => setTimeout(resolve, 100)));
});
window.answered = (form, act) => new Promise((resolve, reject) => {
  const before = form.dataset.answers;
  const late = setTimeout(() => reject(new Error("no answer")), 15000);
  const watch = new MutationObserver(() => {
    if (form.dataset.answers === before) return;
    watch.disconnect();
    clearTimeout(late);
    resolve(performance.now() - started);
  });
  watch.observe(form, { attributes: true, attributeFilter: ["data-answers"] });
  const started = performance.now();
  act();
});
"""
EDITS = """async (count) => {
  const form = document.querySelector("form[data-widget]");
  const times = [];
  for (let i = 0; i < count; i += 1) {
    await window.atRest();
    const open = [...form.querySelectorAll("input[type=radio]:not(:checked), input[type=checkbox]")]
      .filter((control) => control.checkVisibility());
    const control = open[(i * 7) % open.length];
    if (control) times.push(await window.answered(form, () => control.click()));
    else {
      const text = form.querySelector("input[type=text], textarea");
      times.push(await window.answered(form, () => {
        text.value = `Words ${i}`;
        text.dispatchEvent(new Event("change", { bubbles: true }));
      }));
    }
  }
  return times;
}"""
BUTTONS = """async ([values, count]) => {
  const form = document.querySelector("form[data-widget]");
  const times = [];
  for (let i = 0; i < count; i += 1) {
    await window.atRest();
    const value = values[i % values.length];
    const all = [...form.querySelectorAll("button[name=do]")];
    const button = all.find((one) => one.value.startsWith(value)) ?? all.find((one) => one.value.startsWith("add:"));
    times.push(await window.answered(form, () => button.click()));
  }
  return times;
}"""

# From the key that ends a word to the first results on the screen.
SEARCH = """
addEventListener("keydown", (event) => {
  if (event.key.length > 1) return;
  const list = document.querySelector(".md-search-result__list");
  window.found = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("no results")), 15000);
    const watch = new MutationObserver(() => {
      if (!list.querySelector(".md-search-result__link")) return;
      watch.disconnect();
      clearTimeout(late);
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - event.timeStamp)));
    });
    watch.observe(list, { childList: true, subtree: true });
  });
}, true);
"""


# What somebody would have typed is put into the form, and a button has the tool write it out.
FILLED = """async (fields) => {
  const form = document.querySelector("form[data-widget]");
  const button = Object.assign(document.createElement("button"), { name: "do", value: "show" });
  const kept = document.createElement("div");
  kept.append(button);
  for (const [name, value] of fields) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    kept.append(field);
  }
  form.replaceChildren(kept);
  await window.answered(form, () => button.click());
}"""
PEOPLE = """() => {
  const sent = [...new FormData(document.querySelector("form[data-widget]"))];
  const inside = (value) => JSON.parse(value).map(([name]) => name);
  const names = sent.flatMap(([name, value]) => name.endsWith(".kept") ? inside(value) : [name]);
  return new Set(names.filter((name) => /^people\\.\\d+\\.row$/.test(name))).size;
}"""


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, in words, and whether it is within its limit."""

    what: str
    result: str
    limit: str = ""
    within: bool = True


class Bench:
    """One browser on one server; each method measures one thing and adds its rows."""

    def __init__(self, browser: Browser, site: Site, runs: int, tools: list[str]) -> None:
        self.browser = browser
        self.site = site
        self.runs = runs
        self.tools = tools
        self.rows: list[Row] = []

    def add(self, what: str, value: float, unit: str, limit: float | None = None, note: str = "") -> None:
        """Adds a row; a limit that is passed fails the run."""
        digits = 2 if unit in ("", "MB") else 0
        shown = f"{value:.{digits}f} {unit}".rstrip() + (f" ({note})" if note else "")
        if limit is None:
            self.rows.append(Row(what, shown))
        else:
            self.rows.append(Row(what, shown, f"{limit:.{digits}f} {unit}".rstrip(), value <= limit))

    def context(self) -> BrowserContext:
        """A reader who has never been here."""
        context = self.browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_init_script(WATCH)
        context.add_init_script(ANSWER)
        return context

    def tool(self, context: BrowserContext, path: str) -> Page:
        """A page with a tool, opened and touched, once Python is ready."""
        page = context.new_page()
        page.goto(self.site.url + path)
        # As of Pyodide's own: asking again and again, in each frame, would hold up what is measured.
        page.evaluate("() => window.bench.whenReady")
        return page

    def starts(self) -> None:
        """Pyodide as it comes and ours in turns, each on a first and a later visit; and what a first visit costs."""
        stock: dict[str, list[float]] = {"first": [], "later": []}
        ours: dict[str, list[float]] = {"first": [], "later": []}
        longest: list[float] = []
        sent = 0
        for _ in range(self.runs):
            with self.browser.new_context() as context:
                for visit in ("first", "later"):
                    page = context.new_page()
                    page.goto(f"{self.site.url}stock/")
                    stock[visit].append(page.evaluate(STOCK_START))
                    page.close()
            with self.context() as context:
                for visit in ("first", "later"):
                    self.site.sent.clear()
                    page = self.tool(context, START)
                    ours[visit].append(page.evaluate("() => window.bench.ready"))
                    longest.append(page.evaluate("() => window.bench.longest"))
                    if visit == "first":
                        sent = sum(n for path, n in self.site.sent.items() if not path.startswith("/search/"))
                    page.close()
        for visit in ("first", "later"):
            theirs, own = median(stock[visit]), median(ours[visit])
            self.add(f"Pyodide as it comes, {visit} visit: worker made to loaded", theirs, "ms")
            self.add(f"Ours, {visit} visit: page opened and tool touched to ready", own, "ms")
            self.add(f"Ours to Pyodide's, {visit} visit", own / theirs, "", START_RATIO)
        self.add("Sent for a first tool, without the search", sent / 1e6, "MB", SENT_BYTES / 1e6)
        worst = f"longest of all {max(longest):.0f}"
        self.add("Longest task of the loaded page while Python starts", median(longest), "ms", TASK_MS, worst)

    def page_change(self) -> None:
        """To another page within the visit: Python is there already."""
        with self.context() as context:
            page = self.tool(context, "tools/safety-scaling/")
            arrived = []
            for target in ("stages-of-change", "outcome-checklist", "safety-scaling") * 2:
                page.evaluate(
                    """(target) => {
                      window.bench.arrived = new Promise((resolve) => {
                        const watch = new MutationObserver(() => {
                          const form = document.querySelector(`form[data-widget="${target.replaceAll("-", "_")}"]`);
                          if (!form) return;
                          window.bench.seen ??= performance.now();
                          if (form.dataset.python !== "ready") return;
                          watch.disconnect();
                          resolve(performance.now() - window.bench.seen);
                          window.bench.seen = undefined;
                        });
                        watch.observe(document, { subtree: true, childList: true, attributes: true });
                      });
                      const links = [...document.querySelectorAll("a[href]")];
                      links.find((a) => a.href.endsWith(`/tools/${target}/`)).click();
                    }""",
                    target,
                )
                arrived.append(page.evaluate("() => window.bench.arrived"))
            workers = page.evaluate("() => window.bench.workers")
        self.add("Page change: tool in the page to tool ready", median(arrived), "ms", ANSWER_MS)
        self.add("Python started in that visit", workers, "times", 1)

    def search(self) -> None:
        """What people type, on one page: the words are put in, and the last letter is a key as theirs is."""
        queries = tomllib.loads(QUERIES.read_text(encoding="utf-8"))["query"]
        typed = [query["typed"] for query in queries][:: max(1, len(queries) // 20)]
        times = []
        with self.browser.new_context(viewport={"width": 1280, "height": 900}) as context:
            context.add_init_script(SEARCH)
            page = context.new_page()
            page.goto(self.site.url)
            page.locator("[data-md-component=search-query]").click()
            # The first answer waits for the index, and is not counted.
            for words in ["home", *typed]:
                page.keyboard.press("Control+A")
                page.keyboard.press("Delete")
                page.wait_for_function("() => !document.querySelector('.md-search-result__link')")
                page.keyboard.insert_text(words[:-1])
                page.keyboard.press(words[-1])
                times.append(page.evaluate("() => window.found"))
        worst = f"{len(typed)} queries, longest {max(times[1:]):.0f}"
        self.add("Search: key to results", median(times[1:]), "ms", SEARCH_MS, worst)

    def answers(self) -> None:
        """From an event to the page brought up to date, for each tool with an example in it."""
        for name in self.tools:
            with self.context() as context:
                page = self.tool(context, f"tools/{name.replace('_', '-')}/")
                first = page.evaluate(BUTTONS, [["example:"], 1])
                edits = page.evaluate(EDITS, 15)
                # A page for families has nothing to check; some have no rows either.
                does = [d for d in ("check", "add:") if page.locator(f'button[name=do][value^="{d}"]').count()]
                buttons = page.evaluate(BUTTONS, [does[:1], 9]) if does else []
            self.add(f"{name}: the first answer of a visit", first[0], "ms")
            self.add(f"{name}: answer to an edit", median(edits), "ms", ANSWER_MS)
            if buttons:
                self.add(f"{name}: answer to a button", median(buttons), "ms", ANSWER_MS)

    def slow_phone(self) -> None:
        """Family pages on an old phone with a poor line: until the words can be read, and what was sent by then."""
        shown, sent = [], []
        for path in FAMILY_PAGES:
            with self.browser.new_context(viewport={"width": 320, "height": 568}, is_mobile=True) as context:
                page = context.new_page()
                devtools = context.new_cdp_session(page)
                devtools.send("Network.enable")
                devtools.send("Network.emulateNetworkConditions", SLOW_LINE)
                devtools.send("Emulation.setCPUThrottlingRate", {"rate": 6})
                self.site.sent.clear()
                page.goto(self.site.url + path)
                page.wait_for_function(FIRST_VIEW)
                shown.append(page.evaluate(FIRST_VIEW))
                sent.append(sum(self.site.sent.values()))
        what = "Family page on a slow phone (400 kbit/s, 400 ms, a sixth of this processor)"
        self.add(f"{what}: first words", median(shown), "ms", None, f"{len(shown)} pages, slowest {max(shown):.0f}")
        self.add("Family page: sent before any tap, the heaviest", max(sent) / 1000, "kB", FAMILY_KB)

    def many_rows(self) -> None:
        """Two hundred rows in each tool that has rows: its fullest example, its rows again and again.

        An edit, a check where there is one, and a row more, which writes the questions anew.
        """
        worst: dict[str, tuple[float, str]] = {}
        for name in self.tools:
            fields = two_hundred_rows(name)
            if not fields:
                continue
            with self.context() as context:
                page = self.tool(context, f"tools/{name.replace('_', '-')}/")
                page.evaluate(FILLED, fields)
                times = {"an edit": page.evaluate(EDITS, 7)}
                for what, does, often in (("a check", "check", 5), ("a row more", "add:", 7)):
                    if page.locator(f'button[name=do][value^="{does}"]').count():
                        times[what] = page.evaluate(BUTTONS, [[does], often])
            medians = {what: median(measured) for what, measured in times.items()}
            for what, value in medians.items():
                worst[what] = max(worst.get(what, (0, "")), (value, name))
            said = ", ".join(f"{what} {value:.0f}" for what, value in medians.items())
            self.add(f"200 rows, {name}: {said}", max(medians.values()), "ms", ROWS_MS)
            print(self.rows[-1].what, self.rows[-1].result, file=sys.stderr, flush=True)
        for what, (slowest, name) in worst.items():
            self.add(f"200 rows in any tool: slowest answer to {what}", slowest, "ms", ROWS_MS, name)

    def forty(self) -> None:
        """Forty people on the scale."""
        for where, stage in (("in the list", []), ("on the line", [["stage", "turns"], ["shown", "yes"]])):
            with self.context() as context:
                page = self.tool(context, "tools/safety-scaling/")
                page.evaluate(FILLED, [*forty_people(), *stage])
                people = page.evaluate(PEOPLE)
                if people != 40:
                    raise SystemExit(f"The scale shows {people} of 40 people: has the tool's form changed?")
                edits = page.evaluate(EDITS, 11)
                buttons = page.evaluate(BUTTONS, [["check"], 7])
            self.add(f"safety_scaling, 40 people {where}: answer to an edit", median(edits), "ms", FORTY_MS)
            self.add(f"safety_scaling, 40 people {where}: answer to a button", median(buttons), "ms", FORTY_MS)


def forty_people() -> list[tuple[str, str]]:
    """What forty people would have put on the safety scale."""
    fields = [("about", "The children, on school mornings"), ("ends", "family-form"), ("afraid", "no")]
    fields.append(("day", "2 March 2026"))
    for n in range(1, 41):
        said = {
            "row": "",
            "role": f"Person {n}",
            "here": "yes",
            "number": str(n % 11),
            "up": "One step",
            "share": "yes",
        }
        said |= {"high": f"What helps, says {n}", "down": f"What is hard, says {n}"}
        fields += [(f"people.{n}.{name}", value) for name, value in said.items()]
    return [*fields, ("people.next", "41")]


def two_hundred_rows(name: str) -> list[tuple[str, str]]:
    """The fields of a tool's example that has most rows, with its largest group of rows made two hundred."""
    most: tuple[int, list[tuple[str, str]], str] = (0, [], "")
    for example in examples(name):
        groups = {match["group"] for field, _ in example.fields if (match := ROW.match(field))}
        for group in groups:
            most = max(most, (len(row_keys(example.fields, group)), list(example.fields), group), key=lambda m: m[0])
    rows, fields, group = most
    if not rows:
        return []
    keys = row_keys(fields, group)
    others = [pair for pair in fields if not pair[0].startswith(f"{group}.")]
    for number in range(1, 201):
        copied = f"{group}.{keys[number % len(keys)]}."
        others += [(f"{group}.{number}.{f.removeprefix(copied)}", v) for f, v in fields if f.startswith(copied)]
    return [*others, (f"{group}.next", "201")]


def add_stock(site: Site) -> None:
    """Puts Pyodide as npm has it at ``/stock/``, with a page and a worker that do nothing else."""

    def answer(body: bytes, suffix: str) -> Callable[[Any], None]:
        headers = {"Content-Encoding": "gzip"} if suffix in COMPRESSED else {}
        return lambda request: request.reply(body, TYPES[suffix], headers=headers)

    for path in PYODIDE.iterdir():
        if path.suffix in (".mjs", ".wasm", ".zip", ".json"):
            site.handlers[f"/stock/{path.name}"] = answer(sent_bytes(path), path.suffix)
    site.handlers["/stock/"] = lambda request: request.reply(STOCK_PAGE, TYPES[".html"])
    site.handlers["/stock/worker.js"] = lambda request: request.reply(STOCK_WORKER, TYPES[".js"])


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| what | measured | limit |", "| --- | --- | --- |"]
    lines += [f"| {r.what} | {r.result} | {r.limit}{'' if r.within else ' **passed**'} |" for r in rows]
    return "\n".join(lines)


def main() -> None:
    """Runs everything and prints it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site (default: site/)")
    parser.add_argument("--runs", type=int, default=5, help="starts of each kind (default: 5)")
    parser.add_argument("--parts", nargs="+", choices=PARTS, help="only these (default: all)")
    parser.add_argument("--tools", nargs="+", choices=[*widgets()], help="answers of these tools only (default: all)")
    asked = parser.parse_args()
    if not (asked.site / START / "index.html").is_file():
        raise SystemExit(f"{asked.site} is not built: run `make build` first")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with serve(asked.site) as site, sync_playwright() as playwright:
        add_stock(site)
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        bench = Bench(browser, site, asked.runs, asked.tools or [*widgets()])
        busy = os.getloadavg()[0]
        for part in asked.parts or PARTS:
            getattr(bench, part)()
        version = browser.version
        browser.close()
    pyodide = re.search(r'"version": "([^"]+)"', (PYODIDE / "package.json").read_text(encoding="utf-8"))
    print(table(bench.rows))
    print(
        f"\nPyodide {pyodide[1] if pyodide else '?'}, Chromium {version}, {os.cpu_count()} cores, "
        f"medians of {asked.runs} starts; other work on this machine at the start: load {busy:.1f}."
    )
    passed = [row.what for row in bench.rows if not row.within]
    if passed:
        print("Over the limit: " + "; ".join(passed), file=sys.stderr)
        raise SystemExit(1)


if __name__ == "__main__":
    main()
