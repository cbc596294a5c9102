"""The Family Practice Toolkit's Python: every rule of every tool, for the build and for the browser alike.

``render`` is the whole public surface. The build calls it on CPython with a page's constants and no day; the
browser calls it on Pyodide with what the reader typed. The same fields give the same HTML on both.
"""

# The folder of the tools first: it and the function that lists them have one name, and the function is the one to keep.
import toolkit_py.widgets  # noqa: F401
from toolkit_py.widget import Answer, Example, Label, embed, examples, render, render_json, widgets

__all__ = ["Answer", "Example", "Label", "embed", "examples", "render", "render_json", "widgets"]
