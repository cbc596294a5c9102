"""The one Jinja2 environment in which every piece of HTML is written, at the build and in the browser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from toolkit_py import files
from toolkit_py.forms import AT_ONCE
from toolkit_py.wording import ended

if TYPE_CHECKING:
    import jinja2
    from markupsafe import Markup

# The browser's bundle holds each template as the Python that Jinja2 makes of it (macros/bundle.py): without that, a
# first answer takes several times as long. Elsewhere there is no such folder, and the template is read.
_COMPILED = __file__.rpartition("/")[0] + "/compiled"


def _source(name: str) -> str | None:
    try:
        return files.read("toolkit_py", name)
    except (FileNotFoundError, ValueError):
        return None  # Jinja2 then raises TemplateNotFound, which names the template that asked for it


@cache
def environment() -> jinja2.Environment:
    """Return the shared environment: escapes everything, refuses an undefined name, knows no request or day.

    Template names are paths under ``toolkit_py``: ``"templates/parts.html"``,
    ``"widgets/safety_scaling/template.html"``.
    """
    # Half of what starting would import: it comes while the reader reads, before the first answer.
    import jinja2
    import jinja2.runtime

    from toolkit_py.facts import area

    # What every compiled template takes it from. MarkupSafe's own makes an object of each of thousands of words.
    jinja2.runtime.escape = escaped  # type: ignore[attr-defined, assignment]
    shared = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.ModuleLoader(_COMPILED), jinja2.FunctionLoader(_source)]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        cache_size=-1,
    )
    # The danger line stands in the frame of every tool, so every template may ask what the area's procedures are.
    shared.globals["local_procedures"] = area.procedures
    shared.filters["ended"] = ended
    shared.filters["in_view"] = _in_view
    shared.filters["in_single_quotes"] = _in_single_quotes
    return shared


def escaped(value: Any) -> str:
    """What may stand in HTML, between tags and in double quotes: as ``markupsafe.escape``, for a third of its time."""
    if type(value) is not str:
        from markupsafe import escape

        return escape(value)
    text: str = value
    if _SPECIAL.search(text):
        for one, written in _WRITTEN:
            text = text.replace(one, written)
    return text


_WRITTEN = (("&", "&amp;"), (">", "&gt;"), ("<", "&lt;"), ("'", "&#39;"), ('"', "&#34;"))
_SPECIAL = re.compile("[&><'\"]")


def _in_single_quotes(text: str) -> Markup:
    """For an attribute in single quotes: JSON is full of the double ones, and each would take five letters."""
    from markupsafe import Markup

    return Markup(text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;"))


def _in_view(items: Sequence[Any], at_once: int = AT_ONCE) -> Sequence[Any]:
    """Of the rows of a long group, or of what has a ``row`` in it, those that stand open: see Form.in_view."""
    if not items:
        return items
    row = getattr(items[0], "row", items[0])
    places = row.form.in_view(row.group, row.of, at_once)
    if len(places) == row.of:
        return items
    row.form.opened[row.group] = places
    return [item for item in items if getattr(item, "row", item).place - 1 in places]


def render_template(name: str, **context: Any) -> str:
    """Fill a template of the package.

    Args:
        name: the template's path under ``toolkit_py``.
        context: what the template may use.

    Returns:
        HTML without blank space at either end.

    Raises:
        jinja2.TemplateNotFound: there is no such file.
        jinja2.UndefinedError: the template uses a name that was not given.
    """
    return environment().get_template(name).render(context).strip()
