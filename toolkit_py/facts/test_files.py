"""Data files and templates are read the same way from a folder and from a zip."""

import subprocess
import sys
import zipfile
from pathlib import Path

import jinja2
import pytest

from toolkit_py import files
from toolkit_py.html import environment, render_template

PACKAGE = Path(files.__file__).parent


def test_a_file_is_read_by_package_and_path() -> None:
    """Paths are written with forward slashes."""
    assert "[[service]]" in files.read("toolkit_py.facts", "services.toml")
    assert "tk-danger" in files.read("toolkit_py", "templates/facts/danger.html")


@pytest.mark.parametrize("name", ["/etc/passwd", "../pyproject.toml", "facts/../../pyproject.toml", "a\\b"])
def test_a_path_that_leaves_the_package_is_refused(name: str) -> None:
    """Nothing outside the package is read."""
    with pytest.raises(ValueError, match="under toolkit_py"):
        files.read("toolkit_py", name)


def test_a_missing_file_is_named() -> None:
    """The message says which package lacks which file."""
    with pytest.raises(FileNotFoundError, match=r"toolkit_py has no file 'nothing.toml'"):
        files.read("toolkit_py", "nothing.toml")


def test_templates_escape_and_refuse_undefined_names() -> None:
    """Everything is escaped, and a slip in a template stops the build."""
    assert environment().from_string("{{ words }}").render(words="<b>") == "&lt;b&gt;"
    with pytest.raises(jinja2.UndefinedError):
        environment().from_string("{{ wrods }}").render(words="")
    with pytest.raises(jinja2.TemplateNotFound):
        render_template("templates/../../pyproject.toml")


def test_facts_and_templates_work_from_a_zip(tmp_path: Path) -> None:
    """The browser's Python loads the package as a zip."""
    archive = tmp_path / "toolkit.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in PACKAGE.rglob("*"):
            if path.suffix in {".py", ".toml", ".html"} and not path.name.startswith("test_"):
                packed.write(path, path.relative_to(PACKAGE.parent).as_posix())
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from toolkit_py import files, pages\n"
        "assert '.zip' in files.__file__, files.__file__\n"
        "print(pages.services_html('childline'), pages.change_html('lscb'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(archive)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert "tel:08001111" in done.stdout, done.stderr
