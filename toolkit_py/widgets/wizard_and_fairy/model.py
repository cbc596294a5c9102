"""The Wizard and Fairy: the rules are ``toolkit_py.childs_voice``; only the words and the drawings are its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from toolkit_py import childs_voice
from toolkit_py.forms import Form

PACKAGE = "toolkit_py.widgets.wizard_and_fairy"


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> childs_voice.View:
    """What the child said, and the paper for those who may see it."""
    return childs_voice.answer(form, today, childs_voice.words(PACKAGE))
