"""What the search does not read: tools, cards' small print and lines that stand alike on every page.

Material leaves out of its index what carries ``data-search-exclude``, and takes the attribute off the page again.
"""

import re
from typing import Any

# A tag's start as our templates write it. Not whole sections: Material goes by a tag's name, and sections nest.
LEFT_OUT = re.compile(
    r"<form(?= data-widget=)"
    r'|<h\d(?= id="[a-z_]+-summary-title")'
    r'|<nav(?= class="tk-jump")'
    r'|<p(?= class="tk-(?:state|retry|said|source|danger|service-seen|service-unchecked|change-seen|change-status)")'
)


def on_page_content(html: str, **_: Any) -> str:
    """Called by MkDocs with a page's HTML, before its words are gathered for the search."""
    return LEFT_OUT.sub(r'\g<0> data-search-exclude="yes"', html)
