"""The tools on pages for families: paper first, Python only after a tap, nothing on paper that is not safe there."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import COUNT_WORKERS, EXIT, SITE, Visit, after_answer, form
from tests.server import sent_bytes

TOOLS = {
    "my_number": "families/why-a-number/",
    "my_questions": "families/meetings/",
    "our_week": "families/everyday/",
    "money_week": "families/money/",
    "what_would_help": "families/change/",
    "leave_behind": "families/your-worker/",
    "worries_and_good_things": "families/young/my-worries/",
}
# The first run takes the one that is most dangerous to leave about; `make test-all` takes all.
FIRST = ("leave_behind",)
ALL = pytest.mark.parametrize(
    ("name", "path"),
    [pytest.param(name, path, marks=() if name in FIRST else pytest.mark.slow) for name, path in TOOLS.items()],
)
PYTHON = ("/python-", "widgets.js", "python.js", "worker.js", "idiomorph.js")
MOST_BYTES = 100_000
FAMILY, HOUSES, LEFT = "what_would_help", "worries_and_good_things", "leave_behind"
SEEN_ON_PAPER = """form => [...document.querySelectorAll(`${form}, ${form} ~ p`)]
  .filter(one => one.checkVisibility()).map(one => one.innerText).join('\\n')"""


def tap(page: Page, name: str) -> None:
    """Presses “Use this on the screen” and waits until Python can answer."""
    page.locator("[data-tap] button").click()
    page.locator(form(name) + '[data-python="ready"]').wait_for(state="attached", timeout=30_000)


def answered(page: Page, name: str) -> None:
    """Waits for the first answer."""
    page.wait_for_function("form => Number(document.querySelector(form).dataset.answers) > 0", arg=form(name))


def on_paper(page: Page, name: str) -> str:
    """The words of the tool that would be printed, however printing was asked for."""
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    words = str(page.evaluate(SEEN_ON_PAPER, form(name)))
    # A control's own text is no part of innerText.
    shown = "one => one.checkVisibility() ? one.value : ''"
    typed = page.locator(f"{form(name)} :is(input[type=text], textarea)").evaluate_all(f"all => all.map({shown})")
    page.emulate_media(media="screen")
    return words + "\n".join(typed)


@ALL
def test_nothing_of_python_is_fetched_before_the_tap(visit: Visit, name: str, path: str) -> None:
    """Reading, writing in the form and coming near it cost nothing; the whole page is light."""
    visit.site.seen.clear()
    page = visit.page(path, scripts=(COUNT_WORKERS,))
    page.locator(form(name)).scroll_into_view_if_needed()
    page.locator(f"{form(name)} :is(input[type=text], textarea):visible").first.fill("before the tap")
    page.wait_for_timeout(500)
    assert not [address for address in visit.site.seen if any(part in address for part in PYTHON)]
    assert page.evaluate("() => window.workers.length") == 0
    assert page.locator("[data-tap] button").inner_text() == "Use this on the screen (about 6 MB of data)"
    parts = page.evaluate("() => performance.getEntriesByType('resource').map(one => new URL(one.name).pathname)")
    files = [SITE / path / "index.html", *(SITE / part.lstrip("/") for part in set(parts))]
    assert sum(len(sent_bytes(file)) for file in files) <= MOST_BYTES


@ALL
def test_the_tool_answers_after_the_tap(visit: Visit, name: str, path: str) -> None:
    """What was written before is answered, the button goes, and an example can be seen."""
    page = visit.page(path, viewport={"width": 320, "height": 568})
    box = page.locator(f"{form(name)} :is(input[type=text], textarea):visible").first
    box.fill("12")
    tap(page, name)
    answered(page, name)
    assert box.input_value() == "12"
    assert page.locator("[data-tap]").is_hidden()
    assert page.locator("[data-state]").inner_text().startswith("Ready.")
    page.locator(f"{form(name)} .tk-examples").evaluate("one => one.setAttribute('open', '')")
    after_answer(page, name, page.locator(f'{form(name)} button[value^="example:"]').first.click)
    assert page.locator(f"{form(name)} .tk-sheet").inner_text().strip()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


@ALL
def test_the_form_is_whole_without_javascript(visit: Visit, name: str, path: str) -> None:
    """It can be written on and printed; nothing is there that would do nothing."""
    page = visit.page(path, java_script_enabled=False)
    assert page.locator(f"{form(name)} :is(input, textarea):visible").count() > 4
    assert page.locator(".tk-tool button:visible").count() == 0
    page.emulate_media(media="print")
    assert page.locator(f"{form(name)} .tk-questions:visible").count() == 1
    assert page.locator(".tk-nothing-printed:visible").count() == 0


@pytest.mark.parametrize("tapped", [False, True])
def test_leaving_wipes_what_was_written(visit: Visit, tapped: bool) -> None:
    """Before the tap and after it; Back shows none of it."""
    page = visit.page("about/use-and-limits/")
    page.goto(visit.site.url + TOOLS[FAMILY])
    if tapped:
        tap(page, FAMILY)
    page.locator(f"{form(FAMILY)} textarea").first.fill("nobody should see this")
    if tapped:
        answered(page, FAMILY)
    # All of it is done within the click; the other page comes later.
    left = page.evaluate(
        """() => { document.querySelector('a[data-exit]').click();
             return document.documentElement.outerHTML
               + [...document.querySelectorAll('textarea')].map(one => one.value); }"""
    )
    assert "nobody should see" not in left
    page.wait_for_url(EXIT)
    page.go_back()
    page.wait_for_load_state()
    assert TOOLS[FAMILY] not in page.url
    assert "nobody should see" not in page.content()


def test_nothing_goes_from_one_family_page_to_another(visit: Visit) -> None:
    """Each page starts blank, and Python has to be asked for again."""
    page = visit.page(TOOLS[FAMILY])
    tap(page, FAMILY)
    after_answer(page, FAMILY, lambda: page.locator(f"{form(FAMILY)} textarea").first.fill("only here"))
    page.goto(visit.site.url + TOOLS[LEFT])
    assert page.locator("[data-tap]").is_visible()
    page.goto(visit.site.url + TOOLS[FAMILY])
    assert "only here" not in json.dumps(page.evaluate("() => [...new FormData(document.querySelector('form'))]"))
    assert page.evaluate("() => [localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.mark.parametrize("name", [HOUSES, pytest.param(LEFT, marks=pytest.mark.slow)])
@pytest.mark.parametrize("tapped", [False, True])
@pytest.mark.parametrize(
    ("safe", "printed"),
    [("yes", True), ("no", False), *(pytest.param(safe, False, marks=pytest.mark.slow) for safe in ("not-sure", ""))],
)
def test_only_a_yes_puts_it_on_paper(visit: Visit, name: str, tapped: bool, safe: str, printed: bool) -> None:
    """With Python and before it: otherwise a neutral note is all that prints."""
    page = visit.page(TOOLS[name])
    if tapped:
        tap(page, name)
    page.locator(f"{form(name)} textarea").first.fill("the words")
    if safe:
        page.locator(f'{form(name)} input[name=safe][value="{safe}"]').check()
    if tapped:
        answered(page, name)
        page.wait_for_timeout(500)
    words = on_paper(page, name)
    assert ("the words" in words) is printed
    assert ("Nothing is printed here today." in words) is not printed


@pytest.mark.parametrize("safe", ["no", "not-sure"])
def test_without_javascript_too_a_no_keeps_it_off_paper(visit: Visit, safe: str) -> None:
    """The style sheet alone does it."""
    page = visit.page(TOOLS[FAMILY], java_script_enabled=False)
    page.locator(f"{form(FAMILY)} textarea").first.fill("the words")
    page.locator(f'{form(FAMILY)} input[name=safe][value="{safe}"]').check()
    page.emulate_media(media="print")
    assert page.locator(f"{form(FAMILY)}:visible").count() == 0
    assert page.locator(".tk-nothing-printed:visible").count() == 1


@pytest.mark.parametrize("name", [HOUSES, LEFT])
def test_without_javascript_the_blank_sheet_prints(visit: Visit, name: str) -> None:
    """A worker takes it along to be filled in by hand: with no answer, and with a "yes"."""
    page = visit.page(TOOLS[name], java_script_enabled=False)
    for answer in ("", "yes"):
        if answer:
            page.locator(f'{form(name)} input[name=safe][value="{answer}"]').check()
        page.emulate_media(media="print")
        assert page.locator(f"{form(name)}:visible").count() == 1
        assert page.locator(f"{form(name)} textarea:visible").count() > 2
        assert page.locator(".tk-nothing-printed:visible").count() == 0
        page.emulate_media(media="screen")


@pytest.mark.parametrize("name", [HOUSES, pytest.param(LEFT, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    ("box", "safe", "printed"),
    [
        ("textarea", "", False),
        ("text", "", False),
        ("textarea", "no", False),
        ("textarea", "not-sure", False),
        ("textarea", "yes", True),
        ("text", "yes", True),
    ],
)
def test_without_javascript_what_is_written_prints_only_after_a_yes(
    visit: Visit, name: str, box: str, safe: str, printed: bool
) -> None:
    """The style sheet alone does it, from the first letter, in browsers that know no `:user-valid` as well."""
    page = visit.page(TOOLS[name], java_script_enabled=False)
    kind = "textarea" if box == "textarea" else "input[type=text]"
    # Typed last, and the box still has the focus: nothing waits for the reader to leave it.
    if safe:
        page.locator(f'{form(name)} input[name=safe][value="{safe}"]').check()
    page.locator(f"{form(name)} {kind}").first.fill("the words")
    page.emulate_media(media="print")
    assert page.locator(f"{form(name)}:visible").count() == printed
    assert page.locator(".tk-nothing-printed:visible").count() == (not printed)


def test_without_javascript_a_tick_is_held_back_like_a_word(visit: Visit) -> None:
    """Who may see it says something too. Taken out again, the sheet is blank, and prints."""
    page = visit.page(TOOLS[HOUSES], java_script_enabled=False)
    tick = page.locator(f"{form(HOUSES)} input[name=see]").first
    tick.check()
    page.emulate_media(media="print")
    assert page.locator(f"{form(HOUSES)}:visible").count() == 0
    page.emulate_media(media="screen")
    tick.uncheck()
    page.emulate_media(media="print")
    assert page.locator(f"{form(HOUSES)}:visible").count() == 1


def test_what_holds_a_sheet_back_asks_little_of_a_browser(visit: Visit) -> None:
    """It needs `:has()`; a browser without it says in words that it cannot hold anything back."""
    page = visit.page(TOOLS[HOUSES], java_script_enabled=False)
    address = str(page.locator("link[rel=stylesheet]").get_attribute("href"))
    styles = (SITE / TOOLS[HOUSES] / address).resolve().read_text(encoding="utf-8")
    assert "user-valid" not in styles
    words = page.locator(f"{form(HOUSES)} .tk-cannot-hold")
    assert words.text_content() and not words.is_visible()
    assert page.locator(f'{form(HOUSES)} :is(textarea, input[type=text]):not([placeholder=" "])').count() == 0


def test_before_the_tap_the_tool_prints_alone(visit: Visit) -> None:
    """The button works without Python, and takes no part of the page along."""
    page = visit.page(TOOLS[FAMILY])
    page.evaluate(
        """() => { window.print = () => { window.printed = document.querySelector('.tk-tool').dataset.prints
             + document.documentElement.dataset.tkPrints; dispatchEvent(new Event('afterprint')); }; }"""
    )
    page.locator(f"{form(FAMILY)} [data-print]").click()
    assert page.evaluate("() => window.printed") == "filledtool"
    assert page.locator("[data-prints]").count() == 0


def test_a_start_that_fails_says_so_and_keeps_what_was_written(visit: Visit) -> None:
    """The form can still be written on and printed, and the button is there again."""
    visit.allow("ERR_INTERNET_DISCONNECTED|Failed to load")
    page = visit.page(TOOLS[FAMILY])
    box = page.locator(f"{form(FAMILY)} textarea").first
    box.fill("kept")
    page.context.set_offline(True)
    page.locator("[data-tap] button").click()
    page.wait_for_function("() => document.querySelector('[data-state]').textContent.startsWith('It could not start')")
    assert box.input_value() == "kept"
    assert page.locator("[data-tap] button, [data-retry] button").first.is_visible()
