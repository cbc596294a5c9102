"""Four questions kept apart; a no that costs nothing; and a copy that endangers nobody."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest

from toolkit_py import examples, render
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.consent_conversation.model import View, answer

DAY = date(2026, 3, 2)
EXAMPLES = {e.name: list(e.fields) for e in examples("consent_conversation")}


def view_of(fields: Fields) -> View:
    return answer(Form("consent_conversation", fields), DAY, {})


def words(view: View) -> str:
    return " ".join([line for section in view.sections for line in (*section.lines, *section.missing)])


def test_nothing_is_asked_by_default_and_the_legal_reason_comes_last() -> None:
    """Consent as a lawful basis is offered last, with its warning, and is never ticked for anybody."""
    view = view_of([])
    assert [id for id, _, _ in view.parts] == ["service", "open", "study", "basis"]
    assert "checked" not in render("consent_conversation", [], None).html


@pytest.mark.parametrize("said", ["no", "not-yet"])
def test_a_no_is_a_plain_fact_with_no_word_that_punishes(said: str) -> None:
    """Neither in the record nor in the copy."""
    view = view_of([("who", "Mum"), ("service", "yes"), ("said", said), ("paper", "yes")])
    text = f"{words(view)} {' '.join(view.copy)}".casefold()
    assert "does not want this service" in text
    assert not [word for word in ("refus", "declin", "resist", "fail", "comply", "engage", "concern") if word in text]


def test_words_that_punish_a_no_are_pointed_out_not_changed() -> None:
    """What the worker wrote stays as it is."""
    view = view_of(EXAMPLES["a-plain-no"])
    assert "Refused" in words(view) and any(p.words == "Refused" for p in view.pointers)


@pytest.mark.parametrize("agreed", ["no", "not-asked"])
def test_sharing_without_agreement_needs_its_four_facts(agreed: str) -> None:
    """Reason, legal basis, who decided, and what was told to whom and when."""
    share = [("shares.1.what", "A bruise"), ("shares.1.to", "Social care"), ("shares.1.why", "Harm")]
    view = view_of([("open", "yes"), *share, ("shares.1.agreed", agreed), ("shares.1.told", "yes")])
    said = words(view)
    for lack in ("the reason", "the legal basis", "who decided", "what was told to whom", "on which day"):
        assert lack in said


def test_with_agreement_none_of_these_is_asked_for() -> None:
    """Only what was said and when."""
    assert "legal basis" not in words(view_of(EXAMPLES["yes-and-open"]))


@pytest.mark.parametrize("paper", ["", "no", "not-sure", "nonsense"])
def test_no_copy_is_made_unless_paper_is_safe(paper: str) -> None:
    """And the page says why."""
    view = view_of([*(p for p in EXAMPLES["yes-and-open"] if p[0] != "paper"), ("paper", paper)])
    assert view.copy == () and view.no_copy


def test_the_copy_holds_no_childs_words_and_nothing_that_was_not_told() -> None:
    """A person who harms may read it."""
    assert "money" not in " ".join(view_of(EXAMPLES["yes-and-open"]).copy).replace("mornings and money", "")
    copy = " ".join(view_of(EXAMPLES["shared-without-agreement"]).copy)
    assert "Bruise" in copy and "Monday" not in copy and "fears" not in copy and "hurt again" not in copy


def test_the_four_are_kept_apart() -> None:
    """A yes to help says nothing about a case study."""
    view = view_of([("who", "Mum"), ("service", "yes"), ("said", "yes"), ("paper", "yes")])
    assert "Permission for a case study" in view.apart.split("Not asked")[1]
    assert not [line for line in view.copy if "story" in line]


@pytest.mark.parametrize(
    ("learning", "public", "said"),
    [("no", "no", False), ("no", "not-asked", False), ("", "", False), ("yes", "no", True), ("no", "yes", True)],
)
def test_only_after_a_yes_the_copy_says_what_becomes_of_the_story(learning: str, public: str, said: bool) -> None:
    """After a no there is no story to change names in."""
    copy = view_of([("study", "yes"), ("learning", learning), ("public", public), ("paper", "yes")]).copy
    assert any("Names and details are changed" in line for line in copy) is said


SHARE: Fields = [("open", "yes"), ("shares.1.what", "Mornings"), ("shares.1.to", "School"), ("shares.1.why", "Time")]


def test_nobody_was_told_on_a_day_that_has_not_come() -> None:
    """It is named beside its day, and the day is still missing in the record."""
    told: Fields = [*SHARE, ("shares.1.agreed", "yes"), ("shares.1.told", "yes"), ("shares.1.told_day", "5 5 2030")]
    form = Form("consent_conversation", told)
    said = words(answer(form, DAY, {}))
    assert "2030" not in said and "line 1: on which day they were told" in said
    assert "has not come" in form.error("shares.1.told_day")


def test_whether_they_agree_is_missing_until_it_is_answered() -> None:
    """To a line that is written."""
    assert "line 1: whether they agree" in words(view_of(SHARE))
    assert "whether they agree" not in words(view_of([*SHARE, ("shares.1.agreed", "not-asked")]))


def test_what_was_typed_ends_in_one_stop_in_the_record_and_in_the_copy() -> None:
    """With a stop of its own or without one, the words are the same."""
    typed = ("shares.1.what", "shares.1.to", "shares.1.why", "shares.1.told_words", "shares.1.reason", "ends.1.stops")
    chosen: Fields = [("open", "yes"), ("shares.1.agreed", "no"), ("shares.1.told", "yes"), ("paper", "yes")]
    views = [view_of([*chosen, *((field, f"So they know{stop}") for field in typed)]) for stop in ("", ".")]
    assert not any(".." in f"{words(view)} {' '.join(view.copy)}" for view in views)
    assert views[0].copy == views[1].copy


def test_consent_that_would_change_nothing_is_named() -> None:
    """If it would be shared anyway, asking is not honest."""
    assert "not honest" in words(view_of(EXAMPLES["consent-that-is-none"]))


def test_changing_their_mind_says_when_and_what_then() -> None:
    """Also what cannot be undone."""
    said = words(view_of(EXAMPLES["case-study-taken-back"]))
    assert "stopped on 1 May 2026" in said and "Twelve people have read it" in said


def test_a_case_study_has_a_place_to_sign_for_each_of_its_two_answers_and_the_copy_has_none() -> None:
    """On paper only: nothing is typed or sent, and one signature never stands for both."""
    html = render("consent_conversation", [*EXAMPLES["case-study-taken-back"], ("paper", "yes")], DAY).html
    place = html.split('<div class="tk-consent-conversation-sign">')[1].split("</div>")[0]
    assert place.count("tk-sign-line") == 2 == html.count("tk-sign-line")
    assert "<input" not in place and "Nobody has to sign" in place
    assert html.index("tk-sign-line") < html.index("data-answer")


def test_the_golden_rules_are_linked_and_not_copied() -> None:
    """One address, at GOV.UK."""
    html = unescape(render("consent_conversation", [], None).html)
    assert (
        html.count("https://www.gov.uk/government/publications/safeguarding-practitioners-information-sharing-advice")
        == 1
    )
