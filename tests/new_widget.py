"""Starts a new tool: ``python -m tests.new_widget sleep_routine`` makes its folder, its page and a first example.

The folder is all that a tool is; the page under docs/tools shows it. The list of tools and the menu find both.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

FILES = {
    "toolkit_py/widgets/{name}/__init__.py": '''"""{title}: say in a line what a worker does with it."""

from toolkit_py.widget import Label

LABEL = Label(
    title="{title}",
    purpose="say in one sentence what it is for.",
    not_for="say in one sentence what it is not for.",
    evidence="Say in words how far this is proven.",
    sources=(("north-yorkshire", "11-3-three-columns"),),
    group="understanding",
)
''',
    "toolkit_py/widgets/{name}/model.py": '''\
"""The rules of {title_lower}: from what was typed to what is said back. No HTML here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from toolkit_py.forms import Form


@dataclass(frozen=True)
class View:
    """What the template shows: what was written, in order, and one sentence for a screen reader."""

    lines: tuple[str, ...]
    announce: str


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """Gives back what was written; asks for it when the reader wants a check."""
    written = form.text("written")
    if not written:
        form.missing("written", "Write what you saw or heard")
    lines = (written,) if written else ()
    return View(lines, f"{{len(lines)}} written")
''',
    "toolkit_py/widgets/{name}/template.html": """{{% extends "templates/tool.html" %}}
{{% import "templates/parts.html" as p %}}
{{% block questions %}}
{{{{ p.long(form, "written", "What did you see or hear?", "In their own words where you can.") }}}}
{{% endblock %}}
{{% block answer %}}
{{% for line in view.lines %}}
<p>{{{{ line }}}}</p>
{{% else %}}
<p>What you write stands here, ready to print.</p>
{{% endfor %}}
{{% endblock %}}
""",
    "toolkit_py/widgets/{name}/examples.toml": """[[example]]
name = "first"
title = "A first example (fictional)"

[example.fields]
written = "Kai laughed when his gran came in."

[[example]]
name = "blank"
title = "Nothing written yet"

[example.fields]
written = ""

[[example]]
name = "two-lines"
title = "Two lines (fictional)"

[example.fields]
written = "Kai laughed.\\\\nHe then ate his tea."
""",
    "toolkit_py/widgets/{name}/test_model.py": '''"""The rules of {title_lower}."""

from toolkit_py import render


def test_what_was_written_is_given_back() -> None:
    """A worker finds their own words in the answer."""
    assert "Kai laughed" in render("{name}", [("written", "Kai laughed")], None).html


def test_a_check_asks_for_what_is_missing() -> None:
    """Only a check says that something is missing."""
    assert "Write what you saw" not in render("{name}", [], None).html
    assert "Write what you saw" in render("{name}", [("do", "check")], None).html
''',
    "docs/tools/{dashes}.md": """---
title: {title}
description: Say in a line what a worker does with it.
exit: true
tags: [practice]
---

# {title}

Say in a sentence when a worker takes this up.

## Use it

### {title} on the screen or on paper

{{{{ widget("{name}") }}}}
""",
}


def main(arguments: list[str]) -> int:
    """Writes the files and says what is left to do; refuses a name that cannot be one, or that is taken."""
    if len(arguments) != 1 or not re.fullmatch(r"[a-z]+(_[a-z]+)*", arguments[0]):
        print("Give one name in small letters with underscores: make widget NAME=sleep_routine", file=sys.stderr)
        return 2
    name = arguments[0]
    title = name.replace("_", " ").capitalize()
    words = {"name": name, "dashes": name.replace("_", "-"), "title": title, "title_lower": title.lower()}
    paths = {ROOT / path.format(**words): text.format(**words) for path, text in FILES.items()}
    taken = [path for path in paths if path.exists()]
    if taken:
        print(f"There is already a {taken[0].relative_to(ROOT)}", file=sys.stderr)
        return 1
    for path, text in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
    print("\nNow: run `make golden` and `make test`. The list of tools and the menu find it by themselves.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
