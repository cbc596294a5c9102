"""The contract of a tool: a pure function from the fields of an HTML form to HTML, one folder a tool.

A tool is a folder of ``toolkit_py/widgets``: ``__init__.py`` holds its ``LABEL``; ``model.py`` its rules, with
``answer(form, today, carried)`` and, where it has buttons of its own, ``act(do, fields)``; ``template.html`` its
tags; ``examples.toml`` its named inputs. Nothing else needs to know that it exists.
"""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from toolkit_py import files
from toolkit_py.fields import FIXED, Fields, Pair, pressed, split_do, unpacked
from toolkit_py.forms import Form
from toolkit_py.html import render_template


@dataclass(frozen=True)
class Label:
    """What a tool says of itself.

    ``purpose`` and ``not_for`` are one sentence each; ``evidence`` says in words how far it is proven;
    ``sources`` are pairs (source id, section id) of ``facts/sources.toml``; ``takes`` names the tools whose
    fields of this visit it may offer the reader again; ``group`` is one of ``GROUPS``, and ``place``
    orders the tools of a group that are used one after another.
    """

    title: str
    purpose: str
    not_for: str
    evidence: str
    sources: tuple[tuple[str, str], ...]
    takes: tuple[str, ...] = ()
    group: str = "understanding"
    place: int = 0
    name: str = ""


GROUPS: Mapping[str, str] = {
    "chain": "From the first worry to a plan",
    "children": "With children",
    "engaging": "Getting alongside a family",
    "understanding": "Understanding what is going on",
    "running": "Running the work",
    "families": "For families",
}
"""The kinds of tools, in the order in which the list of all tools shows them."""


@dataclass(frozen=True)
class Example:
    """A named input of a tool: documentation, test, screenshot and a trainer's ready-made case in one.

    ``fields`` are those of its own day, ``today``. A day that has to be near, such as the one on which a child was
    last seen, is among the ``near`` ones: so many days from then. It moves on by whole weeks: a Monday stays one.
    """

    name: str
    title: str
    fields: tuple[Pair, ...]
    today: date | None = None
    issue: str = ""
    near: Mapping[str, int] = field(default_factory=dict)

    def on(self, today: date | None) -> Fields:
        """The fields for somebody who loads the example on this day."""
        if not today or not self.today:
            return list(self.fields)
        since = self.today + timedelta(weeks=(today - self.today).days // 7)
        return [(name, _near(since, self.near[name]) if name in self.near else value) for name, value in self.fields]


def _near(since: date, days: int) -> str:
    day = since + timedelta(days)
    return f"{day.day} {day.month} {day.year}"


@dataclass(frozen=True)
class Answer:
    """What a tool gives back: all that stands inside its form, and a sentence for a screen reader."""

    html: str
    announce: str = ""


class View(Protocol):
    """What a model hands its template; each tool has its own, with at least these words."""

    @property
    def announce(self) -> str: ...


class UnknownWidget(ValueError):
    """There is no tool of this name."""


@dataclass(frozen=True)
class _Widget:
    label: Label
    examples: Mapping[str, Example]
    answer: Callable[[Form, date | None, Mapping[str, Form]], View]
    act: Callable[[str, Fields], Fields]


def _names() -> list[str]:
    package = import_module("toolkit_py.widgets")
    return sorted(found.name for found in pkgutil.iter_modules(package.__path__) if found.ispkg)


@cache
def _widget(name: str) -> _Widget:
    if name not in _names():
        raise UnknownWidget(f"There is no tool called {name!r}; there are {', '.join(_names())}")
    package = f"toolkit_py.widgets.{name}"
    model = import_module(f"{package}.model")
    label: Label = import_module(package).LABEL
    return _Widget(
        label=replace(label, name=name),
        examples={e.name: e for e in _read_examples(package)},
        answer=model.answer,
        act=getattr(model, "act", lambda do, fields: fields),
    )


def _read_examples(package: str) -> list[Example]:
    import tomllib  # with the first answer, like Jinja2: starting needs neither

    rows: list[dict[str, Any]] = tomllib.loads(files.read(package, "examples.toml")).get("example", [])
    found = []
    for row in rows:
        near = {name: value["days"] for name, value in row["fields"].items() if isinstance(value, dict)}
        pairs: Fields = []
        for name, value in row["fields"].items():
            written = _near(row["today"], near[name]) if name in near else value
            pairs += [(name, one) for one in (written if isinstance(written, list) else [written])]
        issue = dict(pairs).get("issue", "")
        found.append(Example(row["name"], row["title"], tuple(pairs), row.get("today"), issue, near))
    return found


def widgets() -> dict[str, Label]:
    """Every tool by its name, in the order of the names."""
    return {name: _widget(name).label for name in _names()}


def examples(widget: str) -> tuple[Example, ...]:
    """The named examples of a tool, in their order. Raises UnknownWidget."""
    return tuple(_widget(widget).examples.values())


def render(
    widget: str,
    fields: Sequence[Pair],
    today: date | None,
    carried: Mapping[str, Sequence[Pair]] | None = None,
) -> Answer:
    """A tool's answer to what stands in its form.

    ``fields`` are the form's entries in their order, a pressed button last as ``("do", VALUE)``; ``today`` is the
    reader's day, or None in a build, where nothing may depend on the day; ``carried`` holds the fields of the
    tools it takes from. Whatever the fields hold there is an answer, with the errors in it. Raises UnknownWidget.
    """
    tool = _widget(widget)
    do, kept = split_do(unpacked(fields))
    kept = pressed(do, kept, {e.name: e.on(today) for e in tool.examples.values()})
    kept = tool.act(do, kept)
    form = Form(widget, kept, do)
    takes = ((name, pairs) for name, pairs in (carried or {}).items() if name in tool.label.takes)
    others = {name: Form(name, unpacked(pairs)) for name, pairs in takes}
    view = tool.answer(form, today, others)
    offered = [e for e in tool.examples.values() if not form.fixed("issue") or e.issue in ("", form.text("issue"))]
    html = render_template(
        f"widgets/{widget}/template.html",
        form=form,
        view=view,
        label=tool.label,
        examples=offered,
        alone=_alone(form.text("issue")),
        today=today,
    )
    return Answer(html, view.announce)


def _alone(issue: str) -> bool:
    """Whether someone in the room may be afraid of someone else in it: then nothing goes to another page."""
    from toolkit_py.facts import outcomes  # with the first answer: starting needs no facts

    found = outcomes.issue(issue)
    return found is not None and found.harmed_by_someone


def embed(widget: str, constants: Mapping[str, str], private: bool = False) -> str:
    """The whole tool as it stands in a built page: its form, its blank questions, and Python not yet started.

    ``constants`` are what the page tells its tool, such as ``{"issue": "debt"}``. On a ``private`` page
    nothing is carried to or from other pages, and Python starts only when the reader taps. Raises UnknownWidget.
    """
    fields = [*constants.items(), *((FIXED, name) for name in constants)]
    return render_template(
        "templates/form.html",
        label=_widget(widget).label,
        inside=render(widget, fields, today=None).html,
        alone=private or _alone(constants.get("issue", "")),
        tap=private,
    )


def render_json(message: str) -> str:
    """``render`` for the worker: ``{widget, fields, today, carried}`` in, ``{html, announce}`` out, both JSON."""
    asked = json.loads(message)
    answer = render(
        asked["widget"],
        [(str(name), str(value)) for name, value in asked["fields"]],
        date.fromisoformat(asked["today"]) if asked.get("today") else None,
        {name: [(str(n), str(v)) for n, v in pairs] for name, pairs in asked.get("carried", {}).items()},
    )
    return json.dumps({"html": answer.html, "announce": answer.announce})
