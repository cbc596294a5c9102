"""The challenge meeting: our own part first, the family heard, and a date at the end."""

from datetime import date

import pytest

import toolkit_py
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.challenge_meeting import model

NAME = "challenge_meeting"
TODAY = date(2026, 3, 2)


def view(*fields: tuple[str, str]) -> model.View:
    return model.answer(Form(NAME, list(fields)), TODAY, {})


def rich() -> Fields:
    return list(next(e for e in toolkit_py.examples(NAME) if e.name == "stuck-since-autumn").fields)


def test_the_seven_items_stand_in_the_order_of_the_source() -> None:
    """Welcome, apologies, purpose, family, what we have done, what we will do, review."""
    assert [item.title[:2] for item in view().items] == [f"{n}." for n in range(1, 8)]
    assert [item.id for item in view().items][3:] == ["family", "done", "action", "review"]


def test_every_question_of_the_source_is_asked() -> None:
    """Items 4 to 6 of the source hold 4, 2 and 7 questions; who does what is asked in the steps."""
    count = {row["id"]: sum(not q.get("ours") for q in row.get("question", ())) for row in model._data()["item"]}
    assert (count["family"], count["done"], count["action"]) == (4, 2, 6)


def test_what_each_of_us_has_not_done_is_asked_before_the_family() -> None:
    """In the questions, in what is asked next, and in the minutes."""
    html = toolkit_py.render(NAME, rich(), TODAY).html
    form, answer = html.split("data-answer", 1)
    assert form.index("promised this family and not done") < form.index("4. About the family")
    assert answer.index("Not done:") < answer.index("4. About the family")
    asks = view(("people.1.who", "School")).asks
    assert asks[0] == "School: what have you promised and not done?"


def test_a_formal_power_is_asked_last_and_after_ideas() -> None:
    """It stood in the middle of the source's actions."""
    (action,) = (item for item in view().items if item.id == "action")
    assert action.questions[-1].id == "power"
    assert any("Ask those first" in ask for ask in view(("power", "Court")).asks)
    done = (("power", "Court"), ("worked", "Gran"), ("differently", "Go along"))
    assert not any("Ask those first" in ask for ask in view(*done).asks)


@pytest.mark.parametrize("there", ["", "not-yet", "here", "part", "words"])
def test_the_family_is_asked_for_until_it_is_heard(there: str) -> None:
    """Present or not, their own words are wanted."""
    assert any("the family say" in ask or "want said" in ask for ask in view(("family_there", there)).asks)
    heard = view(("family_there", "words"), ("family_words", "“Come alone.”")).asks
    assert not any("their own words" in ask for ask in heard)


def test_where_telling_them_is_not_safe_nobody_is_asked_to() -> None:
    """The one exception."""
    asks = view(("family_there", "not-safe")).asks
    assert not any("the family say" in ask or "Does the family know" in ask for ask in asks)


@pytest.mark.parametrize("child_now", ["yes", "not-sure"])
def test_a_worry_about_harm_comes_before_the_meeting(child_now: str) -> None:
    """It is said first, in sight and aloud."""
    seen = view(("child_now", child_now), *rich()[:3])
    assert seen.stop and "children’s social care today" in seen.announce


def test_what_was_answered_about_fear_stands_in_no_minutes() -> None:
    """The minutes of three answers are the same."""
    papers = set()
    for afraid in ("yes", "not-sure", ""):
        html = toolkit_py.render(NAME, [("afraid", afraid), ("purpose", "x")], TODAY).html
        papers.add(html[html.index("tk-record") : html.index("</section>", html.index("tk-record"))])
    assert len(papers) == 1


@pytest.mark.parametrize("afraid", ["yes", "not-sure"])
def test_that_somebody_may_be_afraid_is_answered_before_anything_else_is_written(afraid: str) -> None:
    """The one answer is enough for the warning, which is not printed."""
    html = toolkit_py.render(NAME, [("afraid", afraid)], TODAY).html
    assert f'tk-not-on-paper">{model.APART}' in html


def test_what_is_asked_next_ends_in_one_mark() -> None:
    """Neither “it?.” nor “??”, however a question or a step ends."""
    asks = view(("purpose", ""), ("led", "x"), ("steps.1.what", "Ask Gran?")).asks
    assert "What has to change? Put it so that anyone could see it." in asks
    assert "Who does this, and by when? “Ask Gran?”" in asks
    assert not any(ask.endswith(("??", "?.", "..", "?”?")) for ask in asks)


def test_what_was_typed_stands_in_the_minutes_with_one_stop() -> None:
    """With a stop of its own or without one."""
    for typed in ("Visits each week", "Visits each week."):
        person = [("people.1.who", "Nurse"), ("people.1.knows", typed), ("people.1.not_done", "A call")]
        html = toolkit_py.render(NAME, [*person, ("led", "a manager.")], TODAY).html
        assert "Visits each week. <strong>Not done:" in html and "Led by a manager.<" in html
        html = toolkit_py.render(NAME, [person[0], person[2]], TODAY).html
        assert "<strong>Nurse</strong>. <strong>Not done:" in html


def test_the_meeting_ends_with_a_date_and_everybody_has_something_to_do() -> None:
    """Without a review day it asks; somebody without a step is asked, too."""
    assert view(*rich()).asks == (
        "A manager from housing: what have you promised and not done?",
        "Health visitor: is there really nothing for you to do?",
    )
    no_day = [pair for pair in rich() if pair[0] != "review"]
    assert view(*no_day).asks[-1].startswith("The meeting ends with a date.")


def test_a_review_before_the_meeting_is_named() -> None:
    """And it is no date."""
    seen = view(("held", "2 3 2026"), ("review", "1 3 2026"))
    assert not seen.review
