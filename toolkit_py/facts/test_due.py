"""What `make facts` lists: the facts that a person should check, those that matter for safety first."""

import datetime as dt
import subprocess
import sys
from dataclasses import replace

import pytest

from toolkit_py.facts.changes import changes
from toolkit_py.facts.due import due, report
from toolkit_py.facts.services import directory

TODAY = dt.date(2026, 11, 21)
SERVICES = list(directory().services.values())
CHANGES = list(changes().values())


def test_all_facts_are_due_while_nobody_has_checked_any() -> None:
    """82 services and 90 changes, and nothing called checked."""
    assert len(due(SERVICES, CHANGES, TODAY)) == 173


def test_what_matters_for_safety_comes_first() -> None:
    """The list can be worked from the top."""
    marks = [fact.safety_critical for fact in due(SERVICES, CHANGES, TODAY)]
    assert marks == sorted(marks, reverse=True) and any(marks)


@pytest.mark.parametrize(
    ("critical", "days", "late"),
    [(True, 92, False), (True, 93, True), (False, 366, False), (False, 367, True)],
)
def test_a_check_lasts_a_quarter_or_a_year(critical: bool, days: int, late: bool) -> None:
    """Safety-critical facts are due again after a quarter, others after a year."""
    service = replace(SERVICES[0], safety_critical=critical, checked_by="A", checked_on=TODAY - dt.timedelta(days))
    assert late == bool(due([service], [], TODAY))


def test_the_report_names_file_row_and_what_to_know() -> None:
    """A person can go from a line to the row."""
    text = report(due([directory().service("mankind-initiative")], [], TODAY), TODAY)
    assert "services.toml" in text and "mankind-initiative" in text and "never checked" in text
    assert "mankind.org.uk has been opened" in text


def test_the_command_runs_for_a_given_day() -> None:
    """`make facts` calls this command."""
    done = subprocess.run(
        [sys.executable, "-m", "toolkit_py.facts.due", "2026-11-21"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("173 facts are due")
