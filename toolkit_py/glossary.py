"""The words of the glossary page, found again in the text of other pages and explained there.

The one source is the definition list of ``docs/practice/glossary.md``: each term has an id, ``MARAC, … {#marac}``. A
plain word that needs no explaining in place has ``.tk-plain`` beside its id. Nothing here knows of MkDocs.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit_py.html import render_template

_ENTRY = re.compile(r"^(?P<term>\S.*?) *\{#(?P<id>[\w-]+)(?P<more>[^}]*)\}\n:   (?P<text>.+(?:\n    .+)*)", re.M)
_ONLY_SEE = re.compile(r"See \[[^\]]+\]\(#([\w-]+)\)\.$")
_SEE_PAGE = re.compile(r"\s*See\s+\{\{ page\(\"([^\"]+)\", \"([^\"]+)\"\) \}\}\.")
_PAGE = re.compile(r"\{\{ page\(\"[^\"]+\", \"([^\"]+)\"\) \}\}")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_LETTERS = re.compile(r"[A-Z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9]*(?:-[A-Z]+)?$")
# A short word with no capitals of its own means something else too often.
_SHORTEST = 6

# Where no word is explained: headings, names of a page, macros, code, links, attributes, and HTML up to an empty line.
_APART = re.compile(
    r"^#[^\n]*$|^Also called:[^\n]*(?:\n[^\n]+)*|\{\{.*?\}\}|^```.*?^```|`[^`\n]*`"
    r"|!?\[[^\]\n]*(?:\n[^\]\n]*)?\]\([^)]*\)|\[[^\]\n]*\]\[[^\]\n]*\]|\{:?\s?[#.][^}\n]*\}|^\s*<[^\n]*(?:\n[^\n]*\S[^\n]*)*|<[^<>\n]*>|https?://\S+"
    r"|^\*\[[^\n]*$",
    re.M | re.S,
)


@dataclass(frozen=True)
class Term:
    """A term of the glossary.

    Attributes:
        id: its anchor on the glossary page.
        words: the term as it stands there, "MARAC, multi-agency risk assessment conference".
        names: what is looked for in other pages.
        meaning: what it says, as plain text.
        more: the page to read on at and its name, if the glossary names one at the end.
    """

    id: str
    words: str
    names: tuple[str, ...]
    meaning: str
    more: tuple[str, str] | None = None


@dataclass(frozen=True)
class Use:
    """The first place where a text uses a term."""

    term: Term
    start: int
    end: int


def parse(markdown: str) -> list[Term]:
    """The terms of the glossary page, those left out that say ``.tk-plain``.

    A term that only says "See …" lends its names to the one it points at.

    Raises:
        ValueError: two terms have one id, or a term points at none.
    """
    terms: dict[str, Term] = {}
    lent: dict[str, list[str]] = {}
    plain: set[str] = set()
    for found in _ENTRY.finditer(markdown):
        name, text = found["id"], " ".join(found["text"].split())
        if name in terms or name in plain:
            raise ValueError(f"glossary: two terms have the id “{name}”")
        elsewhere = _ONLY_SEE.match(text)
        if elsewhere:
            lent.setdefault(elsewhere[1], []).extend(_names(found["term"]))
        elif ".tk-plain" in found["more"]:
            plain.add(name)
        else:
            see = _SEE_PAGE.search(text)
            more = (see[1], see[2]) if see else None
            meaning = _plain(_SEE_PAGE.sub("", text, count=1))
            terms[name] = Term(name, _plain(found["term"]), _names(found["term"]), meaning, more)
    if lent.keys() - terms.keys() - plain:
        raise ValueError(f"glossary: no term has the id {', '.join(sorted(lent.keys() - terms.keys() - plain))}")
    return [_with_names(term, lent.get(term.id, [])) for term in terms.values()]


def first_uses(terms: Sequence[Term], markdown: str) -> list[Use]:
    """Where a page's text first uses each term, in the order of the text.

    Headings, links, macros, code, HTML and the line "Also called" do not count. Of two terms at one place the longer
    wins.
    """
    text, places = _read_text(markdown)
    taken: list[Use] = []
    for name, term in sorted(((n, t) for t in terms for n in t.names), key=lambda pair: -len(pair[0])):
        for found in _pattern(name).finditer(text):
            if all(found.end() <= use.start or found.start() >= use.end for use in taken):
                taken.append(Use(term, found.start(), found.end()))
                break
    taken = [Use(use.term, _place(places, use.start), _place(places, use.end)) for use in taken]
    first: dict[str, Use] = {}
    for use in sorted(taken, key=lambda use: use.start):
        first.setdefault(use.term.id, use)
    return list(first.values())


def _read_text(markdown: str) -> tuple[str, list[tuple[int, int]]]:
    """What is read for terms, each part that does not count cut to one mark; and where its pieces stood.

    A tool's HTML is most of a page: four hundred names are looked for in what is left.
    """
    pieces: list[str] = []
    places: list[tuple[int, int]] = []  # where a piece begins here, and where it began
    length = end = 0
    for found in _APART.finditer(markdown):
        places.append((length, end))
        pieces += [markdown[end : found.start()], "\0"]
        length += found.start() - end + 1
        end = found.end()
    places.append((length, end))
    return "".join([*pieces, markdown[end:]]), places


def _place(places: list[tuple[int, int]], here: int) -> int:
    begins, began = places[bisect_right(places, here, key=lambda place: place[0]) - 1]
    return began + here - begins


def linked(markdown: str, uses: Sequence[Use]) -> str:
    """The text with each first use a link to the term's meaning at the foot of the page."""
    for use in sorted(uses, key=lambda use: -use.start):
        words = markdown[use.start : use.end]
        link = f"[{words}](#word-{use.term.id}){{: #at-{use.term.id} .tk-term }}"
        markdown = markdown[: use.start] + link + markdown[use.end :]
    return markdown


def words_html(uses: Sequence[Use], glossary: str, addresses: Mapping[str, str]) -> str:
    """The block "Words on this page".

    Args:
        uses: what the page uses.
        glossary: the address of the glossary page, from this one.
        addresses: pages that exist, by the name that the glossary calls them, and their address from this page.
    """
    rows = [
        (use.term, addresses.get(use.term.more[0], "") if use.term.more else "")
        for use in sorted(uses, key=lambda use: use.term.words.lower().lstrip("“"))
    ]
    html = render_template("templates/facts/words.html", rows=rows, glossary=glossary)
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())


def _names(term: str) -> tuple[str, ...]:
    """What to look for: of "ABC, a long name" the letters alone, else each name; of brackets only letters."""
    names: list[str] = re.findall(r"\(([A-Z]{2,})\)", term)
    for group in re.sub(r"\([^)]*\)", "", term).split(";"):
        parts = [part.strip() for part in re.split(r",| or (?=[A-Z])", re.sub("[“”]", "", group))]
        letters = [part for part in parts if _LETTERS.match(part)]
        names += letters or [part for part in parts if len(part) >= _SHORTEST]
    return tuple(dict.fromkeys(names))


def _pattern(name: str) -> re.Pattern[str]:
    # A name with capitals inside is written so; any other may begin a sentence.
    own_case = _LETTERS.match(name) or any(word[:1].isupper() for word in re.split(r"[ -]", name)[1:])
    written = re.escape(name).replace("’", "[’']").replace(r"\ ", r"\s+")
    return re.compile(rf"(?<![\w’'/-]){written}s?(?![\w-])", re.NOFLAG if own_case else re.IGNORECASE)


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", _PAGE.sub(r"\1", text))
    return text.replace("**", "").strip()


def _with_names(term: Term, more: Sequence[str]) -> Term:
    names = tuple(dict.fromkeys((*term.names, *more)))
    return Term(term.id, term.words, names, term.meaning, term.more)
