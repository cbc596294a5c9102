"""The rules of the family safety plan: what makes it one, and when there must be no shared plan at all.

From North Yorkshire, 11.4 (2015): a list of services is not a safety plan; every danger has its rule; the network knows
the worry. That a child is never given the job of keeping adults safe, and the question about fear, are ours.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import chain, files
from toolkit_py.chain import Danger
from toolkit_py.children import names_in, reads_as_child
from toolkit_py.days import in_words
from toolkit_py.facts.outcomes import issue
from toolkit_py.forms import Form, Offer, Row
from toolkit_py.statement_checks import Pointer, service_only, shorthand, stops
from toolkit_py.wording import sentence

OWNS = (
    "issue", "fixed", "children", "afraid", "plan_dangers", "rules", "network", "triggers", "child_signal",
    "child_calls", "breaks", "checks_who", "checks_how", "review", "ready",
)  # fmt: skip
_GUARD = re.compile(
    r"\b(watch|check|look after|keep an eye|calm|stop|tell|report|hide|mind|guard|wake|remind|count|pour|protect)\w*\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Rule:
    """One rule: who does what, when and where, and which danger it answers."""

    row: Row
    danger: str
    who: str
    does: str
    when: str
    where: str

    @property
    def written(self) -> bool:
        return bool(self.who or self.does or self.when or self.where)

    @property
    def words(self) -> str:
        """The rule as one sentence."""
        said = ", ".join(one for one in (self.does, self.when, self.where) if one).rstrip(".")
        return sentence(f"{self.who}: {said or 'not said yet'}" if self.who else said)


@dataclass(frozen=True)
class Helper:
    """One person of the network."""

    row: Row
    who: str
    job: str
    knows: str
    paid: str
    knows_words: str
    paid_words: str

    @property
    def written(self) -> bool:
        return bool(self.who or self.job or self.knows or self.paid)


@dataclass(frozen=True)
class Answered:
    """One danger of the plan: its words, its goal, the words for a child, and the rules that answer it."""

    row: Row
    danger: Danger | None
    what: str
    goal: str
    child: str
    rules: tuple[Rule, ...]

    @property
    def written(self) -> bool:
        return bool(self.what or self.goal or self.child or self.rules)


@dataclass(frozen=True)
class View:
    """What the template shows. Only while ``open`` is there a plan to leave with anybody."""

    beside: bool
    blank: bool
    by_issue: bool
    open: bool
    afraid: bool
    children: str
    dangers: tuple[Answered, ...]
    choices: tuple[tuple[str, str], ...]
    rules: tuple[Rule, ...]
    loose: tuple[Rule, ...]
    network: tuple[Helper, ...]
    ready: tuple[tuple[str, str], ...]
    not_ready: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    review: str
    offers: tuple[tuple[str, tuple[Offer, ...]], ...]
    pointers: tuple[Pointer, ...]
    announce: str
    box = staticmethod(chain.box)
    pick = staticmethod(chain.pick)


@cache
def _ready() -> tuple[tuple[str, str], ...]:
    rows: list[dict[str, Any]] = tomllib.loads(files.read("toolkit_py.widgets.family_safety_plan", "data.toml"))[
        "ready"
    ]
    return tuple((row["id"], row["title"]) for row in rows)


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The plan in the order in which it is read out, and what it still lacks."""
    found = issue(form.text("issue"))
    by_issue = found is not None and found.harmed_by_someone
    afraid = form.one_of("afraid", ("yes", "not-sure", "no"))
    if not afraid and not by_issue:
        form.missing("afraid", "Answer this first. Until then there is no plan to share.")
    is_open = afraid == "no" and not by_issue
    rules = tuple(_rules(form))
    dangers = tuple(_dangers(form, carried, rules))
    network = tuple(_network(form))
    review = form.day("review")
    if rules and not form.text("review"):
        form.missing("review", "Write the day on which the plan is looked at again")
    not_ready = _not_ready(form, dangers, carried)
    known = {choice for one in dangers for choice in (str(one.row.key),)}
    blank = not form.begun("issue", "children")
    pointers: list[Pointer] = []
    if not blank:
        pointers = _pointers(form, dangers, rules, network, not_ready)
        if review and today and review < today:
            pointers.append(Pointer(in_words(review), "The day to look at the plan again has passed. Set a new one."))
    parts = (
        ("First signs that it is slipping", form.text("triggers")),
        ("How a child lets somebody know", form.text("child_signal")),
        ("Whom a child can ring or go to", form.text("child_calls")),
        ("What happens on the day it breaks", form.text("breaks")),
        ("Who checks", form.text("checks_who")),
        ("How they check", form.text("checks_how")),
    )
    return View(
        beside=chain.beside(form),
        blank=blank,
        by_issue=by_issue,
        open=is_open,
        afraid=by_issue or afraid in ("yes", "not-sure"),
        children=form.text("children"),
        dangers=dangers,
        choices=(("", "Not said yet"), *((str(one.row.key), f"Danger {one.row.place}") for one in dangers)),
        rules=rules,
        loose=tuple(rule for rule in rules if rule.written and rule.danger not in known),
        network=network,
        ready=_asked(form),
        not_ready=not_ready,
        parts=parts,
        review=in_words(review),
        offers=_offers(form, dangers, network, carried),
        pointers=tuple(dict.fromkeys(pointers)),
        announce=_announce(blank, is_open, pointers),
    )


# Reading -----------------------------------------------------------------------------------------------------


def _rules(form: Form) -> list[Rule]:
    found = []
    for row in chain.rows(form, "rules", 3):
        rule = Rule(row, row.text("danger"), row.text("who"), row.text("does"), row.text("when"), row.text("where"))
        if rule.written:
            for field, message in (
                ("who", "Say who does it: one person"),
                ("does", "Say what they will do"),
                ("when", "Say when: every day, on which nights"),
                ("danger", "Say which danger it answers"),
            ):
                if not row.text(field):
                    row.missing(field, message)
        found.append(rule)
    return found


def _network(form: Form) -> list[Helper]:
    found = []
    for row in chain.rows(form, "network", 3):
        knows, paid = row.one_of("knows", ("yes", "no")), row.one_of("paid", ("yes", "no"))
        helper = Helper(
            row, row.text("who"), row.text("job"), knows, paid,
            {"yes": "Yes", "no": "Not yet"}.get(knows, "Not said yet"),
            {"yes": "Paid to be there", "no": "Family or friend"}.get(paid, "Not said yet"),
        )  # fmt: skip
        if helper.written and not helper.who:
            row.missing("who", "Say who this is: a role or a first name")
        found.append(helper)
    return found


def _dangers(form: Form, carried: Mapping[str, Form], rules: Sequence[Rule]) -> list[Answered]:
    by_danger: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.written:
            by_danger.setdefault(rule.danger, []).append(rule)
    beside = chain.beside(form)
    statements = chain.read_dangers(carried["danger_statement"], blank=2) if beside else None
    goals = {row.key: chain.read_goal(row) for row in carried["safety_goal"].rows("goals")} if beside else {}
    found = []
    for row, danger in chain.answering(form, "plan_dangers", statements, blank=2):
        goal = goals.get(row.key) if danger else None
        what, aim = (
            (danger.statement, goal.statement if goal else "") if danger else (row.text("what"), row.text("goal"))
        )
        rules_here = tuple(by_danger.get(str(row.key), ()))
        found.append(Answered(row, danger, what, aim, row.text("child"), rules_here))
    return found


def _asked(form: Form) -> tuple[tuple[str, str], ...]:
    """What is asked about being ready; beside the other parts, only what cannot be seen there."""
    return tuple(one for one in _ready() if not (chain.beside(form) and one[0] in ("map", "statement", "goal")))


def _not_ready(form: Form, dangers: Sequence[Answered], carried: Mapping[str, Form]) -> tuple[str, ...]:
    done = set(form.all("ready"))
    if chain.beside(form):
        stated = [one for one in dangers if one.danger and one.danger.written]
        there = (
            ("map", any(item.what for item in chain.read_items(carried["three_column_map"]))),
            ("statement", bool(stated)),
            ("goal", bool(stated) and all(one.goal for one in stated)),
        )
        done |= {name for name, is_there in there if is_there}
    return tuple(title for name, title in _ready() if name not in done)


# What to look at again ---------------------------------------------------------------------------------------


def _pointers(
    form: Form,
    dangers: Sequence[Answered],
    rules: Sequence[Rule],
    network: Sequence[Helper],
    not_ready: Sequence[str],
) -> list[Pointer]:
    """First what makes it no plan, then each rule, then what is missing around them."""
    found = []
    if not_ready:
        first = "; ".join(title[0].lower() + title[1:] for title in not_ready)
        found.append(Pointer("", f"Not there yet: {first}. Without these a plan is not ready to be made."))
    for one in dangers:
        if one.what and not one.rules:
            found.append(Pointer(f"Danger {one.row.place}", "No rule answers this danger yet."))
        if one.what and not one.child:
            found.append(Pointer(f"Danger {one.row.place}", "How would you say this to the youngest child?"))
    keys = {str(one.row.key) for one in dangers if one.what}
    names = names_in(form.text("children"))
    for rule in rules:
        if rule.written:
            found += _rule_pointers(rule, keys, names)
    helpers = [helper for helper in network if helper.who]
    if not any(helper.paid == "no" and helper.knows == "yes" for helper in helpers):
        found.append(
            Pointer("", "Nobody who is unpaid knows the worry yet. Who already helps? Who would come at night?")
        )
    found += [
        Pointer(helper.who, "Has not been told the worry. Tell them before they agree to help.")
        for helper in helpers
        if helper.knows == "no"
    ]
    for field, question in (
        ("triggers", "What are the first signs that it is slipping?"),
        ("child_calls", "Whom can a child ring or go to, at any hour?"),
        ("breaks", "What happens on the day it breaks? Who does what first?"),
        ("checks_who", "Who checks that it works, and how?"),
        ("review", "When do you look at the plan again?"),
    ):
        if not form.text(field):
            found.append(Pointer("", question))
    return found


def _rule_pointers(rule: Rule, dangers: set[str], children: Sequence[str]) -> list[Pointer]:
    found = [one for one in (service_only(rule.does), stops(rule.does)) if one]
    if reads_as_child(rule.who, children, unclear=False):
        job = _GUARD.search(rule.does)
        reply = "A child is not given the job of keeping an adult safe. Which adult does this?"
        if not job:
            reply = "This is a rule for a child. Is it something for the child, and not a job of keeping adults safe?"
        found.append(Pointer(chain.short(rule.words), reply))
    if rule.danger not in dangers:
        found.append(Pointer(chain.short(rule.words), "Which danger does this rule answer?"))
    if not rule.who or not rule.does or not rule.when:
        missing = [word for word, text in (("who", rule.who), ("what", rule.does), ("when", rule.when)) if not text]
        found.append(Pointer(chain.short(rule.words), f"Still to say: {chain.listed(missing)}."))
    return [*found, *shorthand(rule.does)]


# From the other parts ----------------------------------------------------------------------------------------


def _offers(
    form: Form, dangers: Sequence[Answered], network: Sequence[Helper], carried: Mapping[str, Form]
) -> tuple[tuple[str, tuple[Offer, ...]], ...]:
    """Dangers and goals where they stand elsewhere; people who were named, for the network; what makes it harder."""
    stated, aimed = chain.written_in(carried, "danger_statement"), chain.written_in(carried, "safety_goal")
    the_map = chain.written_in(carried, "three_column_map")
    rows = [one.row for one in dangers]
    found: list[tuple[str, list[Offer]]] = []
    statements = [one for one in chain.read_dangers(stated[0]) if one.written] if stated else []
    goals = [chain.read_goal(row) for row in aimed[0].rows("goals")] if aimed else []
    if not chain.beside(form):
        if not form.text("children"):
            names = {s[0].text("children"): s[1] for s in (stated, aimed, the_map) if s and s[0].text("children")}
            found.append(("Which children", [Offer("children", name, where) for name, where in names.items()]))
        texts = [(one.statement, stated[1]) for one in statements] if stated else []
        found.append(("The danger", chain.offered(form, "plan_dangers", "what", rows, texts)))
        aims = [(goal.statement, aimed[1]) for goal in goals if goal.written] if aimed else []
        found.append(("Its safety goal", chain.offered(form, "plan_dangers", "goal", rows, aims, new=False)))
    people: dict[str, str] = {}
    for source, texts_of in (
        (stated, [one.who for one in statements]),
        (aimed, [goal.by for goal in goals]),
    ):
        for text in texts_of:
            for name in chain.people_in(text):
                if source and name.lower() not in ("i", "we", "me"):
                    people.setdefault(name, source[1])
    in_network = {helper.who for helper in network}
    others = [(name, where) for name, where in people.items() if name not in in_network]
    found.append(("For the network", chain.offered(form, "network", "who", [h.row for h in network], others)))
    unpaid = chain.listed(helper.who for helper in network if helper.who and helper.paid == "no")
    everyone = chain.listed(helper.who for helper in network if helper.who)
    for heading, field, text in (
        ("Whom a child can ring", "child_calls", unpaid),
        ("Who checks", "checks_who", everyone),
    ):
        if text and not form.text(field):
            found.append((heading, [Offer(field, text, "the network")]))
    if the_map:
        harder = [item.what for item in chain.read_items(the_map[0]) if item.kind == "harder" and item.what]
        taken = form.text("triggers").split("\n")
        found.append(("First signs", [Offer("triggers", text, the_map[1]) for text in harder if text not in taken]))
    return tuple((heading, tuple(offers)) for heading, offers in found if offers)


def _announce(blank: bool, is_open: bool, pointers: Sequence[Pointer]) -> str:
    if blank:
        return "Nothing is written yet."
    if not is_open:
        return "There is no plan to share: see the question about fear."
    return "The plan has something to look at again." if pointers else "The plan has every part."
