"""The tools in a real browser: they answer, keep what was typed, and fail in words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.browser.conftest import (
    COUNT_WORKERS,
    SHORT_WAITS,
    Visit,
    after_answer,
    answers,
    fields,
    form,
    press,
    ready,
)
from toolkit_py.fields import unpacked

SLOW = pytest.mark.slow
ISSUES = ["domestic-abuse", pytest.param("debt", marks=SLOW)]
TOOLS = ["stages_of_change", "safety_scaling", "outcome_checklist"]
SCALE = "tools/safety-scaling/"
HOSTILE = "<img src=x onerror=\"document.title='taken'\"></textarea><script>document.title='taken'</script>"


def first_box(page: Any, name: str) -> Any:
    return page.locator(f"{form(name)} input[type=text]:visible").first


def to_issue(page: Any, issue: str) -> None:
    """Goes to another issue by the menu, as a reader does."""
    page.locator(f'nav a[href*="/{issue}/"]:visible').first.click()
    arrived(page, issue)


def arrived(page: Any, issue: str) -> None:
    """Instant navigation changes the address first and the page after it."""
    page.wait_for_function(
        "issue => document.querySelector('form[data-widget] input[name=issue]')?.value === issue", arg=issue
    )


@pytest.mark.parametrize("issue", ISSUES)
def test_the_three_tools_answer_on_an_issue_page(visit: Visit, issue: str) -> None:
    """A worker opens the page, and each tool answers what is entered."""
    page = visit.page(f"issues/{issue}/")
    for name in TOOLS:
        ready(page, name)
        assert dict(fields(page, name))["issue"] == issue
        after_answer(
            page,
            name,
            lambda name=name: page.locator(form(name)).evaluate(
                "form => { const one = form.querySelector('input:is([type=radio], [type=checkbox]):not(:checked)');"
                " one.closest('details')?.setAttribute('open', ''); one.click(); }"
            ),
        )
        assert page.locator(f"{form(name)} [data-answer]").first.inner_text().strip()


def test_the_newest_of_quick_edits_is_the_one_that_is_answered(visit: Visit) -> None:
    """Typing on while an answer is under way never shows an older answer, nor takes letters away."""
    page = visit.page(SCALE)
    ready(page, "safety_scaling")
    box = first_box(page, "safety_scaling")
    box.press_sequentially("Gran", delay=20)
    page.wait_for_timeout(260)
    box.press_sequentially(" and Grandad", delay=5)
    after_answer(page, "safety_scaling", lambda: box.press_sequentially(" too", delay=5))
    page.wait_for_timeout(600)
    assert box.input_value() == "Gran and Grandad too"
    assert [v for _, v in fields(page, "safety_scaling") if v.startswith("Gran")] == ["Gran and Grandad too"]


def test_focus_and_caret_stay_where_they_are_while_answers_come(visit: Visit) -> None:
    """An answer never moves the reader."""
    page = visit.page(SCALE)
    ready(page, "safety_scaling")
    box = first_box(page, "safety_scaling")
    box.fill("Mum")
    page.wait_for_timeout(600)
    box.evaluate("one => { one.focus(); one.setSelectionRange(1, 1); }")
    after_answer(page, "safety_scaling", lambda: page.keyboard.insert_text("x"))
    assert box.evaluate("one => [document.activeElement === one, one.value, one.selectionStart]") == [
        True,
        "Mxum",
        2,
    ]


def test_after_adding_a_row_the_focus_is_in_it_and_nothing_is_lost(visit: Visit) -> None:
    """Rows are added with a button, and the next thing to fill in has the focus."""
    page = visit.page(SCALE)
    ready(page, "safety_scaling")
    box = first_box(page, "safety_scaling")
    box.fill("Mum")
    button = page.locator(f'{form("safety_scaling")} button[value="add:people"]')
    rows = page.locator(f'{form("safety_scaling")} input[name$=".role"]').count()
    press(page, "safety_scaling", button)
    assert page.locator(f'{form("safety_scaling")} input[name$=".role"]').count() == rows + 1
    assert box.input_value() == "Mum"
    assert page.evaluate("() => document.activeElement.name").startswith("people.")
    assert page.locator("form form").count() == 0


MAP = "three_column_map"


def test_a_row_that_is_moved_keeps_the_focus_on_its_own_button(visit: Visit) -> None:
    """Enter pressed twice moves it twice, or back again: it never takes a row away."""
    page = visit.page("tools/three-column-map/")
    ready(page, MAP)
    boxes = page.locator(f'{form(MAP)} textarea[name^="worries."][name$=".what"]')
    boxes.nth(0).fill("first")
    boxes.nth(1).fill("second")
    boxes.nth(2).fill("third")
    page.wait_for_timeout(400)
    for left in [["first", "third", "second"], ["first", "second", "third"]]:
        page.locator(f'{form(MAP)} button[value^="down:worries."]').nth(1).focus()
        if left[1] == "second":
            page.locator(f'{form(MAP)} button[value^="up:worries."]').last.focus()
        after_answer(page, MAP, lambda: page.keyboard.press("Enter"))
        page.wait_for_timeout(400)
        assert [box.input_value() for box in boxes.all()] == left
        label = page.evaluate("() => document.activeElement.value")
        assert label.split(":")[0] in ("up", "down")
        assert (
            page.evaluate("() => document.activeElement.closest('.tk-row').querySelector('textarea').value") == "second"
        )


@pytest.mark.parametrize("touch", [False, True])
def test_a_press_is_not_lost_because_a_message_appears_above_the_button(visit: Visit, touch: bool) -> None:
    """A day is written wrongly, then “Check” is pressed: the message pushes the button down under the finger."""
    page = visit.page("tools/contingency-plan/", viewport={"width": 360, "height": 740}, has_touch=touch)
    name = "contingency_plan"
    ready(page, name)
    page.locator(f'{form(name)} input[name="review"]').fill("next week")
    button = page.locator(f'{form(name)} button[value="check"]')
    button.evaluate("one => one.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(600)
    box = button.bounding_box()
    assert box
    at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.locator(f'{form(name)} input[name="review"]').evaluate("one => one.focus({preventScroll: true})")
    if touch:
        page.touchscreen.tap(*at)
    else:
        page.mouse.move(*at)
        page.mouse.down()
        page.wait_for_timeout(400)
        assert button.bounding_box() == box
        page.mouse.up()
    page.wait_for_function("() => document.activeElement?.matches('[data-summary]')")


def test_a_press_whose_end_nobody_tells_holds_no_answer_up(visit: Visit) -> None:
    """A list, or a menu of the browser's own, takes the end of a press with it."""
    page = visit.page("tools/danger-statement/")
    name = "danger_statement"
    ready(page, name)
    page.mouse.move(5, 300)
    page.mouse.down()
    after_answer(page, name, lambda: first_box(page, name).evaluate(
        "one => { one.value = 'Ella'; one.dispatchEvent(new Event('input', {bubbles: true})); }"
    ))  # fmt: skip
    assert first_box(page, name).input_value() == "Ella"


def test_the_lines_of_a_summary_stand_in_the_order_of_the_form_and_can_be_told_apart(visit: Visit) -> None:
    """What comes first in the form is named first, though nothing was sent of it; rows say which they are."""
    page = visit.page("tools/three-column-map/")
    ready(page, MAP)
    for row in (1, 2):
        page.locator(f'{form(MAP)} textarea[name="worries.{row}.what"]').fill("The door was open")
        page.locator(f'{form(MAP)} input[name="worries.{row}.seen"]').fill("soon")
    press(page, MAP, page.locator(f'{form(MAP)} button[value="check"]'))
    lines = page.locator(f"{form(MAP)} [data-summary] a")
    said = lines.all_inner_texts()
    assert [text.split(":")[0] for text in said if "month" in text] == ["Worry 1", "Worry 2"]
    page.goto(visit.site.url + "tools/family-safety-plan/")
    ready(page, "family_safety_plan")
    press(page, "family_safety_plan", page.locator(f'{form("family_safety_plan")} button[value="check"]'))
    places = page.locator(f"{form('family_safety_plan')} [data-summary] a").evaluate_all(
        "links => links.map(a => document.getElementById(a.hash.slice(1)).getBoundingClientRect().top)"
    )
    assert len(places) > 1 and places == sorted(places)


def test_the_focus_goes_on_after_an_example_and_after_a_check_that_finds_nothing(visit: Visit) -> None:
    """Neither leaves a reader who uses the keyboard at the top of the page."""
    page = visit.page("tools/danger-statement/")
    ready(page, "danger_statement")
    page.locator(f"{form('danger_statement')} .tk-examples summary").click()
    press(page, "danger_statement", page.locator(f'{form("danger_statement")} button[value^="example:"]').first)
    page.wait_for_function("() => document.activeElement?.matches('.tk-examples > summary')")
    press(page, "danger_statement", page.locator(f'{form("danger_statement")} button[value="clear"]'))
    press(page, "danger_statement", page.locator(f'{form("danger_statement")} button[value="check"]'))
    page.wait_for_function("() => document.activeElement?.matches('.tk-answer-title')")


@pytest.mark.parametrize(
    ("name", "field"),
    [
        (MAP, "worries.1.what"),
        pytest.param("contingency_plan", "signs", marks=SLOW),
        pytest.param("exit_and_step_down", "changed", marks=SLOW),
    ],
)
def test_a_word_without_end_stays_in_its_box(visit: Visit, name: str, field: str) -> None:
    """At 320 px nothing of an answer is cut off where nobody can scroll to it."""
    page = visit.page(f"tools/{name.replace('_', '-')}/", viewport={"width": 320, "height": 740})
    ready(page, name)
    page.locator(f"{form(name)} .tk-examples summary").click()
    press(page, name, page.locator(f'{form(name)} button[value^="example:"]').first)
    page.wait_for_timeout(400)
    box = page.locator(f'{form(name)} [name="{field}"]')
    after_answer(page, name, lambda: box.fill("A" + "h" * 80))
    page.wait_for_timeout(400)
    over = page.locator(f"{form(name)} [data-answer]").first.evaluate(
        """part => [...part.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > 321
             && !one.closest('svg, .tk-table-scroll, [class*="scroll"]')).map((one) => one.outerHTML.slice(0, 90))"""
    )
    assert over == []


def test_the_visit_keeps_python_and_what_was_typed_from_page_to_page(visit: Visit) -> None:
    """Looking something up on another page costs no new start, and loses nothing."""
    page = visit.page("issues/debt/", scripts=(COUNT_WORKERS,))
    ready(page, "safety_scaling")
    box = first_box(page, "safety_scaling")
    after_answer(page, "safety_scaling", lambda: box.fill("Gran who lives next door"))
    to_issue(page, "substance-misuse")
    ready(page, "safety_scaling")
    page.go_back()
    arrived(page, "debt")
    page.wait_for_function(
        "form => [...new FormData(document.querySelector(form)).values()].includes('Gran who lives next door')",
        arg=form("safety_scaling"),
    )
    assert page.evaluate("() => window.workers.length") == 1


def test_the_abuse_pages_carry_nothing_to_or_from_other_pages(visit: Visit) -> None:
    """What is typed there is gone with the page, and nothing of another page comes in."""
    page = visit.page("issues/debt/", scripts=(COUNT_WORKERS,))
    ready(page, "safety_scaling")
    after_answer(page, "safety_scaling", lambda: first_box(page, "safety_scaling").fill("from the debt page"))
    to_issue(page, "domestic-abuse")
    ready(page, "safety_scaling")
    page.wait_for_timeout(500)
    assert "from the debt page" not in json.dumps(fields(page, "safety_scaling"))
    after_answer(page, "safety_scaling", lambda: first_box(page, "safety_scaling").fill("from the abuse page"))
    to_issue(page, "debt")
    ready(page, "safety_scaling")
    page.wait_for_timeout(500)
    assert "from the abuse page" not in json.dumps(fields(page, "safety_scaling"))
    page.go_back()
    arrived(page, "domestic-abuse")
    ready(page, "safety_scaling")
    page.wait_for_timeout(500)
    assert "from the abuse page" not in json.dumps(fields(page, "safety_scaling"))


def test_clear_everything_forgets_it_for_the_whole_visit(visit: Visit) -> None:
    """After clearing, coming back to the page brings nothing back."""
    page = visit.page(SCALE)
    ready(page, "safety_scaling")
    after_answer(page, "safety_scaling", lambda: first_box(page, "safety_scaling").fill("Uncle"))
    press(page, "safety_scaling", page.locator(f"{form('safety_scaling')} [data-clear]"))
    assert "Uncle" not in json.dumps(fields(page, "safety_scaling"))
    page.locator('a[href*="about"]:visible').first.click()
    page.wait_for_url("**/about/**")
    page.go_back()
    page.wait_for_url("**/safety-scaling/")
    ready(page, "safety_scaling")
    page.wait_for_timeout(400)
    assert "Uncle" not in json.dumps(fields(page, "safety_scaling"))


def test_hostile_text_is_only_text(visit: Visit) -> None:
    """Whatever is pasted in stands there as words."""
    page = visit.page(SCALE)
    ready(page, "safety_scaling")
    title = page.title()
    for box in page.locator(
        f"{form('safety_scaling')} input[type=text]:visible, {form('safety_scaling')} textarea:visible"
    ).all()[:8]:
        box.fill(HOSTILE)
    press(page, "safety_scaling", page.locator(f"{form('safety_scaling')} button[value='check']"))
    assert page.title() == title
    assert page.locator(f"{form('safety_scaling')} img, {form('safety_scaling')} script").count() == 0
    assert [v for _, v in fields(page, "safety_scaling") if "onerror" in v][:2] == [HOSTILE] * 2


def test_a_check_names_what_is_missing_and_takes_the_focus_there(visit: Visit) -> None:
    """The summary has the focus, and each line leads to its field."""
    page = visit.page("tools/outcome-checklist/")
    name = "outcome_checklist"
    ready(page, name)
    page.locator(f"{form(name)} .tk-examples").evaluate("one => one.setAttribute('open', '')")
    press(page, name, page.locator(f'{form(name)} button[value="example:bad-dates"]'))
    before = fields(page, name)
    press(page, name, page.locator(f"{form(name)} button[value='check']"))
    summary = page.locator(f"{form(name)} [data-summary]")
    assert summary.evaluate("one => document.activeElement === one")
    assert fields(page, name) == before
    summary.locator("a").first.click()
    assert page.evaluate("() => document.activeElement.matches('input, textarea, select')")


def test_a_check_that_needs_no_new_questions_leaves_them_standing(visit: Visit) -> None:
    """Each message stands beside its field and goes once it is put right; the controls are the same as before."""
    page = visit.page("tools/consent-conversation/")
    name = "consent_conversation"
    ready(page, name)
    check = page.locator(f"{form(name)} button[value='check']")
    day, slot = page.locator(f"#{name}-day"), page.locator(f"#{name}-day-error")
    page.locator(form(name)).evaluate("form => { for (const one of form.elements) one.stood = true; }")
    press(page, name, check)
    summary = page.locator(f"{form(name)} [data-summary]")
    assert summary.evaluate("one => document.activeElement === one")
    assert day.get_attribute("aria-invalid") == "true"
    assert slot.inner_text() in summary.inner_text()
    day.fill("27 3 2026")
    press(page, name, check)
    assert day.get_attribute("aria-invalid") is None
    assert slot.inner_text() == ""
    assert day.input_value() == "27 3 2026"
    assert page.locator(form(name)).evaluate(
        "form => [...form.querySelectorAll('.tk-questions :is(input, textarea, select)')].every((one) => one.stood)"
    )


@pytest.mark.parametrize(
    ("name", "section", "field"),
    [pytest.param("consent_conversation", "paper-step", "paper", marks=SLOW), ("worry_to_plan", "fear", "afraid")],
)
def test_a_question_that_is_not_printed_once_answered_needs_no_button_for_that(
    visit: Visit, name: str, section: str, field: str
) -> None:
    """Somebody who prints with the browser's own keys gives no more away than with our button."""
    page = visit.page(f"tools/{name.replace('_', '-')}/")
    ready(page, name)
    asked = page.locator(f"#{name}-{section}")
    assert "tk-fear-blank" in str(asked.get_attribute("class"))
    page.emulate_media(media="print")
    assert asked.is_visible()
    page.emulate_media(media="screen")
    after_answer(page, name, page.locator(f"{form(name)} input[name={field}][value=no]").check)
    assert "tk-fear-blank" not in str(asked.get_attribute("class"))
    page.emulate_media(media="print")
    assert not asked.is_visible()


def test_a_line_of_the_summary_opens_every_part_around_its_field(visit: Visit) -> None:
    """A field in a closed part, within another, can be reached and written in."""
    page = visit.page("tools/appearing-to-go-along/")
    name = "appearing_to_go_along"
    ready(page, name)
    page.locator(f"{form(name)} input[name='lines.1.day']").fill("30 2 2026")
    press(page, name, page.locator(f"{form(name)} button[value='check']"))
    page.evaluate(
        """() => { const field = document.getElementById("appearing_to_go_along-lines-1-day").closest(".tk-field");
             const [inner, outer] = [0, 1].map(() => document.createElement("details"));
             field.replaceWith(outer); outer.append(inner); inner.append(field); }"""
    )
    page.locator(f"{form(name)} [data-summary] a[href$='-lines-1-day']").click()
    assert page.evaluate("() => document.activeElement.name") == "lines.1.day"
    assert page.locator(f"{form(name)} input[name='lines.1.day']").is_visible()


def test_a_list_of_people_takes_a_name_as_it_is_typed(visit: Visit) -> None:
    """What was chosen in it stays chosen, and the controls are the same as before."""
    page = visit.page("tools/genogram/")
    name = "genogram"
    ready(page, name)
    one, lists = page.locator(f"#{name}-people-1-name"), page.locator(f"#{name}-ties-1-a")
    after_answer(page, name, lambda: one.fill("Dad"))
    assert "Dad" in lists.inner_text()
    after_answer(page, name, lambda: lists.select_option(label="Dad"))
    after_answer(page, name, lambda: one.fill("Stepdad"))
    assert lists.evaluate("list => list.selectedOptions[0].text") == "Stepdad"
    assert dict(fields(page, name))["ties.1.a"] == "1"
    press(page, name, page.locator(f"{form(name)} button[value='check']"))
    assert lists.evaluate("list => list.selectedOptions[0].text") == "Stepdad"


def test_of_very_many_rows_some_stand_open_and_every_other_is_a_press_away(visit: Visit) -> None:
    """The new row is among them; a line of the summary opens the row that it names; nothing is lost on the way."""
    page = visit.page("tools/exit-and-step-down/")
    name = "exit_and_step_down"
    ready(page, name)
    page.evaluate(
        """form => document.querySelector(form).insertAdjacentHTML("beforeend", Array.from({ length: 60 }, (_, n) =>
          `<input type=hidden name="steps.${n + 1}.what" value="Step ${n + 1}">`).join(""))""",
        form(name),
    )
    press(page, name, page.locator(f"{form(name)} button[value='add:steps']"))
    rows = page.locator(f"{form(name)} .tk-row:has([name$='.what'])")
    assert rows.count() == 10
    assert page.evaluate("() => document.activeElement.name") == "steps.61.what"
    assert "Rows 52 to 61 of 61 are open" in page.locator(".tk-pages-of-rows").inner_text()
    press(page, name, page.locator(f"{form(name)} button[value='add:steps']"))
    shown = rows.locator("[name$='.what']").evaluate_all("boxes => boxes.map((box) => box.name)")
    assert shown == [f"steps.{n}.what" for n in range(53, 63)]
    press(page, name, page.locator(f"{form(name)} button[value='check']"))
    page.locator(f"{form(name)} [data-summary] a[href$='-steps-3-who']").click()
    page.wait_for_function("() => document.activeElement.name === 'steps.3.who'")
    assert rows.count() == 10
    assert page.locator(f"#{name}-steps-3-who-error").inner_text() != ""
    kept = dict(unpacked([(one, value) for one, value in fields(page, name)]))
    assert [kept[f"steps.{n}.what"] for n in range(1, 61)] == [f"Step {n}" for n in range(1, 61)]


def test_what_is_printed_is_the_tool_with_its_checks(visit: Visit) -> None:
    """Printing asks Python first, and a blank print takes nothing away."""
    page = visit.page(SCALE)
    page.evaluate(
        """() => { window.prints = []; window.print = () => {
             const form = document.querySelector('form[data-print-copy]')
               ?? document.querySelector('[data-prints] form');
             window.prints.push([...new FormData(form).values()].join('|'));
             dispatchEvent(new Event('afterprint')); }; }"""
    )
    ready(page, "safety_scaling")
    first_box(page, "safety_scaling").fill("Auntie")
    page.locator(f"{form('safety_scaling')} [data-print]").click()
    page.wait_for_function("() => window.prints.length === 1")
    page.locator(f"{form('safety_scaling')} [data-print-blank]").click()
    page.wait_for_function("() => window.prints.length === 2")
    filled, blank = page.evaluate("() => window.prints")
    assert "Auntie" in filled
    assert "Auntie" not in blank
    assert "Auntie" in json.dumps(fields(page, "safety_scaling"))


def python_address(visit: Visit, suffix: str) -> str:
    folder = next(p for p in visit.site.folder.glob("assets/python-*"))
    return next("/" + p.relative_to(visit.site.folder).as_posix() for p in folder.rglob(f"*{suffix}"))


BREAKS = {
    "broken": lambda handler: handler.reply(b"\0asm not really", "application/wasm"),
    "missing": lambda handler: handler.reply(b"gone", "text/plain", status=404),
    "hanging": lambda handler: handler.server.stop.wait(20),
}


@pytest.mark.parametrize("how", ["hanging", "missing", pytest.param("broken", marks=SLOW)])
def test_when_python_cannot_start_the_page_says_so_and_loses_nothing(visit: Visit, how: str) -> None:
    """In words beside the tool, with a button to try again; then it works."""
    import threading

    visit.allow(r"404|Failed to load resource")
    visit.site.stop = threading.Event()  # type: ignore[attr-defined]
    visit.site.handlers[python_address(visit, ".wasm")] = BREAKS[how]
    page = visit.page(SCALE, scripts=(SHORT_WAITS,))
    first_box(page, "safety_scaling").fill("Typed before it failed")
    page.locator(form("safety_scaling") + '[data-python="failed"]').wait_for(state="attached", timeout=30_000)
    assert "could not start" in page.locator(".tk-safety-scaling [data-state]").inner_text()
    assert first_box(page, "safety_scaling").input_value() == "Typed before it failed"
    assert page.locator(f"{form('safety_scaling')} button[name=do]:visible").count() == 0
    visit.site.stop.set()  # type: ignore[attr-defined]
    visit.site.handlers.clear()
    page.locator(".tk-safety-scaling [data-retry] button").click()
    ready(page, "safety_scaling")
    after_answer(page, "safety_scaling", lambda: None, since=0)
    assert first_box(page, "safety_scaling").input_value() == "Typed before it failed"


def test_python_that_could_not_start_tries_again_only_when_asked_or_on_another_page(visit: Visit) -> None:
    """Scrolling on fetches nothing, and the button stays where it is; the next page has a chance of its own."""
    visit.allow(r"404|Failed to load resource")
    asked: list[str] = []

    def missing(handler: Any) -> None:
        asked.append(handler.path)
        handler.reply(b"gone", "text/plain", status=404)

    visit.site.handlers[python_address(visit, ".wasm")] = missing
    page = visit.page("issues/debt/", viewport={"width": 360, "height": 640})
    first_box(page, "safety_scaling").focus()
    page.locator(f'{form("safety_scaling")}[data-python="failed"]').wait_for(state="attached")
    for name in TOOLS:
        page.locator(form(name)).scroll_into_view_if_needed()
        page.evaluate("() => new Promise((seen) => requestIdleCallback(() => setTimeout(seen, 50)))")
        assert page.locator(f".tk-{name.replace('_', '-')} [data-retry] button").is_visible()
    assert len(asked) == 1
    visit.site.handlers.clear()
    page.evaluate("() => document.querySelector('.md-content a[href$=\"tools/household-budget/\"]').click()")
    page.wait_for_function("() => document.querySelectorAll('form[data-widget]').length === 1")
    page.locator(form("household_budget")).scroll_into_view_if_needed()
    ready(page, "household_budget")


def test_a_worker_that_dies_in_the_middle_of_an_answer_is_replaced(visit: Visit) -> None:
    """The reader waits a little longer, and is answered."""
    page = visit.page(SCALE, scripts=(SHORT_WAITS, COUNT_WORKERS))
    ready(page, "safety_scaling")
    box = first_box(page, "safety_scaling")

    def die() -> None:
        page.evaluate("() => window.workers[0].terminate()")
        box.fill("Still here")

    after_answer(page, "safety_scaling", die)
    assert page.evaluate("() => window.workers.length") == 2
    assert box.input_value() == "Still here"


@pytest.mark.parametrize("state", ["off", pytest.param("starting", marks=SLOW), "failed"])
def test_without_python_no_key_and_no_button_changes_address_or_fields(visit: Visit, state: str) -> None:
    """Enter in every box and a click on every button, before Python, and when it never comes."""
    import threading

    visit.allow(r"404|Failed to load resource")
    visit.site.stop = threading.Event()  # type: ignore[attr-defined]
    if state != "off":
        visit.site.handlers[python_address(visit, ".wasm")] = BREAKS["hanging" if state == "starting" else "missing"]
    page = visit.page("issues/debt/", java_script_enabled=state != "off")
    page.locator(form("safety_scaling")).scroll_into_view_if_needed()
    if state != "off":
        page.locator(f'{form("safety_scaling")}[data-python="{state}"]').wait_for(state="attached", timeout=20_000)
        page.evaluate("() => { window.print = () => {}; }")
    address = page.url
    before = {}
    for name in TOOLS:
        boxes = page.locator(f"{form(name)} input[type=text]:visible")
        for number in range(min(boxes.count(), 6)):
            boxes.nth(number).fill(f"{name} {number}")
            boxes.nth(number).press("Enter")
        before[name] = [boxes.nth(n).input_value() for n in range(boxes.count())]
        for button in page.locator(f"{form(name)} button:visible").all():
            button.click()
    assert page.url == address
    for name in TOOLS:
        boxes = page.locator(f"{form(name)} input[type=text]:visible")
        assert [boxes.nth(n).input_value() for n in range(boxes.count())] == before[name]
    visit.site.stop.set()  # type: ignore[attr-defined]


def test_reading_never_waits_for_python(visit: Visit) -> None:
    """With Python held back for ever the page is there, and its other parts work."""
    import threading

    visit.site.stop = threading.Event()  # type: ignore[attr-defined]
    visit.site.handlers[python_address(visit, ".wasm")] = BREAKS["hanging"]
    page = visit.page("issues/debt/")
    page.locator('.tk-jump a[href$="#helps"]').click()
    assert page.url.endswith("#helps")
    to_issue(page, "substance-misuse")
    assert answers(page, "safety_scaling") == 0
    visit.site.stop.set()  # type: ignore[attr-defined]
