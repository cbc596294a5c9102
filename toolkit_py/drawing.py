"""A drawing made on the screen: read strictly, kept as the compact text of a path, and never more than lines.

The page's ``draw.js`` writes ``M12 34L15 40L…`` into a field: whole numbers in a box of 320 by 240. Each drawing has
a twin in words, in the field of the same name with ``_words``, for whoever cannot see it or cannot draw here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit_py.forms import Scope

LONGEST = 20_000
"""As many characters as a drawing may have; the page stops drawing there."""

_LINES = re.compile(r"(?:M[0-9]{1,3} [0-9]{1,3}(?:L[0-9]{1,3} [0-9]{1,3})+)+")
_UNREADABLE = "This drawing cannot be shown: it is not lines that were drawn here. Nothing of it is lost"
_TWIN = "Say in words what is in the drawing: ask the child"


@dataclass(frozen=True)
class Drawing:
    """The lines, safe to stand in an SVG path, and what they show in words; either may be empty."""

    lines: str
    words: str

    @property
    def made(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.lines or self.words)


def read(s: Scope, field: str) -> Drawing:
    """The drawing of a field and its words.

    What is not lines of this kind, or is too long, is named as a problem and not shown. Lines without words are
    named where the reader asks for a check.
    """
    text = s.text(field)
    lines = text if len(text) <= LONGEST and _LINES.fullmatch(text) else ""
    words = s.text(f"{field}_words")
    if text and not lines:
        s.wrong(field, _UNREADABLE)
    if lines and not words:
        s.missing(f"{field}_words", _TWIN)
    return Drawing(lines, words)
