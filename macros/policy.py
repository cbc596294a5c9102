"""One Content-Security-Policy for the whole built site: ``python -m macros.policy site``.

Every page gets the same string as the first thing in its head, because instant navigation adds policies up.
``make serve`` has none: its live reload writes an inline script that differs on every request.
"""

from __future__ import annotations

import base64
import hashlib
import sys
from html.parser import HTMLParser
from pathlib import Path

_DATA_TYPES = ("application/json", "application/ld+json", "text/plain", "text/template")


class _Page(HTMLParser):
    """Finds the inline scripts that a browser would run, and what the policy would refuse anyway."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self.refused: list[str] = []
        self._inline: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and "src" not in given and given.get("type") not in _DATA_TYPES:
            self._inline = []
        if tag == "style":
            self.refused.append("a <style> element")
        self.refused += [f"{name}= on <{tag}>" for name in given if name == "style" or name.startswith("on")]

    def handle_data(self, data: str) -> None:
        if self._inline is not None:
            self._inline.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._inline is not None:
            self.scripts.append("".join(self._inline))
            self._inline = None


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def policy(scripts: set[str]) -> str:
    """The policy that lets these inline scripts run, and otherwise only what the site itself serves."""
    hashes = sorted(_hash(script) for script in scripts)
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self' 'wasm-unsafe-eval'", *hashes]),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "form-action 'none'",
            "base-uri 'none'",
        ]
    )


def write(site: Path) -> str:
    """Writes the policy into every page under ``site`` and returns it.

    Raises ValueError, naming the page, when one has no head, has a policy already, or holds inline styles or
    event handlers, which no browser would apply under it.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    scripts: set[str] = set()
    for path, text in pages.items():
        if "Content-Security-Policy" in text:
            raise ValueError(f"{path}: has a policy already; build the site anew")
        if "<head>" not in text:
            raise ValueError(f"{path}: has no <head> to put the policy in")
        page = _Page()
        page.feed(text)
        if page.refused:
            raise ValueError(f"{path}: the policy refuses {', '.join(sorted(set(page.refused)))}")
        scripts.update(page.scripts)
    found = policy(scripts)
    for path, text in pages.items():
        meta = f'<head><meta http-equiv="Content-Security-Policy" content="{found}">'
        path.write_text(text.replace("<head>", meta, 1), encoding="utf-8")
    return found


def main() -> None:
    """Takes the folder of the built site as its argument, and prints the policy."""
    print(write(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))


if __name__ == "__main__":
    main()
