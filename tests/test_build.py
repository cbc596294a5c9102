"""The build refuses a page that breaks a rule, and says which."""

from __future__ import annotations

import logging
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros import main, publish
from toolkit_py.facts import sources
from toolkit_py.facts._rows import FactsError

ROOT = Path(__file__).resolve().parent.parent
HEAD = "---\ntitle: A page\nexit: true\n---\n\n# A page\n\n"
ISSUE = HEAD.replace(
    "exit: true",
    "exit: true\nissue: {title: A, also_called: [b], family_page: families/b, sources: [durham]}",
)
PARTS = "".join(f"## Part {part} {{#{part}}}\n\nWords.\n\n" for part in main.ISSUE_PARTS)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Path]:
    """A copy of the project's pages, to break one of."""
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", docs)
    yield docs
    shutil.rmtree(tmp_path)


def built(docs: Path, page: str) -> str:
    """Builds the project with one page more; gives back everything that was said if it was refused."""
    (docs / "one-more.md").write_text(page, encoding="utf-8")
    said: list[str] = []
    watch = logging.Handler(logging.WARNING)
    watch.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("mkdocs").addHandler(watch)
    ours = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "toolkit_py"}
    try:
        config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(docs.parent / "site"))
        # Only the page under test: what the others do is tested elsewhere.
        config.exclude_docs = None
        config.nav = [{"One more": "one-more.md"}]
        for path in docs.rglob("*.md"):
            if path.name != "one-more.md":
                path.unlink()
        build(config)
    except (SystemExit, Exception) as refused:
        said.append(f"{type(refused).__name__}: {refused}")
        return "\n".join(said)
    finally:
        logging.getLogger("mkdocs").removeHandler(watch)
        # A build takes up toolkit_py anew; the tests go on with the one that they imported.
        sys.modules.update(ours)
    return ""


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(
    ("page", "said"),
    [
        (HEAD + "{{ nothing_of_that_name }}", "nothing_of_that_name"),
        (HEAD + "[elsewhere](not-there.md)", "not-there.md"),
        (HEAD + "[part](#no-such-part)", "no-such-part"),
        (HEAD + '{{ widget("no_such_tool") }}', "no_such_tool"),
        (HEAD + 'In a line {{ widget("safety_scaling") }}', "alone at the start of a line"),
        (HEAD + '- item\n\n    {{ widget("safety_scaling") }}', "alone at the start of a line"),
        (HEAD + '{{ widget("safety_scaling") }}\n\n{{ widget("safety_scaling") }}', "stands here twice"),
        (HEAD.replace("exit: true\n", "") + '{{ widget("safety_scaling") }}', "exit: true"),
        (HEAD.replace("exit:", "private: true\nexit:") + "Words.", "private: true"),
        (HEAD + '{{ source("durham", "no-such-section", "right") }}', "no-such-section"),
        (HEAD + '{{ changed("no-such-change") }}', "no-such-change"),
        (HEAD + '{{ services("no-such-service") }}', "no-such-service"),
        (ISSUE + PARTS.replace("{#helps}", "{#other}"), "helps"),
        (HEAD + "Words.", ""),
        (ISSUE + PARTS, ""),
    ],
    ids=[
        "unknown variable", "broken link", "broken anchor", "unknown tool", "tool in a line", "tool in a list",
        "two of one tool", "tool without a way out", "private outside its folder", "unknown section",
        "unknown change", "unknown service", "issue without a part", "a good page", "a good issue page",
    ],
)  # fmt: skip
def test_a_page_that_breaks_a_rule_is_refused_by_name(site: Path, page: str, said: str) -> None:
    """What is said names the fault; a good page is not refused."""
    refused = built(site, page)
    assert (said in refused) if said else refused == ""


def test_a_fact_without_a_source_is_refused() -> None:
    """Nothing stands on a page without saying where it comes from."""
    with pytest.raises(FactsError):
        sources.find("nobody", "debt-impact")


def test_nothing_is_published_before_a_safeguarding_lead_has_read_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The job started by hand refuses while no person is named."""
    assert publish.main() == 1
    assert "safeguarding lead" in capsys.readouterr().err
    named = tmp_path / "mkdocs.yml"
    (tmp_path / "docs").mkdir()
    named.write_text("site_name: x\nextra: {reviewed_by: A. Reader}\n", encoding="utf-8")
    assert publish.main(named) == 0
