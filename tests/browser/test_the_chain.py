"""One family from the first worry to closing, on a phone: each step offers what the one before holds, and prints."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import COUNT_WORKERS, Visit, after_answer, form, press, ready

CHAIN, EXIT = "worry_to_plan", "exit_and_step_down"


def write(page: Page, name: str, **values: str) -> None:
    """Into the boxes of a tool, by their names with ``__`` for a point."""
    for field, value in values.items():
        box = page.locator(f"{form(name)} [name='{field.replace('__', '.')}']").first
        after_answer(page, name, partial(box.fill, value))


def use(page: Page, name: str, field: str, words: str) -> None:
    """Takes what another part offers, by its button."""
    press(page, name, page.locator(f'{form(name)} button[value="use:{field}={words}"]').first)
    assert page.locator(f"{form(name)} [name='{field}']").input_value() == words


def test_a_family_goes_from_the_first_worry_to_closing_on_a_phone(visit: Visit, tmp_path: Path) -> None:
    """Typed once, in the map; the rest is taken over, to another page too; and both pages print."""
    page = visit.page("tools/worry-to-plan/", (COUNT_WORKERS,), viewport={"width": 360, "height": 740})
    ready(page, CHAIN)
    afraid = page.locator(f"{form(CHAIN)} input[name='afraid'][value='no']").first
    after_answer(page, CHAIN, afraid.check)
    write(
        page, CHAIN, children="Ella", worries__1__what="Ella sat up alone.", worries__1__whose="Rose",
        worries__2__what="Ella could be hurt.", worries__3__what="The rota comes late.",
        wants__1__what="A grown-up sleeps in the house.",
    )  # fmt: skip
    use(page, CHAIN, "dangers.1.who", "Rose")
    use(page, CHAIN, "dangers.1.example", "Ella sat up alone.")
    use(page, CHAIN, "dangers.1.might", "Ella could be hurt.")
    use(page, CHAIN, "goals.1.doing", "A grown-up sleeps in the house.")
    use(page, CHAIN, "goals.1.by", "Rose")
    use(page, CHAIN, "network.1.who", "Rose")
    use(page, CHAIN, "triggers", "The rota comes late.")
    use(page, CHAIN, "about", "Ella")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    page.pdf(path=str(tmp_path / "chain.pdf"))

    page.evaluate("() => document.querySelector('nav a[href$=\"/tools/exit-and-step-down/\"]').click()")
    page.wait_for_selector(form(EXIT))
    page.wait_for_selector(f"{form(EXIT)} .tk-offer button")
    use(page, EXIT, "children.1.name", "Ella")
    use(page, EXIT, "signs", "The rota comes late.")
    use(page, EXIT, "ring", "Rose")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    page.pdf(path=str(tmp_path / "exit.pdf"))
    assert min((tmp_path / name).stat().st_size for name in ("chain.pdf", "exit.pdf")) > 20_000
    # It was one visit: the page was never loaded anew, and one Python answered.
    assert page.evaluate("() => window.workers.length") == 1
