"""What the outcome checklist says, and what it never says."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import toolkit_py
from toolkit_py.facts.outcomes import Outcome, Rule, issues, outcomes
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.outcome_rules import Status
from toolkit_py.widgets.outcome_checklist import model

TODAY = date(2026, 10, 12)
NAME = "outcome_checklist"
FOUR = "outcome.abuse_not_recorded."
ALL_FOUR: Fields = [
    (FOUR + "working", "yes"),
    (FOUR + "since", "3 3 2026"),
    (FOUR + "adult", "She sleeps through"),
    (FOUR + "adult_alone", "yes"),
    (FOUR + "child", "Drew the flat with the door shut"),
    (FOUR + "child_alone", "yes"),
    *((FOUR + "asked", value) for value, _ in model.ASKED),
    (FOUR + "who", "the adviser"),
    (FOUR + "agreed", "8 10 2026"),
]


def view(fields: Fields, today: date | None = TODAY, do: str = "") -> model.View:
    return model.answer(Form(NAME, fields, do), today, {})


def only(fields: Fields, today: date | None = TODAY) -> model.Result:
    (result,) = view(fields, today).results
    return result


def work(**typed: str) -> Fields:
    return [("issue", "debt"), ("outcome.work.working", "yes")] + [
        (f"outcome.work.{field}", value) for field, value in typed.items()
    ]


def test_the_day_is_worked_out_and_said_in_words() -> None:
    """Days done of days needed, the day it is held, and how long that is away."""
    result = only(work(start="26 12 2026"), date(2027, 2, 1))
    assert result.status is Status.STARTED
    assert result.says == (
        "In work since 26 December 2026: 5 weeks and 2 days of 13 weeks. "
        "If it goes on, it is held on 27 March 2027, in 7 weeks and 5 days.",
    )
    assert result.bar == model.Bar(1000 * 37 // 91, "26 December 2026", "27 March 2027")
    assert "day 91" in result.counted


def test_someone_who_claimed_jsa_has_26_weeks() -> None:
    """The tick on the outcome doubles the weeks, and the answer says why."""
    result = only(work(start="26 12 2026", jsa="yes"), date(2027, 3, 27))
    assert result.status is Status.STARTED
    assert result.due == "26 June 2027"
    assert "because a JSA claim was ticked" in result.counted


def test_without_a_day_the_due_day_is_known_and_nothing_is_held() -> None:
    """In a build nothing depends on the day."""
    result = only(work(start="2 1 2020"), None)
    assert result.status is Status.STARTED
    assert result.due == "2 April 2020"
    assert result.bar is None


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"start": "30 2 2026"}, "start", "no such day"),
        ({"start": "13 10 2026"}, "start", "has not come yet"),
        ({"start": "soon"}, "start", "day, month and year"),
        ({"start": "2 2 26"}, "start", "four figures"),
        ({"start": "5 5 2026", "stopped": "4 5 2026"}, "stopped", "before 5 May 2026"),
        ({"start": "5 5 2026", "stopped": "6 6 2026", "again": "5 6 2026"}, "again", "before 6 June 2026"),
        ({"start": "5 5 2026", "again": "5 6 2026"}, "stopped", "day it stopped as well"),
    ],
)
def test_a_bad_date_gets_a_message_and_nothing_is_counted_from_it(
    typed: dict[str, str], field: str, message: str
) -> None:
    """The message stands beside the field, what was typed stays, and no day is made up."""
    form = Form(NAME, work(**typed))
    (result,) = model.answer(form, TODAY, {}).results
    assert message in form.problems[f"outcome.work.{field}"].message
    assert result.status is Status.NOT_YET
    assert result.due == ""
    html = toolkit_py.render(NAME, work(**typed), TODAY).html
    assert all(f'value="{value}"' in html for value in typed.values())


def test_work_that_stopped_before_its_time_does_not_count() -> None:
    """The weeks before a break are named, and do not count."""
    result = only(work(start="4 5 2026", stopped="17 7 2026"))
    assert result.status is Status.NOT_YET
    assert "It stopped on 17 July 2026, after 10 weeks and 4 days of 13 weeks." in result.says[0]
    assert result.missing


def test_ninety_per_cent_is_not_enough_and_says_so_for_the_child() -> None:
    """The child and the term are named, and no due day is worked out."""
    example = next(e for e in toolkit_py.examples(NAME) if e.name == "attendance-ninety-is-not-enough")
    result = only(list(example.fields), example.today)
    assert result.status is Status.NOT_YET
    assert result.missing[0] == "Middle: 90% in the middle term is the edge, not above it"
    assert result.due == "" and result.bar is None
    assert any("edge of persistent absence" in said for said in result.says)


def test_attendance_is_held_only_with_every_child_in_the_list() -> None:
    """One child's good figures are not the family's."""
    fields: Fields = [
        ("issue", "debt"),
        ("outcome.attendance.working", "yes"),
        *((f"children.1.term{n}", "95%") for n in (1, 2, 3)),
    ]
    assert only(fields).status is Status.STARTED
    assert only([*fields, ("outcome.attendance.everyone", "yes")]).status is Status.HELD


def test_met_waits_for_every_part_of_the_outcome() -> None:
    """A finished programme is not yet less harmful drinking."""
    fields: Fields = [
        ("issue", "substance-misuse"),
        ("outcome.treatment.working", "yes"),
        ("outcome.treatment.status", "met"),
        ("outcome.treatment.day", "30 6 2026"),
        ("outcome.treatment.part", "1"),
    ]
    assert only(fields).status is Status.STARTED
    assert len(only(fields).missing) == 1
    assert only([*fields, ("outcome.treatment.part", "2")]).status is Status.MET


def test_eviction_risk_is_met_on_the_day_and_held_in_february() -> None:
    """31 August and six calendar months."""
    fields: Fields = [
        ("issue", "debt"),
        ("outcome.eviction_risk_kept.working", "yes"),
        ("outcome.eviction_risk_kept.start", "31 8 2026"),
    ]
    assert only(fields).status is Status.MET
    assert only(fields).due == "28 February 2027"
    assert only(fields, date(2027, 2, 28)).status is Status.HELD


def test_nothing_recorded_is_said_to_be_not_the_same_as_safe() -> None:
    """Only the length is worked out: no bar, no due day, and not known."""
    result = only([("issue", "domestic-abuse"), (FOUR + "working", "yes"), (FOUR + "since", "3 3 2026")])
    assert result.word == "Not known"
    assert result.says[0] == (
        "No domestic abuse has been recorded for 7 months and 9 days, which is not the same as safe."
    )
    assert model.FEAR in result.says
    assert len(result.missing) == 4
    assert result.bar is None and result.due == ""


def test_with_all_four_things_it_says_who_agreed_and_when() -> None:
    """And it stands apart in the summary."""
    seen = view([("issue", "domestic-abuse"), *ALL_FOUR])
    assert seen.results[0].word == "Agreed by the adviser on 8 October 2026"
    assert seen.closing.apart == seen.results
    assert not seen.closing.reached and not seen.closing.still_open


@pytest.mark.parametrize(
    "left_out", sorted({name for name, _ in ALL_FOUR if not name.endswith((".working", ".since"))})
)
def test_without_any_one_of_the_four_things_it_is_not_known(left_out: str) -> None:
    """Words without having been seen alone, or a role without a date, are not enough."""
    fields = [pair for pair in ALL_FOUR if pair[0] != left_out]
    assert only([("issue", "domestic-abuse"), *fields]).word == "Not known"


@pytest.mark.parametrize("left_out", [value for value, _ in model.ASKED])
def test_each_of_the_five_has_to_be_asked_about(left_out: str) -> None:
    """Control, contact, money, stalking and missing episodes."""
    fields = [pair for pair in ALL_FOUR if pair != (FOUR + "asked", left_out)]
    assert only([("issue", "domestic-abuse"), *fields]).word == "Not known"


def test_a_record_after_people_agreed_makes_it_not_known_again() -> None:
    """An agreement is about what was known on its day."""
    fields = [(n, "10 10 2026" if n == FOUR + "since" else v) for n, v in ALL_FOUR]
    result = only([("issue", "domestic-abuse"), *fields])
    assert result.word == "Not known"
    assert any("10 October 2026" in one for one in result.missing)


def test_a_latest_record_that_cannot_be_read_leaves_it_not_known() -> None:
    """It may lie after the day on which people agreed."""
    fields = [(n, "30 2 2026" if n == FOUR + "since" else v) for n, v in ALL_FOUR]
    assert only([("issue", "domestic-abuse"), *fields]).word == "Not known"


def test_what_was_said_alone_stands_in_its_own_box_and_nowhere_else() -> None:
    """The answer, the summary and the table may be read by someone who is feared."""
    html = toolkit_py.render(NAME, [("issue", "domestic-abuse"), *ALL_FOUR], TODAY).html
    assert html.count("She sleeps through") == html.count("Drew the flat") == 1
    assert html.index("She sleeps through") < html.index("data-answer")


def test_pages_about_harm_carry_nothing_to_other_pages() -> None:
    """The mark that the page's script looks for is there, and only there."""
    for name, issue in issues().items():
        html = toolkit_py.render(NAME, [("issue", name)], TODAY).html
        assert ("data-alone" in html) == issue.harmed_by_someone


def test_what_is_written_under_an_unticked_outcome_is_named_and_left_out() -> None:
    """Nothing is lost and nothing is counted by accident."""
    seen = view([("issue", "debt"), ("outcome.work.start", "1 6 2026"), ("children.1.name", "Oldest")])
    assert not seen.results
    assert len(seen.not_ticked) == 2


def test_weight_and_other_2015_measures_are_shown_and_cannot_be_marked() -> None:
    """There is no box for them, and the summary says what has changed."""
    html = toolkit_py.render(NAME, work(start="1 6 2026"), TODAY).html
    assert "outcome.healthy_weight" not in html
    assert [o.id for o in view(work(start="1 6 2026")).closing.measures] == ["healthy_weight"]


def test_the_check_asks_for_what_is_missing_and_only_then() -> None:
    """Nobody is told off while still typing."""
    assert not Form(NAME, work()).problems
    form = Form(NAME, work(), "check")
    model.answer(form, TODAY, {})
    assert {p.field for p in form.errors} == {"outcome.work.start", "outcome.work.evidence"}


LATER_RULES = (
    Outcome(
        "asb", "Anti-social behaviour", "60% fewer recorded incidents", Rule("fewer", percent=60, months=6),
        ("durham", "asb-intervention"), ask={"counted": "recorded anti-social behaviour incidents"},
    ),
    Outcome(
        "crime", "Crime", "33% less proven crime", Rule("fewer", percent=33, months=6),
        ("durham", "asb-intervention"), ask={"counted": "proven offences"},
    ),
    Outcome(
        "edinburgh", "Health", "An Edinburgh score below 12", Rule("measure"),
        ("durham", "mental-health-intervention"), now="There is no target. Any thought of self-harm needs action.",
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("10", "4", "Met"),
        ("10", "5", "Started"),
        ("0", "0", "Cannot be worked out"),
        ("4", "0", "Too few to mean much"),
        ("ten", "4", "Not yet"),
        ("", "", "Not yet"),
    ],
)
def test_anti_social_behaviour_is_ready_for_its_page(
    monkeypatch: pytest.MonkeyPatch, before: str, after: str, word: str
) -> None:
    """Both counts are typed; the two periods are said; measures of scores are shown and not marked."""
    monkeypatch.setattr(model, "outcomes", lambda name: LATER_RULES)
    monkeypatch.setattr(model, "_kept", {})
    fields: Fields = [
        ("issue", "debt"),
        ("outcome.asb.working", "yes"),
        ("outcome.asb.start", "5 1 2026"),
        ("outcome.asb.before", before),
        ("outcome.asb.after", after),
    ]
    assert only(fields).word == word
    assert any("5 July 2025 to 4 January 2026" in said for said in only(fields).says)
    html = toolkit_py.render(NAME, fields, TODAY).html
    assert "recorded anti-social behaviour incidents in the 6 months before that day" in html
    assert "There is no target." in html and "outcome.edinburgh" not in html


def controls(html: str) -> set[str]:
    return set(re.findall(r'name="(outcome\.[a-z0-9_]+\.[a-z_]+)"', html))


@pytest.mark.parametrize("issue", sorted(issues()))
def test_boxes_that_are_kept_are_the_boxes_that_are_asked(issue: str) -> None:
    """The kept blank boxes of an outcome hold exactly the fields that its rule reads."""
    html = toolkit_py.render(NAME, [("issue", issue)], TODAY).html
    for outcome in outcomes(issue):
        shown = {n.split(".")[2] for n in controls(html) if n.split(".")[1] == outcome.id} - {"working"}
        if outcome.rule.kind == "attendance":
            assert shown == {"everyone", "evidence", "day"}
        elif outcome.rule.kind != "measure":
            expected = set(model.CONTROLS[outcome.rule.kind])
            expected -= set() if outcome.rule.needs else {"part"}
            expected -= set() if outcome.rule.weeks_jsa else {"jsa"}
            assert shown == expected


@pytest.mark.parametrize(
    "odd",
    [
        [("outcome.gp.part", "")],
        [("outcome.gp.status", "")],
        [("outcome.gp.day", ""), ("outcome.gp.day", "")],
        [("outcome.gp.nothing_such", "")],
        [("outcome.gp.working", "")],
        [("outcome.healthy_weight.day", "1 1 2026")],
    ],
)
def test_odd_fields_of_an_outcome_nobody_works_on_are_carried_along(odd: Fields) -> None:
    """Blank boxes are kept ready; what fits in none of them is still not lost."""
    html = toolkit_py.render(NAME, [("issue", "debt"), *odd], TODAY).html
    name, value = odd[-1]
    assert f'<input type="hidden" name="{name}" value=\'{value}\'' in html


IDS = sorted({o.id for name in issues() for o in outcomes(name)} | {"nothing_such"})
FIELDS = sorted({f for fields in model.CONTROLS.values() for f in fields} | {"working", "everyone", "odd.name"})
VALUES = st.one_of(
    st.sampled_from(
        ["", "yes", "met", "started", "not_yet", "1", "2", "16", "90.0", "31 8 2026", "29 2 2028", "30 2 2026",
         "31/12/9999", "1 1 0001", "2026-03-01", "control", "<b>x</b>", "about ten", "-3"]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
)  # fmt: skip
NAMES = st.one_of(
    st.builds("outcome.{}.{}".format, st.sampled_from(IDS), st.sampled_from(FIELDS)),
    st.builds("children.{}.{}".format, st.integers(0, 4), st.sampled_from(["name", "term1", "term3", "row"])),
    st.just(FOUR + "asked"),
)
TICKS: Fields = [(f"outcome.{name}.working", "yes") for name in IDS]


@settings(max_examples=150)
@given(
    issue=st.sampled_from([*issues(), "nowhere"]),
    typed=st.lists(st.tuples(NAMES, VALUES), max_size=20),
    four=st.booleans(),
    today=st.sampled_from([None, TODAY, date(2028, 2, 29), date(9999, 12, 31), date(1, 1, 1)]),
    do=st.sampled_from(["", "check"]),
)
def test_whatever_is_typed_nothing_is_met_and_missing_and_no_date_makes_anyone_safe(
    issue: str, typed: list[tuple[str, str]], four: bool, today: date | None, do: str
) -> None:
    """Any fields give an answer; the outcomes about harm are never met or held, whatever stands in the form."""
    fields = [("issue", issue), *TICKS, *typed, *(ALL_FOUR if four else [])]
    seen = view(fields, today, do)
    for result in seen.results:
        if result.status in (Status.MET, Status.HELD):
            assert not result.missing
        if result.apart:
            assert result.status in (Status.NOT_KNOWN, Status.AGREED)
            assert result.word == "Not known" or result.word.startswith("Agreed by ")
            assert not re.search(r"\b(met|held)\b", " ".join((*result.says, result.counted)), re.IGNORECASE)
        if result.bar:
            assert 0 <= result.bar.done <= 1000
    apart = {o.id for name in issues() for o in outcomes(name) if o.rule.kind.startswith("agreed")}
    assert {r.id for r in seen.closing.apart} <= apart
    assert not apart & {r.id for r in (*seen.closing.reached, *seen.closing.still_open)}


@settings(max_examples=60)
@given(a=st.dates(date(2020, 1, 1), date(2030, 1, 1)), b=st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_waiting_never_makes_an_outcome_about_harm_look_better(a: date, b: date) -> None:
    """A hundred quiet months are worth no more than one: only the length said changes."""
    fields: Fields = [("issue", "domestic-abuse"), (FOUR + "working", "yes"), (FOUR + "since", "1 1 2020")]
    words: set[Any] = {(r.word, r.status, r.missing, r.bar) for day in (a, b) for r in view(fields, day).results}
    assert len(words) == 1


def test_nothing_is_added_up() -> None:
    """No percentage of outcomes, no score and no "3 of 7"."""
    for example in toolkit_py.examples(NAME):
        html = toolkit_py.render(NAME, example.fields, example.today).html
        answer = re.sub(r"<[^>]+>", " ", html[html.index("data-answer") :])
        assert not re.search(r"\b\d+ of \d+ outcomes|outcomes met|score of|overall|in total: \d", answer)


def test_examples_can_be_loaded_on_any_later_day() -> None:
    """A trainer who loads one sees its rule, and no message about a day that has not come."""
    for example in toolkit_py.examples(NAME):
        form = Form(NAME, list(example.fields))
        model.answer(form, date(2026, 11, 22), {})
        assert bool(form.problems) == (example.name == "bad-dates")


def test_two_hundred_children_are_answered() -> None:
    """A large row count gives an answer with every child in it."""
    fields: Fields = [("issue", "debt"), ("outcome.attendance.working", "yes")]
    fields += [(f"children.{n}.term{t}", "91") for n in range(1, 201) for t in (1, 2, 3)]
    assert only(fields).status is Status.STARTED
