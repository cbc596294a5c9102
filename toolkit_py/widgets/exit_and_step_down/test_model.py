"""The path of exit and step-down: one of five ends, always, and never closing with a child's safety open."""

from datetime import date, timedelta
from html import unescape
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import toolkit_py
from toolkit_py.days import in_words
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.exit_and_step_down import model

NAME = "exit_and_step_down"
TODAY = date(2026, 3, 2)
FIVE = ["safeguarding", "challenge", "supervision", "step-down", "close"]
READY: dict[str, str] = {
    question.id: next(option.id for option in question.options if not option.to)
    for question in model.questions().values()
}
"""One answer to each question that stands in nobody's way."""
CHILD: Fields = [
    ("children.1.name", "A"),
    ("children.1.safe", "safe"),
    ("children.1.seen", "1 3 2026"),
    ("children.1.tells", "Nan"),
    ("children.1.view", "Fine"),
]
WHY: Fields = [("why", "done")]


def view(fields: Fields) -> model.View:
    return model.answer(Form(NAME, fields), TODAY, {})


def end(answers: dict[str, str], child: Fields = CHILD, why: Fields = WHY) -> str:
    return view([*child, *answers.items(), *why]).end.id


def test_there_are_five_ends() -> None:
    """In the order of urgency."""
    assert list(model.ends()) == FIVE


def test_every_answer_that_points_somewhere_points_to_an_end_and_says_why() -> None:
    """No answer leads nowhere, and none points straight to closing."""
    for question in model.questions().values():
        assert any(not option.to for option in question.options)
        for option in question.options:
            assert option.to in ("", *FIVE[:4])
            assert bool(option.to) == bool(option.why)


def test_everything_answered_and_nothing_open_points_to_closing() -> None:
    """And the words say that people decide."""
    assert end(READY) == "close"
    html = toolkit_py.render(NAME, [*CHILD, *READY.items(), *WHY], TODAY).html
    assert "This points to: Close" in html and "You and your supervisor decide." in html


@pytest.mark.parametrize("question", list(model.questions()))
def test_leaving_out_any_one_answer_is_never_closing(question: str) -> None:
    """What nobody answered goes to supervision, and is named."""
    answers = {key: value for key, value in READY.items() if key != question}
    seen = view([*CHILD, *answers.items(), *WHY])
    assert seen.end.id == "supervision"
    assert any(model.questions()[question].words in why for why in seen.why)


@pytest.mark.parametrize(
    ("question", "option"),
    [(q.id, o.id) for q in model.questions().values() for o in q.options],
)
def test_each_answer_alone_leads_where_its_row_says(question: str, option: str) -> None:
    """With everything else in order."""
    (chosen,) = (o for o in model.questions()[question].options if o.id == option)
    goes_on = {"onward": "met", "service": "Alcohol service"} if chosen.to == "step-down" else {}
    seen = view([*CHILD, *{**READY, **goes_on, question: option}.items(), *WHY])
    assert seen.end.id == (chosen.to or "close")
    assert not chosen.why or chosen.why in seen.why


@pytest.mark.parametrize("left_out", ["safe", "seen", "tells", "view"])
def test_a_child_of_whom_something_is_not_said_is_never_closing(left_out: str) -> None:
    """Safe, seen, whom the child would tell, and what the child thinks of the ending."""
    child = [pair for pair in CHILD if not pair[0].endswith(left_out)]
    assert end(READY, child) == "supervision"


def test_without_any_child_in_the_list_nothing_points_to_closing() -> None:
    """A list that is empty is not a list of safe children."""
    assert end(READY, []) == "supervision"


def test_one_child_in_doubt_outweighs_everything_else() -> None:
    """However well the rest stands."""
    for safe in ("worry", "not-sure"):
        assert end(READY, [*CHILD, ("children.2.safe", safe)]) == "safeguarding"


@pytest.mark.parametrize("reason", ["missed", "said_no", "quiet", "time"])
def test_a_reason_that_is_not_enough_does_not_close_and_gets_an_answer(reason: str) -> None:
    """Beside a good reason it stands in nobody's way, and is still answered."""
    alone = view([*CHILD, *READY.items(), ("why", reason)])
    assert (alone.end.id, len(alone.replies)) == ("supervision", 1)
    both = view([*CHILD, *READY.items(), ("why", reason), ("why", "done")])
    assert (both.end.id, len(both.replies)) == ("close", 1)


def test_a_day_that_has_not_come_is_no_day_on_which_a_child_was_seen() -> None:
    """It is named, and the child's safety stays open."""
    child = [(n, "9 3 2026" if n.endswith("seen") else v) for n, v in CHILD]
    assert end(READY, child) == "supervision"


LAST_DAY = TODAY - timedelta(weeks=model.seen_within())


@pytest.mark.parametrize(("seen", "closes"), [(LAST_DAY, True), (LAST_DAY - timedelta(days=1), False)])
def test_a_child_who_was_last_seen_long_ago_is_seen_again_before_anybody_closes(seen: date, closes: bool) -> None:
    """The longest that may lie between is our own number, and the page says that it is."""
    child = [(n, seen.isoformat() if n.endswith("seen") else v) for n, v in CHILD]
    got = view([*child, *READY.items(), *WHY])
    assert got.end.id == ("close" if closes else "supervision")
    assert closes or got.why == (f"A: last seen on {in_words(seen)}. See the child again first.",)
    html = toolkit_py.render(NAME, [], None).html
    assert f"more than {model.seen_within()} weeks ago is seen again first. That number is ours" in html


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"worries": "elsewhere", "onward": "none"}, WHY),
        ({"worries": "elsewhere", "onward": "none", "service": "Alcohol service"}, WHY),
        ({"onward": "none"}, [("why", "elsewhere")]),
        ({"onward": "none"}, [("why", "done"), ("why", "elsewhere")]),
        ({"worries": "elsewhere", "onward": "met"}, WHY),
        ({"onward": "met"}, WHY),
    ],
)
def test_help_that_goes_on_elsewhere_needs_a_service_that_is_named(answers: dict[str, str], why: Fields) -> None:
    """Where nobody is there who gives it, the answers go to supervision, and the words say what does not fit."""
    seen = view([*CHILD, *{**READY, **answers}.items(), *why])
    assert seen.end.id == "supervision"
    assert [one for one in seen.why if "none is to go on" in one or "does not name it" in one] == list(seen.why)


@pytest.mark.parametrize("worries", ["none", "elsewhere"])
def test_with_a_service_that_is_named_and_has_been_met_it_steps_down(worries: str) -> None:
    """The way out of each of those pairs."""
    answers = {**READY, "worries": worries, "onward": "met", "service": "Alcohol service"}
    assert end(answers) == "step-down"
    assert end(answers, why=[("why", "elsewhere")]) == "step-down"


def test_a_call_for_which_the_day_has_passed_is_named() -> None:
    """A promise of one call is a promise of a day to come."""
    assert ("One call or visit later", "1 January 2020 (this day has passed)") in view([("call", "1 1 2020")]).plan
    assert ("One call or visit later", "2 March 2026") in view([("call", "2 3 2026")]).plan


def test_what_is_said_of_a_child_ends_in_one_stop() -> None:
    """However it was typed."""
    child = [(n, "Ms P. at school." if n.endswith("tells") else v) for n, v in CHILD]
    assert "Would tell: Ms P. at school. About" in unescape(toolkit_py.render(NAME, child, TODAY).html)


SAFE = ("", "safe", "worry", "not-sure")
SEEN = ("", "1 3 2026", "1 1 2024", "9 3 2026")


def test_every_combination_of_the_answers_about_safety_is_walked() -> None:
    """Two children, when one was seen, who is in the list, fear and worries: each combination, the rest in order."""
    options = {key: ["", *(o.id for o in model.questions()[key].options)] for key in model.questions()}
    for one, two, day, every, afraid, worries in product(
        SAFE, SAFE, SEEN, options["children_all"], options["afraid"], options["worries"]
    ):
        children = [*CHILD[:1], ("children.1.safe", one), *CHILD[2:]]
        children += [(n.replace(".1.", ".2."), v) for n, v in children[:1]]
        children += [("children.2.safe", two), ("children.2.seen", day)]
        children += [(n.replace(".1.", ".2."), v) for n, v in CHILD[3:]]
        got = end({**READY, "children_all": every, "afraid": afraid, "worries": worries}, children)
        assert got in FIVE
        safe = one == two == "safe" and day == "1 3 2026" and every == "yes" and afraid == "no"
        assert safe or got not in ("close", "step-down")
        alarm = {one, two} & {"worry", "not-sure"} or afraid in ("yes", "not-sure")
        assert (got == "safeguarding") == bool(alarm)


ANSWERS = st.fixed_dictionaries(
    {key: st.sampled_from(["", "nonsense", *(o.id for o in q.options)]) for key, q in model.questions().items()}
)
CHILDREN = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(["", "A", "<b>"]),
            "safe": st.sampled_from(SAFE),
            "seen": st.sampled_from(["", "1 3 2026", "1 1 2024", "9 9 2026", "30 2 2026"]),
            "tells": st.sampled_from(["", "Nan"]),
            "view": st.sampled_from(["", "Fine"]),
        }
    ),
    max_size=3,
)


@settings(max_examples=300)
@given(
    answers=ANSWERS,
    children=CHILDREN,
    why=st.lists(st.sampled_from([*model.reasons(), "other"]), max_size=3),
    service=st.sampled_from(["", "Alcohol service"]),
    ready=st.booleans(),
)
def test_whatever_is_answered_there_is_one_end_with_its_reasons(
    answers: dict[str, str], children: list[dict[str, str]], why: list[str], service: str, ready: bool
) -> None:
    """Always one of five; closing only where each child was seen lately and said to be safe, and nobody is afraid."""
    answers = {**READY, **{k: v for k, v in answers.items() if k in ("afraid", "onward")}} if ready else answers
    fields: Fields = [(f"children.{n}.{k}", v) for n, c in enumerate(children, start=1) for k, v in c.items()]
    seen = view([*fields, *answers.items(), ("service", service), *(("why", one) for one in why)])
    assert seen.end.id in FIVE
    assert seen.end.title and seen.end.do and (seen.why or seen.end.id == "close")
    if seen.end.id in ("close", "step-down"):
        written = [child for child in seen.children if child.written]
        assert written and all(child.safe == "safe" and child.seen and child.seen >= LAST_DAY for child in written)
        assert answers["afraid"] == "no" and answers["children_all"] == "yes"
        assert seen.end.id == "close" or (service and answers["onward"] == "met")
    assert model.SUPERVISION not in [title for title, _ in seen.later] or seen.end.id in FIVE[:2]


def test_the_answer_about_fear_is_never_repeated() -> None:
    """The summary and the table may be read by someone who is feared."""
    html = toolkit_py.render(NAME, [*CHILD, *READY.items(), ("afraid", "yes"), *WHY], TODAY).html
    assert "afraid" not in html[html.index("data-answer") :].split("tk-evidence")[0]


PLAN: Fields = [
    ("children", "Ella and Joe"),
    ("goals.1.doing", "A grown-up sleeps in the house"),
    ("triggers", "The rota comes late"),
    ("child_calls", "Rose next door"),
    ("network.1.who", "Rose"),
]


def offered(plan: Fields, fields: Fields) -> dict[str, str]:
    carried = {"worry_to_plan": Form("worry_to_plan", plan)}
    found = model.answer(Form(NAME, fields), TODAY, carried).offers
    return {one.field: one.value for offers in found.values() for one in offers}


def test_what_the_family_worked_out_is_offered_at_the_end_and_not_typed_again() -> None:
    """The children, whom they would tell, what was aimed at, the first signs, and whom to ring."""
    found = offered([*PLAN, ("afraid", "no")], [("children.1.name", "Ella")])
    assert found == {
        "children.2.name": "Joe",
        "children.1.tells": "Rose next door",
        "changed": "A grown-up sleeps in the house.",
        "signs": "The rota comes late",
        "ring": "Rose",
    }


def test_what_was_taken_is_not_offered_again() -> None:
    """A button whose words stand in the field already would do nothing."""
    found = offered([*PLAN, ("afraid", "no")], [("ring", "Rose"), ("signs", "The rota comes late\nNo answer")])
    assert "ring" not in found and "signs" not in found


@pytest.mark.parametrize("afraid", ["yes", "not-sure", ""])
def test_where_somebody_may_be_afraid_nothing_of_the_plan_is_offered(afraid: str) -> None:
    """Neither the signs that the family watches for, nor whom a child goes to, comes into another form."""
    found = offered([*PLAN, ("afraid", afraid)], [("children.1.name", "Ella")])
    assert {"tells", "signs", "ring", "children.1.tells"}.isdisjoint(found)
