"""Somebody who has never seen the site, on a phone: the whole way through the debt page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import Visit, after_answer, form, ready

SCALE, OUTCOMES, STAGES = "safety_scaling", "outcome_checklist", "stages_of_change"


def press(page: Page, name: str, words: str) -> None:
    button = page.locator(f"{form(name)} button:visible", has_text=words).first
    after_answer(page, name, button.click)


def one_number(page: Page, number: int, because: str) -> None:
    """One person, on their own screen: their number, and what makes it that high."""
    scale = page.locator(form(SCALE))
    scale.locator(f"input[name^='people.'][name$='.number'][value='{number}']:visible").first.check()
    scale.locator("textarea[name$='.high']:visible").first.fill(because)


def test_a_worker_takes_a_family_through_the_debt_page_on_a_phone(visit: Visit, tmp_path: Path) -> None:
    """Two numbers, an outcome with its day, a stage from what was seen, a print; never told to wait."""
    page = visit.page("issues/debt/", viewport={"width": 360, "height": 740})
    page.locator(".tk-jump a", has_text="The tools").click()

    # Typed before Python is there: nothing is lost by its coming.
    scale = page.locator(form(SCALE))
    scale.locator("input[name='about']").fill("Kai and Ivy, on school mornings")
    for key, role in (("1", "Mum"), ("2", "School")):
        scale.locator(f"input[name='people.{key}.role']").fill(role)
    one_number(page, 6, "Gran comes on Mondays")
    ready(page, SCALE)
    scale.locator("input[name='afraid'][value='no']").check()
    scale.locator("input[name='people.1.here']").check()
    press(page, SCALE, "Cover")
    page.locator(f"{form(SCALE)} button[value^='open:people.']:visible").first.click()
    page.wait_for_timeout(400)
    one_number(page, 3, "He comes in late and hungry")
    press(page, SCALE, "Cover")
    assert "6" not in scale.locator("[data-answer]").first.inner_text()
    press(page, SCALE, "Show all")
    shown = scale.locator("[data-answer]").first.inner_text()
    assert "Mum" in shown and "School" in shown and "gap" in shown.lower()

    ready(page, OUTCOMES)
    checklist = page.locator(form(OUTCOMES))
    checklist.locator("input[name='outcome.work.working']").check()
    start = checklist.locator("input[name='outcome.work.start']")
    after_answer(page, OUTCOMES, lambda: start.fill("1 6 2026"))
    page.wait_for_timeout(500)
    assert "31 August 2026" in checklist.locator("[data-answer]").first.inner_text()

    stages = page.locator(form(STAGES))
    stages.locator("input[name='records.1.person']").fill("Mum")
    stages.locator("textarea[name='records.1.behaviour']").fill("Opens letters about the rent")
    after_answer(page, STAGES, stages.locator("input[value='yes-but']").check)
    page.wait_for_timeout(500)
    assert "In two minds" in stages.locator("[data-answer]").first.inner_text()

    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    page.pdf(path=str(tmp_path / "page.pdf"))
    assert (tmp_path / "page.pdf").stat().st_size > 20_000
