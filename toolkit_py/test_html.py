"""What stands in HTML is what was typed, and nothing that was typed becomes HTML."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from toolkit_py.html import environment, escaped

AWKWARD = st.text() | st.text(alphabet="&<>'\" ;#39amp")


@given(words=AWKWARD)
def test_words_are_written_as_markupsafe_writes_them(words: str) -> None:
    """And HTML that is HTML already, and what is no text, too."""
    assert escaped(words) == escape(words)
    assert escaped(Markup(words)) == words
    assert escaped(len(words)) == str(len(words))


@given(words=AWKWARD.filter(lambda words: not {"\r", "\0"} & set(words)))
def test_words_in_an_attribute_are_read_back_whole(words: str) -> None:
    """In double quotes as everywhere, and in the single ones of rows that are carried along."""
    source = """<i title="{{ words }}" lang='{{ words | in_single_quotes }}'>"""
    read: list[tuple[str, str | None]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            read.extend(attrs)

    Reader().feed(environment().from_string(source).render(words=words))
    assert [value or "" for _, value in read] == [words, words]
