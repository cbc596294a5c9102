"""A council's own area: one file, and what of it appears on the pages, in the tools and in the browser's Python."""

from __future__ import annotations

import datetime as dt
import gzip
import importlib
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

import toolkit_py
from macros import bundle
from toolkit_py import pages
from toolkit_py.facts import area, contacts, services
from toolkit_py.facts._rows import FactsError
from toolkit_py.facts.due import due

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "index.md",
    "issues/debt.md",
    "issues/domestic-abuse.md",
    "services/index.md",
    "tools/safety-scaling.md",
    "about/your-area.md",
)
CHECK = 'checked_by = "Information officer"\nchecked_on = 2026-11-02\n'
DRAMA = f"""
name = "Drama"

[[procedure]]
id = "front-door"
kind = "front-door"
name = "Drama front door"
phone = "01632 960101"
hours = "Monday to Friday, 9am to 5pm"
{CHECK}
[[procedure]]
id = "night"
kind = "out-of-hours"
name = "Drama duty team"
phone = "01632 960102"
{CHECK}
[[procedure]]
id = "manual"
kind = "safeguarding"
name = "Drama safeguarding procedures"
website = "https://www.example.org/drama/procedures?part=1"
{CHECK}
[[contact]]
id = "drama-money"
name = "Drama Money Shop"
offers = "Help with bills."
themes = ["money-and-debt"]
audience = ["adult", "parent", "professional"]
phone = "01632 960103"
free = true
hours = "Monday to Friday"
{CHECK}
[[contact]]
id = "drama-refuge"
name = "Drama Refuge"
offers = "A safe place."
themes = ["domestic-abuse"]
audience = ["adult", "professional"]
phone = "01632 960104"
pages = ["issues/domestic-abuse"]
{CHECK}
[[contact]]
id = "drama-change"
name = "Drama Change"
offers = "Help to stop hurting others."
themes = ["domestic-abuse"]
audience = ["adult", "person-using-abuse", "professional"]
text_to = "01632 960105"
text_word = "STOP"
{CHECK}
[[stage]]
id = "stage-1"
name = "First step"
who = "Worker to worker"
within = "one working day"
{CHECK}
"""
HISTORY = re.compile(
    r"harbour|one[- ]?point|starting[- ]?point|4real"
    r"|(durham|kirklees|northyorks|nottinghamcity|derbyshire)\.gov\.uk|(durham|kirklees|nottingham|derbyshire)-?scp",
    re.IGNORECASE,
)


@pytest.fixture
def in_drama() -> Iterator[contacts.Area]:
    """The made-up area, for as long as a test lasts."""
    area.use(DRAMA, "local/drama.toml")
    found = contacts.area()
    assert found
    yield found
    area.use(None)


def built(place: Path, text: str | None) -> Path:
    """Builds some pages of the project in a council's folder, with its file or without."""
    for name in PAGES:
        (place / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / "docs" / name, place / "docs" / name)
    shutil.copytree(ROOT / "docs" / ".theme", place / "docs" / ".theme")
    for name in ("macros", "toolkit_py"):
        (place / name).symlink_to(ROOT / name)
    if text is not None:
        (place / "local").mkdir()
        (place / "local" / "drama.toml").write_text(text, encoding="utf-8")
    own = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "strict": False,  # these pages link to some that are not here
        "docs_dir": "docs",
        "site_dir": "site",
        "extra": {"area": "drama"},
        "nav": [{Path(name).parent.name or "Home": name} for name in PAGES],
    }
    (place / "mkdocs.yml").write_text(json.dumps(own), encoding="utf-8")
    ours = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "toolkit_py"}
    try:
        build(load_config(str(place / "mkdocs.yml")))
    finally:
        # A build takes up toolkit_py anew, so it is that one which has the area; the tests go on with their own.
        importlib.import_module("toolkit_py.facts.area").use(None)
        sys.modules.update(ours)
    return place / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """The pages of a council called Drama, by their address."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        made = built(tmp_path_factory.mktemp("council"), DRAMA)
    return lambda address: (made / address / "index.html").read_text(encoding="utf-8")


DANGER = re.compile(r'<p class="tk-danger(?:-line)?".*?</p>', re.DOTALL)


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("page", ["issues/debt", "services", "tools/safety-scaling"])
def test_every_danger_line_names_the_areas_procedures(site: Callable[[str], str], page: str) -> None:
    """999 first, then whom this area rings by day and by night, and its written procedures: pages and tools alike."""
    lines = DANGER.findall(site(page))
    assert lines
    for line in lines:
        links = re.findall(r'href="([^"]+)"', line)
        assert links == [
            "tel:999",
            "tel:01632960101",
            "tel:01632960102",
            "https://www.example.org/drama/procedures?part=1",
        ]


@pytest.mark.filterwarnings("default")
def test_contacts_stand_first_among_services_for_the_same_need_and_people(site: Callable[[str], str]) -> None:
    """Once a page, under the area's name, before the national services; not where the need is another."""
    debt, abuse = site("issues/debt"), site("issues/domestic-abuse")
    assert debt.count("Drama Money Shop</strong>") == 1 and "Drama Refuge" not in debt
    assert debt.index("In Drama") < debt.index("Drama Money Shop") < debt.index("StepChange")
    assert "tel:01632960103" in debt and "Checked 2 November 2026" in debt
    assert abuse.count("Drama Refuge</strong>") == 1 and "Drama Money Shop" not in abuse
    assert "sms:01632960105" in abuse


@pytest.mark.filterwarnings("default")
def test_procedures_and_stages_stand_at_the_foot_of_an_issue_page(site: Callable[[str], str]) -> None:
    """After the tools: what this area does, and when that was checked."""
    page = site("issues/debt")
    foot = page[page.index('<aside class="tk-area"') :]
    for words in ("Drama front door", "9am to 5pm", "Drama safeguarding procedures", "First step", "one working day"):
        assert words in foot


@pytest.mark.filterwarnings("default")
def test_the_directory_has_the_areas_contacts(site: Callable[[str], str]) -> None:
    """Under their need, and counted."""
    page = site("services")
    for name in ("Drama Money Shop", "Drama Refuge", "Drama Change"):
        assert f'aria-label="{name}"' in page
    assert f"Everyone ({len(services.directory().services) + 3})" in page


@pytest.mark.filterwarnings("default")
def test_what_is_dialled_is_what_the_area_gave(site: Callable[[str], str]) -> None:
    """No link on a council's pages dials a number that neither file holds."""
    allowed = services.directory().links() | contacts.parse_area(DRAMA).links()
    for page in ("issues/debt", "issues/domestic-abuse", "services", "tools/safety-scaling"):
        assert set(re.findall(r'href="((?:tel|sms):[^"]*)"', site(page))) <= allowed


def test_the_browsers_python_has_the_area_and_says_the_same(tmp_path: Path, in_drama: contacts.Area) -> None:
    """Another file makes another bundle, and a tool's answer there is the one of the build."""
    path = tmp_path / "drama.toml"
    path.write_text(DRAMA, encoding="utf-8")
    made = bundle.ensure(path)
    assert made != bundle.ensure()
    with zipfile.ZipFile(io.BytesIO(gzip.decompress((made / "python.data").read_bytes()))) as archive:
        assert archive.read("toolkit_py/facts/area.toml").decode() == DRAMA
    asked = [{"widget": name, "fields": [], "today": None, "carried": {}} for name in toolkit_py.widgets()]
    done = subprocess.run(
        [str(shutil.which("node")), str(ROOT / "tests" / "pyodide" / "render.mjs"), str(made)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for question, answer in zip(asked, json.loads(done.stdout)["answers"], strict=True):
        # Pages for families name the area's numbers themselves, in plainer words.
        families = toolkit_py.widgets()[str(question["widget"])].group == "families"
        assert families or "tel:01632960102" in answer["html"]
        assert answer["html"] == toolkit_py.render(str(question["widget"]), [], None).html


def test_without_an_area_nothing_local_is_said() -> None:
    """The danger line then names the council in general, and nothing stands at the foot."""
    assert contacts.area() is None and pages.procedures_html() == ""
    assert "your council’s children’s social care" in pages.danger_now_html()
    assert "tk-by-area" not in pages.directory_html()


@pytest.mark.parametrize("row", ["procedure", "contact", "stage"])
@pytest.mark.parametrize("lost", ["checked_by", "checked_on", "checked_by|checked_on"])
def test_a_row_that_nobody_has_checked_is_refused(row: str, lost: str) -> None:
    """The message names the file, the row and what to do."""
    before, after = DRAMA.split(f"[[{row}]]", 1)
    after = re.sub(rf"(?m)^({lost}) = .*\n", "", after, count=1 + lost.count("|"))
    said = "checked_by and checked_on are missing: ring the number" if "|" in lost else "needs both checked_by and"
    with pytest.raises(FactsError, match=rf"local/drama\.toml: 1 mistake\n  {row} 1 “[a-z0-9-]+”: .*{said}"):
        contacts.parse_area(f"{before}[[{row}]]{after}", "local/drama.toml")


def test_all_mistakes_are_named_at_once() -> None:
    """Each with its row and its remedy."""
    wrong = (
        DRAMA.replace(CHECK, "", 1)
        .replace('phone = "01632 960102"\n', "")
        .replace('"money-and-debt"', '"money"')
        .replace("Help with bills.", "Ring 01632 960199.")
        .replace('id = "drama-refuge"', 'id = "childline"')
        .replace('who = "Worker to worker"', 'whom = "Worker to worker"')
        .replace('text_to = "01632 960105"', 'text_to = "STOP"')
    )
    with pytest.raises(FactsError) as refused:
        contacts.parse_area(wrong + "\n[other]\n", "local/drama.toml")
    said = str(refused.value)
    for words in (
        "local/drama.toml: ",
        "procedure 1 “front-door”: checked_by and checked_on are missing: ring the number",
        "procedure “night”: phone is missing",
        "themes “money” is not known",
        "offers holds a telephone number",
        "contact 2 “childline”: services.toml has a national service of this id",
        "stage 1 “stage-1”: who is missing",
        "there is no field “whom” here",
        "text_to “STOP” is to be digits",
        "there is no part “other”",
    ):
        assert words in said


def test_a_file_that_cannot_be_read_is_named() -> None:
    """A slip of the pen in TOML names the file and the line."""
    with pytest.raises(FactsError, match=r"local/drama\.toml: this is not TOML.*line 2"):
        contacts.parse_area('\nname = "Drama\n', "local/drama.toml")


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "there is no local/drama.toml"),
        (DRAMA.replace("issues/domestic-abuse", "issues/no-such-page"), "contact “drama-refuge”: there is no page"),
        (DRAMA.replace("issues/domestic-abuse", "about/your-area"), "about/your-area shows no services"),
    ],
    ids=["no file", "no page", "no services there"],
)
def test_a_build_stops_at_an_area_that_does_not_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None, said: str
) -> None:
    """A contact never vanishes without a word."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    with pytest.raises((SystemExit, Exception), match=said):
        built(tmp_path, text)


def test_what_an_area_has_to_check_again_is_listed(in_drama: contacts.Area) -> None:
    """Procedures after three months, since every danger line names them; other rows after a year."""
    first = due([], [], dt.date(2027, 3, 1), [in_drama])
    assert {fact.id for fact in first} == {"front-door", "night", "manual"}
    assert len(due([], [], dt.date(2028, 1, 1), [in_drama])) == 7
    assert due([], [], dt.date(2026, 12, 1), [in_drama]) == []


def test_someone_worried_about_their_own_behaviour_is_not_sent_where_victims_are(in_drama: contacts.Area) -> None:
    """And family pages show nothing that is for workers alone."""
    blocks = [("national-domestic-abuse-helpline", "womens-aid"), ("respect-phoneline",)]
    first, second = contacts.placed(in_drama, "issues/domestic-abuse", blocks, private=False)
    assert [one.service.id for one in first] == ["drama-refuge"]
    assert [one.service.id for one in second] == ["drama-change"]
    assert contacts.placed(in_drama, "issues/x", blocks[:1], private=False) == [[]]
    assert contacts.placed(in_drama, "issues/x", [(*blocks[0], *blocks[1])], private=False) == [[]]
    workers = contacts.parse_area(DRAMA.replace('["adult", "parent", "professional"]', '["professional"]'))
    money = [("citizens-advice", "stepchange", "operation-encompass")]
    assert contacts.placed(workers, "families/money", money, private=True) == [[]]


def test_the_directory_filters_by_everyone_it_names() -> None:
    """A style rule for each audience, so that its radio does something; all of it shows before any is chosen."""
    css = (ROOT / "docs" / "assets" / "app" / "toolkit.css").read_text(encoding="utf-8")
    html = pages.directory_html()
    for audience in services.directory().audiences:
        assert f'[value="{audience}"]:checked) [data-for]:not([data-for~="{audience}"])' in css
        assert f'[value="{audience}"]:checked) .tk-count[data-for="{audience}"]' in css
        assert f'id="tk-who-{audience}" value="{audience}"' in html
    assert html.count(' checked autocomplete="off">') == 1 and 'value="all" checked' in html


def test_the_directory_has_every_service_under_each_of_its_needs() -> None:
    """And its jump list counts what stands there."""
    html, national = pages.directory_html(), services.directory()
    sections = dict(re.findall(r'(?s)<h2 id="([a-z-]+)">(.*?)</section>', html))
    assert list(sections) == list(national.themes)
    for theme, section in sections.items():
        assert section.count("<article ") == len(national.select(theme))
        assert re.search(
            rf'href="#{theme}">[^<]*<span class="tk-count" data-for="all">{len(national.select(theme))}<', html
        )


def test_the_five_areas_own_services_are_history_only() -> None:
    """No row, number, address or link: they are named in words, where the documents' guidance is."""
    for service in services.directory().services.values():
        assert not HISTORY.search(f"{service.name} {service.website or ''}")
    for path in (ROOT / "docs").rglob("*.md"):
        for address in re.findall(r"\]\(([^)\s]+)|href=\"([^\"]+)", path.read_text(encoding="utf-8")):
            there = "".join(address)
            assert not (there.startswith(("http", "tel:", "sms:")) and HISTORY.search(there)), path
