"""What a reader may be shown of a service, as rules and as the file of services holds them."""

import datetime as dt
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py import pages
from toolkit_py.facts import services
from toolkit_py.facts._rows import FactsError, Seen, has_phone_number
from toolkit_py.facts.services import Service, card, directory, is_fresh, parse_services, shows_number, tel
from toolkit_py.html import render_template

TODAY = dt.date(2026, 11, 21)
ALL = list(directory().services.values())

HEAD = """
as_of = 2026-11-21
[themes]
emergency = "Emergency"
[audiences]
adult = "Adults"
"""
ROW = """
[[service]]
id = "made-up"
name = "Made-up line"
list = "core"
themes = ["emergency"]
audience = ["adult"]
area = "UK"
offers = "Listens."
phone = "01632 960001"
free = true
hours = "24 hours"
website = "www.example.org"
website_seen = true
safety_critical = false
evidence = "official"
confidence = "confirmed"
live_check = "advised"
seen = [{ publisher = "Ofcom", date = "2026-03" }]
source_pages = ["https://www.example.org"]
"""


def made_up(extra: str = "", **changed: str) -> Service:
    """The made-up line, with some of its lines written otherwise."""
    text = ROW
    for name, value in changed.items():
        text = re.sub(rf"(?m)^{name} = .*\n", f"{name} = {value}\n" if value else "", text)
    return parse_services(HEAD + text + extra).services["made-up"]


def shown(service: Service, today: dt.date = TODAY) -> services.Card:
    """The card of a service with the words of the real file."""
    return card(service, directory(), today)


class Tags(HTMLParser):
    """Lists the tags and attribute names of some HTML, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag with the names of its attributes."""
        self.found.append(" ".join([tag, *(name for name, _ in attrs)]))


def test_all_82_services_are_there_and_30_show_a_number() -> None:
    """The file holds the services that were gathered, and of their numbers only those that may be shown."""
    assert (len(ALL), sum(s.phone is not None for s in ALL), sum(map(shows_number, ALL))) == (82, 53, 30)


@pytest.mark.parametrize("evidence", services.EVIDENCE)
@pytest.mark.parametrize("live_check", services.LIVE_CHECK)
def test_a_number_needs_evidence_that_counts_and_no_live_check(evidence: str, live_check: str) -> None:
    """Official or seen on two pages, and not waiting for a live check: otherwise name and purpose alone."""
    service = replace(made_up(), evidence=evidence, live_check=live_check, text_to="85258", webchat="Chat")
    allowed = evidence in ("official", "third_party") and live_check == "advised"
    assert shows_number(service) == allowed
    one = shown(service)
    for part in (one.number, one.number_link, one.text, one.text_link, one.hours, one.cost, one.webchat):
        assert (part is not None) == allowed
    assert (one.unchecked is None) == allowed
    assert one.name and one.offers


@pytest.mark.parametrize("service", ALL, ids=lambda s: s.id)
def test_every_dial_link_of_a_card_belongs_to_a_number_that_may_be_shown(service: Service) -> None:
    """No card dials a number that its service may not show, and no number hides in its words."""
    html = pages.services_html(service.id)
    dialled = re.findall(r'href="tel:(\d+)"', html)
    assert dialled == ([re.sub(r"\D", "", service.phone or "")] if shows_number(service) else [])
    assert set(re.findall(r'href="((?:tel|sms):[^"]*)"', html)) <= directory().links()
    if not services.may_give_contacts(service):
        words = re.sub(r"<[^>]*>", " ", html)
        assert not has_phone_number(words.replace(service.website or "", ""))
    assert "public code file" not in html


@pytest.mark.parametrize(
    ("number", "link"),
    [("0800 1111", "tel:08001111"), ("999", "tel:999"), ("020 7008 0151", "tel:02070080151")],
)
def test_a_dial_link_holds_digits_only(number: str, link: str) -> None:
    """The number stays readable, its link has no spaces."""
    assert link == tel(number)


@given(st.text())
def test_a_dial_link_never_holds_anything_else(number: str) -> None:
    """Whatever a number looks like, its link is tel: and digits."""
    assert re.fullmatch(r"tel:\d*", tel(number))


@pytest.mark.parametrize(
    ("date", "fresh"),
    [
        ("2024-11-21", True),
        ("2024-11-20", False),
        ("2024-12", True),
        ("2024-11", False),  # of a month the first day counts
        ("2025", True),
        ("2024", False),
        (None, False),
    ],
)
def test_hours_are_shown_for_24_months(date: str | None, fresh: bool) -> None:
    """Hours that were seen longer ago give way to "see their website"."""
    assert fresh == is_fresh(date, TODAY)
    service = replace(made_up(), seen=(Seen("Ofcom", date),))
    assert ("24 hours" if fresh else "see their website") == shown(service).hours


@given(st.dates(dt.date(2000, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 5000), st.integers(0, 5000))
def test_what_is_fresh_one_day_was_fresh_before(seen: dt.date, first: int, more: int) -> None:
    """Hours go stale once and do not come back without a new look."""
    early, late = seen + dt.timedelta(first), seen + dt.timedelta(first + more)
    assert is_fresh(seen, early) or not is_fresh(seen, late)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 729))
def test_hours_last_at_least_729_days(seen: dt.date, days: int) -> None:
    """Two years of any length hold 729 days."""
    assert is_fresh(seen, seen + dt.timedelta(days))


def test_a_list_that_was_checked_lately_keeps_hours_fresh() -> None:
    """The day of a public list counts for hours, and is named as what it is."""
    one = shown(replace(made_up(), seen=(Seen("Ofcom", "2023-03-31"),), list_checked="2026-10-01"))
    assert (
        one.hours,
        one.seen,
    ) == ("24 hours", "Seen on Ofcom, March 2023; and in a public list of October 2026")


def test_a_service_without_known_hours_sends_to_its_website() -> None:
    """Where there is a number but no hours, the card says where to look."""
    assert shown(replace(made_up(), hours=None)).hours == "see their website"
    assert shown(replace(made_up(), hours=None, phone=None)).hours is None


@pytest.mark.parametrize(
    ("free", "phone", "words"),
    [
        (True, "0800 1111", "Free to call"),
        (False, "0800 1111", "Not a free number"),
        (None, "0800 1111", None),
    ],
)
def test_free_is_said_only_where_it_was_seen(free: bool | None, phone: str, words: str | None) -> None:
    """Nothing is said of the cost where nothing is known of it."""
    assert words == shown(replace(made_up(), free=free, phone=phone)).cost


def test_a_website_is_a_link_only_where_it_was_seen() -> None:
    """An address from memory is not shown at all."""
    assert shown(made_up()).website_link == "https://www.example.org"
    assert shown(made_up(website_seen="false")).website_link is None
    assert shown(made_up(website_seen="false")).website is None


def test_only_a_persons_check_is_called_checked() -> None:
    """Name and day turn "seen on" into "checked"; without them nothing is called checked."""
    assert shown(made_up()).seen == "Seen on Ofcom, March 2026"
    person = made_up('checked_by = "Duty worker"\nchecked_on = 2027-03-03\n')
    assert shown(person).seen == "Checked 3 March 2027"
    assert shown(replace(person, seen=())).hours == "24 hours"
    assert not any("hecked" in (shown(s).seen or "") for s in ALL)


def test_no_date_is_said_to_be_known_when_it_is_not() -> None:
    """A page without a date is named with "date not known"."""
    assert shown(replace(made_up(), seen=(Seen("Ofcom"),))).seen == "Seen on Ofcom, date not known"


def test_every_mistake_of_a_file_is_told_at_once() -> None:
    """A content author sees file, row and remedy of all mistakes, not only of the first."""
    bad = made_up_text(
        evidence='"officail"',
        seen="[]",
        phone='"0800 1111 ask for Ann"',
        website='"https://a.b/c"',
        free='"yes"',
    )
    with pytest.raises(FactsError) as error:
        parse_services(HEAD + bad + 'colour = "red"\n' + ROW, "services.toml")
    told = str(error.value)
    for part in (
        "services.toml: 6 mistakes",
        "service 1 “made-up”: evidence “officail” is not known: use one of official",
        "phone “0800 1111 ask for Ann” is to be digits",
        "bare name such as www.gov.uk",
        "free is to be true or false",
        "no field “colour”",
        "service 2 “made-up”: this id is there twice",
    ):
        assert part in told


def made_up_text(**changed: str) -> str:
    """The row of the made-up line with some of its lines written otherwise."""
    text = ROW
    for name, value in changed.items():
        text = re.sub(rf"(?m)^{name} = .*$", f"{name} = {value}", text)
    return text


@pytest.mark.parametrize(
    ("changed", "extra", "words"),
    [
        ({"seen": "[]"}, "", "no source: say in “seen”"),
        ({"source_pages": "[]"}, "", "no source: give source_pages"),
        ({"evidence": '"none"', "live_check": '"required"'}, "", "a number from memory"),
        ({}, "checked_on = 2027-03-03\n", "needs both checked_by and checked_on"),
        ({}, 'checked_by = "A"\nchecked_on = "3/3/27"\n', "write it as 2027-03-03"),
        (
            {"live_check": '"required"'},
            'checked_by = "A"\nchecked_on = 2027-03-03\n',
            "set evidence and live_check",
        ),
        ({"offers": '"Ring 0808 801 1170."'}, "", "offers holds a telephone number"),
        ({"seen": '[{ publisher = "Ofcom", date = "2026-13" }]'}, "", "is no date"),
        ({"themes": '["emergencyy"]'}, "", "Did you mean emergency?"),
        ({"id": '"Made Up"'}, "", "small letters"),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused(changed: dict[str, str], extra: str, words: str) -> None:
    """No fact without a source, no number out of place, no date that is none."""
    with pytest.raises(FactsError, match=re.escape(words)):
        parse_services(HEAD + made_up_text(**changed) + extra)


def test_an_unknown_service_is_refused_with_a_hint() -> None:
    """A slip in a page's macro names the service that was meant."""
    with pytest.raises(FactsError, match="Did you mean childline"):
        pages.services_html("childlin")
    with pytest.raises(FactsError, match="at least one"):
        pages.services_html()


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("0808 801 1170", True),
        ("116 000", True),
        ("call 03000 20 25 25", True),
        ("on 2026-10-01", False),
        ("£2,500 or £1,000", False),
        ("from 2014 to 2026, ages 10 to 17", False),
        ("999, 101 and 111", False),
    ],
)
def test_a_telephone_number_in_words_is_found(text: str, held: bool) -> None:
    """Numbers stand in their own fields, so that the rules reach them; years and amounts may stand in words."""
    assert held == has_phone_number(text)


HOSTILE = st.text(alphabet="<>&\"'/=a{}% #", min_size=1, max_size=40)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_hostile_words_in_a_fact_stay_words(name: str, offers: str, note: str) -> None:
    """Whatever someone writes into a file of facts, a card has the tags that it always has."""
    plain = replace(made_up(), safe_to_call_note="note")
    wild = replace(plain, name=name, offers=offers, safe_to_call_note=note)
    html = [render_template("templates/facts/services.html", cards=[shown(s)]) for s in (plain, wild)]
    assert Tags(html[0]).found == Tags(html[1]).found


def test_a_card_is_one_block_that_markdown_leaves_alone() -> None:
    """One root, no empty line, no indented line, no style of its own."""
    html = pages.services_html("police-999", "childline", "shout")
    assert html.startswith('<div class="tk-services">') and html.endswith("</div>")
    assert all(line and not line[0].isspace() for line in html.split("\n"))
    assert "style=" not in html and "<script" not in html


def test_services_can_be_chosen_by_need_and_audience() -> None:
    """The directory can be asked for one need, one audience, or both."""
    found = directory().select("money-and-debt", "parent")
    assert "stepchange" in [s.id for s in found]
    assert all("money-and-debt" in s.themes and "parent" in s.audience for s in found)
    assert len(directory().select()) == len(ALL)


# The services among the fifteen that matter most ---------------------------------------------------------


def test_galop_answers_where_broken_rainbow_did() -> None:
    """Broken Rainbow closed in 2016; Galop runs its helpline."""
    assert shows_number(directory().service("galop"))
    assert not [s for s in ALL if "rainbow" in s.name.lower()]


@pytest.mark.parametrize(
    "name",
    [
        "rape-crisis-24-7",
        "mankind-initiative",
        "ivison-trust",
        "howard-league",
        "coram-voice",
        "child-law-advice",
        "signhealth-da",
        "turn2us",
        "prisoners-families",
    ],
)
def test_a_number_that_is_not_confirmed_is_not_shown(name: str) -> None:
    """Rape Crisis, ManKind and the others whose numbers wait for a check show none."""
    assert not shows_number(directory().service(name))
    assert "tel:" not in pages.services_html(name)


def test_missing_people_is_not_called_a_24_hour_line() -> None:
    """Its line is open from 9am to 11pm."""
    service = directory().service("missing-people")
    assert service.hours == "9am-11pm, every day"
    assert "24" not in pages.services_html("missing-people")


def test_the_silent_solution_says_what_it_cannot_do() -> None:
    """It works from mobiles only, and sends no location."""
    html = pages.services_html("silent-solution")
    assert "Mobile phones only" in html and "does not send your location" in html


def test_nhs_111_for_mental_health_is_for_all_ages_at_all_hours() -> None:
    """The mental health option has no lower or upper age, and is open day and night."""
    html = pages.services_html("nhs-111-mental-health")
    assert "any age" in html and "24 hours, every day" in html


def test_services_that_ended_are_not_listed() -> None:
    """Lifeline, The Mix and HOPELINEUK are gone; HOPELINE247 is there."""
    names = " | ".join(s.name for s in ALL)
    assert not re.search(r"Lifeline|The Mix|HOPELINEUK", names)
    assert "HOPELINE247" in names


@pytest.mark.parametrize("number", ["08088029999", "01823334244", "08088001170", "07860039967", "08457678000"])
def test_numbers_known_to_be_old_or_unsure_are_dialled_nowhere(number: str) -> None:
    """The old Rape Crisis and ManKind numbers, and others like them, stand on no card."""
    html = pages.services_html(*(s.id for s in ALL))
    assert number not in re.sub(r"[^\d<]", "", html)
