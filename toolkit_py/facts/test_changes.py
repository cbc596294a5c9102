"""What has changed since the documents: how it may be told, and what the file of changes holds."""

import datetime as dt
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py import pages
from toolkit_py.facts import changes as facts
from toolkit_py.facts._rows import FactsError, Seen, has_phone_number
from toolkit_py.facts.changes import Change, changes, has_figure, note, parse_changes, shown_status
from toolkit_py.facts.outcomes import issues, outcomes
from toolkit_py.facts.sources import find, sources
from toolkit_py.html import render_template

ALL = list(changes().values())

ROW = """
[[change]]
id = "made-up"
where = ["durham/debt-impact"]
named = "The old way"
status = "replaced"
now = "The new way."
since = "1 May 2020"
safety_critical = false
confidence = "confirmed"
seen = [{ publisher = "GOV.UK", date = "2026-03" }]
source_pages = ["https://www.gov.uk"]
"""


def made_up_text(**changed: str) -> str:
    """The made-up row with some of its lines written otherwise."""
    text = ROW
    for name, value in changed.items():
        text = re.sub(rf"(?m)^{name} = .*$", f"{name} = {value}", text)
    return text


def made_up() -> Change:
    """The made-up row, read."""
    return parse_changes(ROW, sources())["made-up"]


def words(html: str) -> str:
    """What a reader sees of some HTML."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


class Tags(HTMLParser):
    """Lists the tags and attribute names of some HTML, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag with the names of its attributes."""
        self.found.append(" ".join([tag, *(name for name, _ in attrs)]))


def test_all_91_changes_are_there() -> None:
    """The file holds the changes that were gathered."""
    assert len(ALL) == 91


@pytest.mark.parametrize("change", ALL, ids=lambda c: c.id)
def test_every_change_names_the_section_that_it_corrects(change: Change) -> None:
    """A fact without a source document and section is none."""
    assert change.where
    for source, section in change.where:
        assert find(source, section)


@pytest.mark.parametrize("change", ALL, ids=lambda c: c.id)
def test_every_change_says_where_it_was_seen_or_that_nobody_saw_it(change: Change) -> None:
    """What is told as certain has a publisher; the rest is "check locally"."""
    told = note(change, sources())
    assert change.seen or (told.status, told.seen) == ("check", "No source was found")


@pytest.mark.parametrize("change", ALL, ids=lambda c: c.id)
def test_what_a_reader_sees_of_a_change_keeps_the_rules(change: Change) -> None:
    """No telephone number, no public code file, no figure that is not confirmed, one block for Markdown."""
    for html in (pages.change_html(change.id), pages.changes_html([change.id])):
        seen = words(html)
        assert not has_phone_number(seen)
        assert "public code" not in html and "style=" not in html
        assert all(line and not line[0].isspace() for line in html.split("\n"))
        if shown_status(change) == "check":
            assert "Reported; check locally" in seen and not has_figure(seen)


@pytest.mark.parametrize(
    ("status", "confidence", "shown"),
    [
        ("current", "confirmed", "right"),
        ("renamed", "confirmed", "changed"),
        ("replaced", "confirmed", "changed"),
        ("new-since", "confirmed", "changed"),
        ("closed", "confirmed", "history"),
        ("repealed", "confirmed", "history"),
        ("dated-statistic", "confirmed", "history"),
        ("local-unknown", "confirmed", "check"),
    ]
    + [(status, "unconfirmed", "check") for status in facts.SHOWN_AS],
)
def test_the_status_that_is_shown(status: str, confidence: str, shown: str) -> None:
    """Still right, changed, history only or check locally, as the rules have it; "in use: read this" below."""
    assert shown == shown_status(replace(made_up(), status=status, confidence=confidence))


@pytest.mark.parametrize("field", ["safety_critical", "in_doubt"])
def test_what_is_in_use_but_dangerous_or_in_doubt_is_not_called_right(field: str) -> None:
    """A form that is still in use and does not work must not wear a badge that says it is fine."""
    change = replace(made_up(), status="current", **{field: True})
    assert shown_status(change) == "care"
    assert note(change, sources()).status_words == "In use: read this"
    assert shown_status(replace(change, confidence="unconfirmed")) == "check"


def test_nothing_that_matters_for_safety_is_called_right() -> None:
    """“Still right” stands only beside what nobody doubts."""
    assert not [c.id for c in ALL if shown_status(c) == "right" and (c.safety_critical or c.in_doubt)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("a fine of £80", True),
        ("46% of children", True),
        ("up to 26 weeks", True),
        ("a 60-day pause", True),
        ("60 days", True),
        ("up to 10 years in prison", True),
        ("one in 5 children", True),
        ("the Act of 2026", False),
        ("in October 2026", False),
        ("section 17 of the Act", False),
    ],
)
def test_a_figure_is_an_amount_a_share_or_a_count(text: str, figure: bool) -> None:
    """Years and section numbers may stand; amounts, shares and periods may not, where nothing is confirmed."""
    assert figure == has_figure(text)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"where": '["durhan/debt-impact"]'}, "there is no source “durhan”. Did you mean durham?"),
        ({"where": '["durham/debt-impacts"]'}, "has no section “debt-impacts”. Did you mean debt-impact"),
        ({"where": "[]"}, "where is empty"),
        ({"status": '"gone"'}, "status “gone” is not known: use one of current"),
        ({"seen": "[]"}, "no source: say in “seen”"),
        ({"now": '"Ring 0808 500 2222."'}, "now holds a telephone number"),
        (
            {"confidence": '"unconfirmed"', "now": '"A fine of £80."'},
            "now gives a figure that is not confirmed",
        ),
        ({"status": '"local-unknown"', "named": '"46% of all"'}, "named gives a figure"),
        ({"safety_critical": "true\nin_doubt = true"}, "in_doubt is for what is still in use"),
        ({"safety_critical": '"yes"'}, "safety_critical is to be true or false"),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused(changed: dict[str, str], expected: str) -> None:
    """The message names the row, the mistake and the remedy."""
    with pytest.raises(FactsError, match=re.escape(expected)):
        parse_changes(made_up_text(**changed), sources())


def test_two_rows_of_one_id_are_refused() -> None:
    """An id stands for one change."""
    with pytest.raises(FactsError, match="this id is there twice"):
        parse_changes(ROW + ROW, sources())


def test_a_note_tells_then_now_since_and_where_it_was_seen() -> None:
    """A reader is told both halves, from when, and on whose word."""
    told = note(made_up(), sources())
    assert (told.then_label, told.then) == ("About 2015", "The old way")
    assert (told.now_label, told.now, told.since) == ("Now", "The new way.", "1 May 2020")
    assert told.seen == "Seen on GOV.UK, March 2026"


def test_a_note_on_several_documents_gives_their_years() -> None:
    """Where two documents say it, both their years count."""
    change = replace(made_up(), where=(("kirklees", "exit"), ("nottingham", "2-reasons")))
    assert note(change, sources()).then_label == "In 2012 to 2015"


def test_what_was_not_in_a_document_is_not_said_to_have_been() -> None:
    """Breathing Space is new since: no document is said to have named it."""
    told = note(changes()["breathing-space"], sources())
    assert told.then_label == "Not in the document"


def test_only_a_persons_check_is_called_checked() -> None:
    """A name and a day turn "seen on" into "checked"."""
    change = replace(made_up(), checked_by="Duty worker", checked_on=dt.date(2027, 3, 3))
    assert note(change, sources()).seen == "Checked 3 March 2027"


def test_changes_that_matter_for_safety_come_first_in_a_list() -> None:
    """A list begins with what could hurt someone."""
    html = pages.changes_html(["iapt", "asbo", "probation", "dash-risk-assessment"])
    assert re.findall(r'id="changed-([a-z-]+)"', html) == [
        "asbo",
        "dash-risk-assessment",
        "iapt",
        "probation",
    ]


@given(*[st.text(alphabet="<>&\"'/=a{}% #", min_size=1, max_size=40)] * 3)
def test_hostile_words_in_a_change_stay_words(named: str, now: str, publisher: str) -> None:
    """Whatever someone writes into the file, a note has the tags that it always has."""
    wild = replace(made_up(), named=named, now=now, seen=(Seen(publisher),))
    html = [
        render_template("templates/facts/change.html", single=True, note=note(change, sources()))
        for change in (made_up(), wild)
    ]
    assert Tags(html[0]).found == Tags(html[1]).found


def test_the_changes_that_outcomes_name_are_there() -> None:
    """An outcome that has changed points at a row of this file."""
    named = {name for issue in issues() for one in outcomes(issue) for name in one.changed}
    assert named <= set(changes())


# The fifteen that matter most ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "status", "parts"),
    [
        ("broken-rainbow", "history", ["2016", "Galop"]),
        ("rape-crisis-number", "changed", ["24-hour", "different number"]),
        ("mankind-number", "check", ["seems to have changed", "Men's Advice Line"]),
        ("missing-children-24h", "changed", ["9am to 11pm"]),
        ("mental-health-crisis-111", "changed", ["all hours", "any age"]),
        ("lifeline", "history", ["2017", "Change Grow Live"]),
        ("hopeline-shout-mix", "changed", ["HOPELINE247", "September 2024"]),
        (
            "dash-risk-assessment",
            "care",
            ["August 2025", "did not work", "no replacement was found", "A low score never means low risk"],
        ),
        ("cse-risk-matrix", "check", ["little evidence", "never decide whether to refer"]),
        ("coercive-control", "changed", ["separated", "does not end the risk"]),
        ("children-as-victims", "changed", ["victim in their own right"]),
        ("homelessness-domestic-abuse", "changed", ["priority need"]),
        ("nspcc-90-percent", "history", ["Do not quote"]),
        ("da-47-percent", "history", ["Do not quote"]),
        ("epds", "changed", ["no target score", "self-harm needs action"]),
        ("three-year-sanctions", "history", ["26 weeks"]),
        ("legacy-benefits", "changed", ["1 April 2026"]),
        ("no-fault-eviction", "changed", ["section 21", "1 May 2026"]),
        ("asbo", "history", ["ended", "not confirmed"]),
        ("reprimand-final-warning", "history", ["youth caution"]),
        ("penalty-notices", "changed", ["£80", "£160", "August 2024"]),
        ("attendance-90", "changed", ["edge", "persistent absence"]),
        ("education-supervision-order", "care", ["£1,000 (level 3)", "is wrong"]),
        ("lscb", "changed", ["safeguarding partners"]),
        ("working-together", "changed", ["2026 edition"]),
        ("social-media-under-16", "changed", ["15 June 2026", "spring 2027", "not law"]),
    ],
)
def test_the_fifteen_that_matter_most_are_told_rightly(name: str, status: str, parts: list[str]) -> None:
    """What could hurt someone if it were told wrongly stands as it was found."""
    seen = words(pages.change_html(name)).replace("&#39;", "'")
    assert status == shown_status(changes()[name])
    assert [part for part in parts if part not in seen] == []


def test_25_changes_are_marked_as_mattering_for_safety() -> None:
    """Those whose error could hurt someone are marked, in the note as well."""
    critical = [change for change in ALL if change.safety_critical]
    assert len(critical) == 25
    assert all("Matters for safety" in pages.change_html(change.id) for change in critical)
