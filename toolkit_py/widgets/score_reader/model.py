"""What published bands say of a total, and what to do next. No question of any questionnaire stands here.

The bands, their owners and where they were seen are in ``data.toml``. Durham (about 2015) names all three; it used an
Edinburgh total below 12 and a rise in TOPSE as outcomes, which this tool does not.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import files
from toolkit_py.days import in_words
from toolkit_py.forms import Form
from toolkit_py.next_steps import Step, read_steps
from toolkit_py.outcome_rules import weeks_and_days

ALL = "All three"
FULL = (("yes", "Yes, all ten questions"), ("no", "No, a short form (such as AUDIT-C)"), ("not_known", "Not known"))
SHAKES = (("yes", "Yes"), ("no", "No"), ("not_asked", "Not asked yet"))
SELF_HARM = (
    ("never", "“Never”"),
    ("other", "Anything other than “never”, even “hardly ever”"),
    ("not_known", "Not answered, or not known"),
)


@dataclass(frozen=True)
class Reading:
    """What is said of one questionnaire: lines in order, what is urgent first, and what is still to ask."""

    urgent: tuple[str, ...] = ()
    urgent_title: str = ""
    says: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class View:
    """What the template needs, ready."""

    which: tuple[tuple[str, str], ...]
    shown: tuple[str, ...]
    facts: Mapping[str, Any]
    readings: Mapping[str, Reading]
    steps: tuple[Step, ...]
    announce: str
    full: tuple[tuple[str, str], ...] = FULL
    shakes: tuple[tuple[str, str], ...] = SHAKES
    self_harm: tuple[tuple[str, str], ...] = SELF_HARM


@cache
def facts() -> Mapping[str, Any]:
    """The rows of ``data.toml``, by the name of the questionnaire."""
    return tomllib.loads(files.read("toolkit_py.widgets.score_reader", "data.toml"))


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """Reads the questionnaires that the page, or the reader, asked for; all three where nobody did."""
    by_issue = {row["issue"]: name for name, row in facts().items()}
    chosen = by_issue.get(form.text("issue"))
    shown = (chosen,) if chosen else tuple(facts())
    read = {"audit": _audit, "epds": _epds, "topse": _topse}
    readings = {name: read[name](form, today) for name in shown}
    for name in ("audit", "epds"):
        form.day(f"{name}_day", today)  # a day that is wrong is named without a total too
    said = [line for name in shown for line in (readings[name].urgent_title, *readings[name].says[:1]) if line]
    return View(
        which=(("", ALL), *((row["issue"], row["title"]) for row in facts().values())),
        shown=shown,
        facts=facts(),
        readings=readings,
        steps=read_steps(form, today, at_least=2),
        announce=" ".join(said) or "No total is written yet.",
    )


def band_of(name: str, total: int) -> Mapping[str, Any]:
    """The published band in which a total lies. Raises StopIteration outside the range."""
    return next(band for band in facts()[name]["band"] if band["low"] <= total <= band["high"])


def _where(form: Form, name: str, today: date | None) -> str:
    day, who = form.day(f"{name}_day", today), form.text(f"{name}_who")
    parts = [f"on {in_words(day)}" if day else "", f"with {who}" if who else ""]
    return " ".join(part for part in parts if part)


def _still(form: Form, name: str) -> Iterator[str]:
    if not form.text(f"{name}_day"):
        form.missing(f"{name}_day", "Give the day on which it was filled in")
        yield "On which day was it filled in? An old total says little about now."
    if not form.text(f"{name}_who"):
        form.missing(f"{name}_who", "Say who went through it with them")
        yield "Who went through it with them, and who else was in the room?"


def _band_says(form: Form, name: str, total: int, today: date | None) -> str:
    band, where = band_of(name, total), _where(form, name, today)
    band_words = band["word"] if band.get("no_band") else f"the published band is “{band['word']}”"
    return f"{total} of {facts()[name]['most']}{', ' + where if where else ''}: {band_words}."


def _audit(form: Form, today: date | None) -> Reading:
    total = form.whole_number("audit_total", 0, 40)
    full, shakes = form.one_of("audit_full", dict(FULL)), form.one_of("audit_shakes", dict(SHAKES))
    written = bool(form.text("audit_total"))
    high = total is not None and total >= facts()["audit"]["band"][-1]["low"]
    urgent: tuple[str, ...] = ()
    if shakes == "yes" or high:
        urgent = tuple(facts()["audit"]["warning"])
    says, ask = [], []
    if total is not None and full == "no":
        says.append("The bands are for all ten questions. A total of a short form cannot be read from them.")
        ask.append("Ask a health or alcohol worker to go through the full form.")
        if high:
            ask.append("Short forms rarely reach such a total. Which form was it?")
    elif total is not None:
        says += [_band_says(form, "audit", total, today), band_of("audit", total)["next"]]
        if full != "yes":
            ask.append("Was it the full form, all ten questions? A short form has other bands.")
    if written:
        if shakes in ("", "not_asked"):
            ask.append(
                "Do they drink every day, or feel shaky, sweaty or sick without it? Ask this whatever the total."
            )
        ask += [
            *_still(form, "audit"),
            "Who is awake, sober and in charge of the children when they drink? The total does not say.",
        ]
    return Reading(urgent, "Do not stop suddenly" if urgent else "", tuple(says), tuple(ask))


def _epds(form: Form, today: date | None) -> Reading:
    total = form.whole_number("epds_total", 0, 30)
    harm = form.one_of("epds_self_harm", dict(SELF_HARM))
    row = facts()["epds"]
    urgent: tuple[str, ...] = ()
    title = ""
    written = bool(form.text("epds_total") or harm)
    if harm == "other":
        urgent, title = tuple(row["act"]), "Act today, whatever the total"
        if total == 0:
            form.wrong("epds_total", "With that answer the total cannot be 0: look at the form again")
    elif written and harm != "never":
        title = "Ask about self-harm today, before the total"
        urgent = tuple(row["find_out"])
        form.missing("epds_self_harm", "Say first what the answer to the question on self-harm was")
    elif harm == "never" and total is not None and total > row["most"] - row["item_most"]:
        form.wrong(
            "epds_total", f"With “never” the total is at most {row['most'] - row['item_most']}: look at the form again"
        )
    if form.error("epds_total"):
        total = None
    says, ask = [], []
    if total is not None:
        says += [_band_says(form, "epds", total, today), band_of("epds", total)["next"]]
        says.append("It screens. It does not diagnose, and there is no total to get down to.")
    if written:
        ask += [
            *_still(form, "epds"),
            "How is it between the parent and the baby? Who else is up at night? How is the other parent?",
        ]
    return Reading(urgent, title, tuple(says), tuple(ask))


def _topse(form: Form, today: date | None) -> Reading:
    first_day, last_day = form.day("topse_first_day", today), form.day("topse_last_day", today)
    if first_day and last_day and last_day < first_day:
        form.wrong("topse_last_day", f"This day comes before {in_words(first_day)}, the first time")
        last_day = None
    rows, one_only = [], []
    for scale in facts()["topse"]["scale"]:
        before = form.whole_number(f"topse_first_{scale['id']}", 0, 60)
        after = form.whole_number(f"topse_last_{scale['id']}", 0, 60)
        if before is not None and after is not None:
            rows.append((scale["word"], str(before), str(after), _change(after - before)))
        elif before is not None or after is not None:
            one_only.append(scale["word"])
    says, ask = [], []
    if rows:
        between = ""
        if first_day and last_day:
            between = f", {weeks_and_days((last_day - first_day).days)} apart"
        says.append(
            f"{len(rows)} of 8 scales can be put side by side{between}. There is no pass mark and no total here."
        )
        down = [row[0] for row in rows if row[3].startswith("down")]
        if down:
            says.append(
                f"Lower the second time: {', '.join(down)}. Ask what is behind it. It may have become harder, "
                "or the parent may now ask more of themselves."
            )
        says.append("It says how sure a parent feels. It does not say how safe a child is, or how a child is doing.")
        if not between:
            ask.append("On which two days was it filled in? Change means little without the time between.")
            form.missing("topse_last_day", "Give both days")
        ask += [
            "What can the parent do now that they could not before? What would the child say is different?",
            "What else happened between the two: a new baby, a move, someone leaving?",
        ]
    if one_only:
        says.append(f"Only one mark, so no change to read: {', '.join(one_only)}.")
    return Reading(says=tuple(says), ask=tuple(ask), rows=tuple(rows))


def _change(by: int) -> str:
    return f"up {by}" if by > 0 else f"down {-by}" if by < 0 else "the same"
