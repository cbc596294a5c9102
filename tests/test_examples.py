"""Every tool, every example: the expected HTML, and what no input may ever do."""

from __future__ import annotations

import os
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import toolkit_py
from tests.bench import two_hundred_rows
from toolkit_py import Example, render
from toolkit_py.fields import keys_by_group, unpacked
from toolkit_py.forms import Form
from toolkit_py.widget import widgets

WIDGETS = sorted(widgets())
EXAMPLES = [(name, example) for name in WIDGETS for example in toolkit_py.examples(name)]
NEAR = [(name, example) for name, example in EXAMPLES if example.near]
# `make test-all` tries more of what nobody would type.
TRIES = int(os.environ.get("TOOLKIT_TRIES", "20"))
FOLDER = Path(toolkit_py.__file__).parent / "widgets"
BUTTONS = [
    "",
    "check",
    "check:here",
    "clear",
    "show",
    "add:people",
    "remove:people.1",
    "up:people.2",
    "down:people.1",
    "next",
]


class Controls(HTMLParser):
    """The fields that a browser would send from a tool's HTML, in order, and its ids and text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.labels: list[str] = []
        self.tags: list[str] = []
        self.select = ""
        self.options: list[tuple[str, bool]] = []
        self.area: tuple[str, list[str]] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if "id" in at:
            self.ids.append(at["id"])
        if tag == "label":
            self.labels.append(at.get("for", ""))
        if tag == "select":
            self.select, self.options = at.get("name", ""), []
        elif tag == "option":
            self.options.append((at["value"], "selected" in at))
        elif tag == "textarea":
            self.area = (at["name"], [])
        elif tag == "input" and "name" in at and ("checked" in at or at["type"] in ("text", "hidden")):
            self.fields.append((at["name"], at.get("value", "on")))

    def handle_data(self, data: str) -> None:
        if self.area:
            self.area[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.area:
            # HTML drops the line break that follows the tag.
            self.fields.append((self.area[0], "".join(self.area[1]).removeprefix("\n")))
            self.area = None
        elif tag == "select":
            chosen = [value for value, selected in self.options if selected] or [self.options[0][0]]
            # As a browser: what has no name is not sent.
            self.fields += [(self.select, chosen[-1])] if self.select else []


# Which class something in the questions has now, and what there is to choose in its lists.
SHELL = re.compile(r'<div data-class-of="([^"]+)" class="([^"]+)"></div>')
LISTS = re.compile(r"<select data-options-of='[^']+'>.*?</select>", re.DOTALL)


def sent_by(html: str) -> list[tuple[str, str]]:
    return unpacked(Controls(html).fields)


@pytest.mark.parametrize(("widget", "example"), EXAMPLES, ids=[f"{w}-{e.name}" for w, e in EXAMPLES])
def test_an_example_gives_the_answer_that_was_read_and_agreed(widget: str, example: Example) -> None:
    """`make golden` writes the expected HTML anew; a person reads the difference."""
    expected = (FOLDER / widget / "golden" / f"{example.name}.html").read_text(encoding="utf-8")
    assert expected == render(widget, example.fields, example.today).html + "\n"


@pytest.mark.parametrize(("widget", "example"), NEAR, ids=[f"{w}-{e.name}" for w, e in NEAR])
def test_an_example_says_the_same_in_later_years(widget: str, example: Example) -> None:
    """A trainer loads it long after it was written: a child who was seen this week still was."""
    load = ("do", f"example:{example.name}")
    week = [date(2029, 5, day) for day in range(7, 14)]
    assert {render(widget, [load], day).announce for day in week} == {render(widget, [load], example.today).announce}


@pytest.mark.parametrize(("widget", "example"), EXAMPLES, ids=[f"{w}-{e.name}" for w, e in EXAMPLES])
def test_answering_an_answers_own_fields_changes_nothing(widget: str, example: Example) -> None:
    """What the browser would send back from an answer gives the same answer."""
    first = render(widget, example.fields, example.today).html
    second = render(widget, sent_by(first), example.today).html
    assert render(widget, sent_by(second), example.today).html == second
    assert set(sent_by(first)) == set(sent_by(second))


@pytest.mark.parametrize(("widget", "example"), EXAMPLES, ids=[f"{w}-{e.name}" for w, e in EXAMPLES])
def test_nothing_of_an_example_is_missing_from_its_answer(widget: str, example: Example) -> None:
    """Everything that was typed stands in a control of the answer."""
    answer = sent_by(render(widget, example.fields, example.today).html)
    assert not [pair for pair in example.fields if pair not in answer]


@pytest.mark.parametrize(("widget", "example"), EXAMPLES, ids=[f"{w}-{e.name}" for w, e in EXAMPLES])
def test_an_edit_is_answered_with_the_answer_alone(widget: str, example: Example) -> None:
    """The same words as in the whole tool, and none of its questions."""
    whole = render(widget, example.fields, example.today)
    edit = render(widget, [*example.fields, ("do", "answer")], example.today)
    assert edit.announce == whole.announce
    answer = LISTS.sub("", SHELL.sub("", edit.html.split('<p data-error="')[0])).strip()
    seen = " ".join(whole.html.split())
    for region in re.split(r"(?=<(?:div|span) [^>]*\bdata-answer\b)", answer):
        assert " ".join(region.split()) in seen
    assert len(edit.html) < len(whole.html)


@pytest.mark.parametrize("widget", [w for w in WIDGETS if 'class="tk-fear' in toolkit_py.embed(w, {})])
def test_a_question_that_is_not_printed_once_begun_is_so_from_the_next_answer_on(widget: str) -> None:
    """The answer to an edit says how such a question stands, so that the browser's own print leaves it off as well."""
    for fields, today in [([], None), *((e.fields, e.today) for e in toolkit_py.examples(widget))]:
        whole = render(widget, fields, today).html
        asked = re.findall(r'<\w+ class="([^"]*\btk-fear\b[^"]*)"([^>]*)>', whole)
        told = dict(SHELL.findall(render(widget, [*fields, ("do", "answer")], today).html))
        for classes, rest in asked:
            found = re.search(r'id="([^"]+)"', rest)
            assert found and told[found[1]] == classes
        if not fields:
            assert asked and all("tk-fear-blank" in classes for classes, _ in asked)
            for name in re.findall(r'<input type="radio" [^>]*name="(afraid|fear)"', whole)[:1]:
                begun = dict(SHELL.findall(render(widget, [(name, "yes"), ("do", "answer")], today).html))
                assert any("tk-fear" in now and "tk-fear-blank" not in now for now in begun.values())


@pytest.mark.parametrize(("widget", "example"), EXAMPLES, ids=[f"{w}-{e.name}" for w, e in EXAMPLES])
def test_every_control_of_an_example_has_a_label_and_an_id_of_its_own(widget: str, example: Example) -> None:
    """Ids are told apart, and every label names a control that is there."""
    page = Controls(render(widget, example.fields, example.today).html)
    assert len(page.ids) == len(set(page.ids))
    assert not [target for target in page.labels if target not in page.ids]


@pytest.mark.parametrize("widget", WIDGETS)
def test_a_tool_stands_complete_in_a_built_page(widget: str) -> None:
    """Without a day, without fields and without Python there are questions, and no error."""
    html = toolkit_py.embed(widget, {})
    assert 'data-python="off"' in html
    assert 'aria-invalid="true"' not in html
    assert "<style" not in html and " style=" not in html and "<script" not in html
    assert re.search(r"<(input|textarea|select) ", html)


class Questions(HTMLParser):
    """A tool's questions without what is typed or chosen in them, what is said back, and what is wrong."""

    VOID = ("input", "br", "hr", "img", "path", "circle", "rect", "line")
    CHANGING = ("checked", "selected", "aria-invalid", "open")

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []
        self.within = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs if name not in self.CHANGING}
        if self.within or tag in ("textarea", "option") or {"data-answer", "data-error", "data-summary"} & set(at):
            self.within += tag not in self.VOID
        elif tag == "input" and at["type"] in ("text", "hidden"):
            # Not the hidden fields that come last: they hold what stands in no control.
            self.seen += [f"input {at['id']}"] if "id" in at else []
        else:
            at.pop("d", None)  # of what is drawn in a box
            at.pop("id" if tag == "details" else "", None)  # it tells whether it is open at first
            if "class" in at:
                # The first comes with the answer; the second makes no difference once a choice is made.
                at["class"] = re.sub(" tk-fear-blank| tk-check-open", "", at["class"])
            self.seen.append(f"{tag} {sorted(at.items())}")

    def handle_endtag(self, tag: str) -> None:
        self.within -= bool(self.within) and tag not in self.VOID

    def handle_data(self, data: str) -> None:
        if not self.within and data.strip():
            self.seen.append(data.strip())


BRIEF = [w for w in WIDGETS if "tk-questions" not in render(w, [("do", "check:here")], None).html]


@pytest.mark.parametrize("widget", BRIEF)
@settings(max_examples=TRIES)
@given(data=st.data())
def test_where_a_check_leaves_the_questions_as_they_stand_they_would_be_the_same(
    widget: str, data: st.DataObject
) -> None:
    """Whatever is typed into an example's fields; and the check itself is as in the whole tool."""
    example = data.draw(st.sampled_from(toolkit_py.examples(widget)))
    typed = [name for name, _ in example.fields if not name.endswith((".row", ".next")) and name != "fixed"]
    changed = dict(data.draw(st.lists(st.tuples(st.sampled_from(typed), VALUES), max_size=6))) if typed else {}
    fields = [(name, changed.get(name, value)) for name, value in example.fields]
    before = render(widget, [*example.fields, ("do", "check")], example.today).html
    whole = render(widget, [*fields, ("do", "check")], example.today)
    assert Questions(whole.html).seen == Questions(before).seen
    brief = render(widget, [*fields, ("do", "check:here")], example.today)
    assert brief.announce == whole.announce
    seen = " ".join(whole.html.split())
    for target, now in SHELL.findall(brief.html):
        assert re.search(rf'class="{now}" id="{target}"', seen)
    said = LISTS.sub("", SHELL.sub("", brief.html.split('<p data-error="')[0]))
    for region in re.split(r"(?=<(?:div|span) [^>]*\bdata-(?:answer|summary)\b)", said):
        assert " ".join(region.split()) in seen
    wrong = dict(re.findall(r'<p [^>]*\bdata-error="([^"]+)">([^<]+)</p>', whole.html))
    told = dict(re.findall(r'<p data-error="([^"]+)">([^<]+)</p>', brief.html))
    assert wrong.items() <= told.items()


def names_of(widget: str) -> list[str]:
    names = {name for e in toolkit_py.examples(widget) for name, _ in e.fields}
    return sorted(names | {"issue", "fixed", "people.1.number", "people.next", "zz.9.row", "nonsense"})


# No control characters: a browser's own text boxes do not send them.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
VALUES = st.one_of(
    TEXT,
    st.sampled_from(["yes", "no", "none", "-1", "0", "10", "11", "3.5", "30 2 2026", "27/3/2026"]),
    st.sampled_from(["<script>alert(1)</script>", "\"'><b onmouseover=x>", "{{ 7*7 }}", "{% raw %}"]),
    st.sampled_from(["</textarea><i>", "&amp;", "debt", "domestic-abuse"]),
)


@pytest.mark.parametrize("widget", WIDGETS)
@settings(max_examples=TRIES)
@given(data=st.data())
def test_whatever_is_sent_there_is_an_answer_that_loses_and_leaks_nothing(widget: str, data: st.DataObject) -> None:
    """Any list of fields gives HTML, escaped, with every field still in it, and the same again for its own fields."""
    fields = data.draw(st.lists(st.tuples(st.sampled_from(names_of(widget)), VALUES), max_size=25))
    pressed = data.draw(st.sampled_from(BUTTONS))
    today = data.draw(st.sampled_from([None, date(2026, 3, 2), date(2028, 2, 29)]))
    html = render(widget, [*fields, ("do", pressed)] if pressed else fields, today).html
    tags = Controls(html).tags
    assert not {"script", "b", "i", "style", "iframe"} & set(tags)
    if pressed in ("", "check"):
        kept = sent_by(html)
        # The next row's key is the form's own, not the reader's.
        assert not [pair for pair in fields if pair not in kept and not pair[0].endswith(".next")]
        again = render(widget, kept, today).html
        assert sent_by(again) == sent_by(render(widget, sent_by(again), today).html)


@pytest.mark.parametrize("widget", WIDGETS)
def test_clearing_leaves_only_what_the_page_itself_set(widget: str) -> None:
    """Clear everything is the blank tool of that page again."""
    page = [("issue", "debt"), ("fixed", "issue")]
    blank = render(widget, page, None).html
    for example in toolkit_py.examples(widget):
        typed = [pair for pair in example.fields if pair[0] != "issue"]
        assert render(widget, [*page, *typed, ("do", "clear")], None).html == blank


LONG = {name: fields for name in WIDGETS if (fields := two_hundred_rows(name))}
# One of each way to write rows at the first run; `make test-all` takes every tool.
FIRST_LONG = ("three_column_map", "safety_goal", "household_budget", "consent_conversation", "three_houses")


@pytest.mark.parametrize(
    "widget", [pytest.param(name, marks=() if name in FIRST_LONG else pytest.mark.slow) for name in LONG]
)
def test_two_hundred_rows_are_kept_in_their_order_however_few_stand_open(widget: str) -> None:
    """Turned to the rows in the middle, to the last ones and back; and a check for the printer has them all."""
    asked = Form(widget, LONG[widget])
    groups = [group for group in keys_by_group(asked.values) if len(asked.rows(group)) == 200]
    assert groups
    fields = LONG[widget]
    for do in ("", "see:{}=60", "add:{}", "see:{}=0", "see:{}.150", "check:here", "check"):
        html = render(widget, [*fields, ("do", do.format(groups[0]))], None).html
        if do == "check:here" and 'class="tk-questions"' not in html:
            continue
        sent = sent_by(html)
        assert not [pair for pair in LONG[widget] if pair not in sent and not pair[0].endswith(".next")]
        for group in groups:
            keys = [row.key for row in Form(widget, sent).rows(group)]
            assert keys[:200] == [row.key for row in asked.rows(group)]
        fields = sent


def test_there_is_no_tool_without_examples() -> None:
    """Examples are how a tool is documented, tested and shown."""
    assert not [name for name in WIDGETS if len(toolkit_py.examples(name)) < 3]
