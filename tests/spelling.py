"""Spelling of the site's words: British, with the project's own names and terms in ``words.txt``.

``python -m tests.spelling`` lists each word that no British word list holds, with its file and line, and fails.
A right word is added to ``tests/words.txt``; a small letter there allows a capital too.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

from spellchecker import SpellChecker

ROOT = Path(__file__).resolve().parent.parent
OWN = Path(__file__).resolve().parent / "words.txt"

FOLDERS = (("docs", "*.md"), ("docs/.theme", "*.html"), ("toolkit_py", "*.toml"), ("toolkit_py", "*.html"))
WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:[’'][A-Za-z]+)*")
ONE_L = re.compile(
    r"(?:cancel|channel|counsel|fuel|label|level|marshal|model|quarrel|signal|total|travel)(?:ed|ing|ors?|ers?)$"
)
# “-ise” is this site's way; these have the z in British English as well.
Z = re.compile(r"\w{2,}i[sz](?:e[ds]?|ing|ation|ations|ers?)$")
WITH_Z = re.compile(
    r"(?:.*size[ds]?|.*sizing|(?:cap|s)ei?z\w+|sei[sz]\w+|pri[sz]\w+|citizens?|bulldoz\w+|horizons?|wizards?)$"
)
NOT_WORDS = (
    re.compile(r"https?://\S+|www\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:uk|org|com|net|gov|nhs)\b\S*"),
    re.compile(
        r"^(?:template|short|tags|area|id|source|seen|url|website|verified_url|link|pages?|key|name_id) ?[=:].*$", re.M
    ),
    re.compile(r"`[^`\n]*`"),
    re.compile(r"\]\([^)\s]*\)"),
    re.compile(r"\{:?\s?[#.][^}\n]*\}"),
    re.compile(r"<!--.*?-->|<[^<>]*>", re.S),
    re.compile(r"\{%.*?%\}|\{#.*?#\}", re.S),
    re.compile(r"&\w+;|:material-[\w-]+:"),
)
MACRO = re.compile(r"\{\{.*?\}\}", re.S)
STRING = re.compile(r"\"([^\"]*)\"|'([^']*)'")


def carried(name: str) -> dict[str, frozenset[str]]:
    """One of the lists that codespell carries: a word, and what it would have instead."""
    rows = (resources.files("codespell_lib") / "data" / name).read_text(encoding="utf-8").splitlines()
    pairs = (row.partition("->") for row in rows)
    return {left: frozenset(word.strip() for word in right.split(",")) - {""} for left, _, right in pairs}


def own_words(text: str) -> frozenset[str]:
    """The project's list: a word a line, or several; what follows “#” is a remark."""
    return frozenset(word for line in text.splitlines() for word in line.partition("#")[0].split())


def words(text: str) -> Iterator[tuple[int, str]]:
    """The words of a page with their lines; without addresses, tags, ids, code and the names macros go by."""

    def blank(found: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", found[0])

    def shown(found: re.Match[str]) -> str:
        strings = [a or b for a, b in STRING.findall(found[0])]
        kept = " ".join(string for string in strings if " " in string or string[:1].isupper())
        return kept + "\n" * found[0].count("\n")

    for pattern in NOT_WORDS:
        text = pattern.sub(blank, text)
    for number, line in enumerate(MACRO.sub(shown, text).splitlines(), 1):
        for found in WORD.finditer(line):
            before, after = line[: found.start()][-1:], line[found.end() :][:1]
            if before in ("_", "=", "@") or after in ("_", "=") or before.isdigit() or after.isdigit():
                continue
            yield number, found[0].replace("’", "'")


class Spelling:
    """What is right: the general list, less what is American or a known slip, and the project's own words."""

    def __init__(self, own: Iterable[str]) -> None:
        self._own = frozenset(own)
        british = carried("dictionary_en-GB_to_en-US.txt")
        american = frozenset().union(*british.values()) - british.keys()
        self._wrong = american | (carried("dictionary.txt").keys() - self._own - british.keys())
        # The general list is American: what Britain spells otherwise is added.
        self._known = frozenset(SpellChecker(language="en").word_frequency.keys()) | british.keys()

    def fault(self, word: str) -> str:
        """Why a word is refused; empty if it is right."""
        bare = re.sub(r"'s?$", "", word)
        low = bare.lower()
        if {bare, low, word, word.lower()} & self._own or len(bare) < 3 or (bare.isupper() and len(bare) < 8):
            return ""
        if low in self._wrong or ONE_L.match(low):
            return "not British, or a slip"
        if Z.match(low) and "iz" in low and not WITH_Z.match(low):
            return "“-ise” here"
        with_z = re.sub(r"([iy])s(e[ds]?|ing|ation|ations|ers?|able)$", r"\1z\2", low)
        return "" if {low, word.lower(), with_z} & self._known else "not in any list"


def faults() -> Iterator[tuple[Path, int, str, str]]:
    """Every word that is refused: file, line, word, why."""
    spelling = Spelling(own_words(OWN.read_text(encoding="utf-8")))
    for folder, pattern in FOLDERS:
        for path in sorted((ROOT / folder).rglob(pattern)):
            for line, word in words(path.read_text(encoding="utf-8")):
                why = spelling.fault(word)
                if why:
                    yield path.relative_to(ROOT), line, word, why


def main() -> int:
    """Lists the faults; 1 if there are any."""
    found = list(faults())
    for path, line, word, why in found:
        print(f"{path}:{line}: {word} ({why})")
    if found:
        print(f"{len(found)} to look at. A right word goes into tests/words.txt.", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
