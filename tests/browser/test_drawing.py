"""Drawing on the screen: a child's line is kept, printed, taken back and cleared, and words do as well."""

from __future__ import annotations

from typing import Any

from tests.browser.conftest import Visit, after_answer, fields, form, press, ready

NAME = "three_houses"
PAGE = "tools/three-houses/"
FIELD = "good_drawing"


def pad(page: Any, part: str = "good") -> Any:
    return page.locator(f'{form(NAME)} [data-draw][data-for="{NAME}-{part}_drawing"]')


def kept(page: Any, field: str = FIELD) -> str:
    return next((value for name, value in fields(page, NAME) if name == field), "")


def draw(page: Any, *points: tuple[float, float]) -> None:
    """Draws with the mouse; points are shares of the pad's width and height."""
    svg = pad(page).locator("svg")
    svg.scroll_into_view_if_needed()
    box = svg.bounding_box()
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=4)
    page.mouse.up()


def shown(page: Any) -> list[str]:
    """The lines on the sheets of the answer."""
    found: list[str] = page.locator(f"{form(NAME)} .tk-sheet path.tk-draw-lines").evaluate_all(
        "paths => paths.map(path => path.getAttribute('d'))"
    )
    return found


def test_a_line_is_drawn_kept_printed_undone_and_cleared(visit: Visit) -> None:
    """With the mouse: two lines, a row added, the child's yes, then one line back, then all of it."""
    page = visit.page(PAGE)
    ready(page, NAME)
    after_answer(page, NAME, lambda: draw(page, (0.3, 0.5), (0.5, 0.6), (0.6, 0.5)))
    one = kept(page)
    assert one.startswith("M") and one.count("M") == 1 and "L" in one
    after_answer(page, NAME, lambda: draw(page, (0.4, 0.8), (0.7, 0.8)))
    two = kept(page)
    assert two.startswith(one) and two.count("M") == 2
    press(page, NAME, page.locator(f'{form(NAME)} button[value="add:good"]'))
    assert kept(page) == two
    assert pad(page).locator("[data-draw-lines]").get_attribute("d") == two
    # Nothing is on the paper until the child says yes.
    assert shown(page) == []
    page.locator(f"#{NAME}-people-1-name").fill("Gran")
    page.locator(f"#{NAME}-people-1-may-yes").check()
    after_answer(page, NAME, lambda: page.locator(f"#{NAME}-good_drawing_show").select_option("yes"))
    page.wait_for_function(
        "d => document.querySelector('.tk-sheet path.tk-draw-lines')?.getAttribute('d') === d", arg=two
    )
    after_answer(page, NAME, pad(page).locator("[data-draw-undo]").click)
    assert kept(page) == one
    clear = pad(page).locator("[data-draw-clear]")
    clear.click()
    assert kept(page) == one and clear.inner_text() == "Press again to clear it"
    after_answer(page, NAME, clear.click)
    assert kept(page) == "" and clear.inner_text() == "Clear the drawing"
    page.wait_for_function("() => !document.querySelector('.tk-sheet path.tk-draw-lines')")


def test_the_buttons_of_a_pad_are_big_enough_for_a_finger(visit: Visit) -> None:
    page = visit.page(PAGE, viewport={"width": 320, "height": 700})
    ready(page, NAME)
    for button in pad(page).locator("button").all():
        assert button.bounding_box()["height"] >= 44
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_touch_without_a_move_is_a_dot(visit: Visit) -> None:
    page = visit.page(PAGE)
    ready(page, NAME)
    after_answer(page, NAME, lambda: draw(page, (0.5, 0.5)))
    start, _, rest = kept(page).removeprefix("M").partition("L")
    assert start == rest


def test_the_words_of_a_drawing_are_enough_by_keyboard(visit: Visit) -> None:
    """The box under the pad is reached with the keys, and what is typed stands beside the picture."""
    page = visit.page(PAGE)
    ready(page, NAME)
    page.locator(f"#{NAME}-people-1-name").fill("Gran")
    page.locator(f"#{NAME}-people-1-may-yes").check()
    pad(page).locator("[data-draw-clear]").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.id") == f"{NAME}-good_drawing_words"
    page.keyboard.type("Me and the dog.")
    after_answer(page, NAME, lambda: page.locator(f"#{NAME}-good_drawing_show").select_option("yes"))
    page.locator(f"{form(NAME)} .tk-sheet", has_text="Me and the dog.").wait_for()


def test_clearing_everything_and_leaving_take_the_drawing_away(visit: Visit) -> None:
    page = visit.page(PAGE)
    ready(page, NAME)
    after_answer(page, NAME, lambda: draw(page, (0.3, 0.5), (0.6, 0.5)))
    press(page, NAME, page.locator(f'{form(NAME)} button[value="clear"]'))
    assert kept(page) == "" and pad(page).locator("[data-draw-lines]").get_attribute("d") == ""
    after_answer(page, NAME, lambda: draw(page, (0.3, 0.5), (0.6, 0.5)))
    page.evaluate("() => dispatchEvent(new Event('tk:wipe'))")
    assert kept(page) == "" and pad(page).locator("[data-draw-lines]").get_attribute("d") == ""
