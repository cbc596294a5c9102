"""A small static server that answers as a good web host does: right content types, gzip, a ten-minute cache.

`python -m http.server` does none of the three, so a start measured on it would say little about a reader's.
"""

from __future__ import annotations

import gzip
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
COMPRESSED = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest", ".xml"}
"""What is sent gzipped: a zip is not, since hosts leave it as it is."""


@lru_cache(maxsize=512)
def _gzipped(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


def sent_bytes(path: Path) -> bytes:
    """The bytes of a file as this server sends them: gzipped where a host would."""
    if path.suffix in COMPRESSED:
        return _gzipped(path, path.stat().st_mtime_ns)
    return path.read_bytes()


class Site(ThreadingHTTPServer):
    """Serves one folder on a free port of this machine.

    `handlers` maps an address (`/x.wasm`) to a function that answers in place of the file: a test uses it to break
    a file, to hold it back, or to add a page of its own. `seen` lists every address asked for, in order; `sent`
    counts the bytes that went out for each.
    """

    daemon_threads = True

    def __init__(self, folder: Path, *, cache: bool = True) -> None:
        self.folder = folder.resolve()
        self.cache = cache
        self.handlers: dict[str, object] = {}
        self.seen: list[str] = []
        self.sent: Counter[str] = Counter()
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self) -> str:
        """The address of the folder, with a slash at its end."""
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing: a browser that leaves a page in mid-load is no fault."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Site

    def do_GET(self) -> None:
        address = unquote(urlsplit(self.path).path)
        self.server.seen.append(address)
        handler = self.server.handlers.get(address)
        if callable(handler):
            handler(self)
            return
        path = (self.server.folder / address.lstrip("/")).resolve()
        if path.is_dir():
            path = path / "index.html"
        if not path.is_relative_to(self.server.folder) or not path.is_file():
            self.reply(b"Not found", "text/plain; charset=utf-8", status=HTTPStatus.NOT_FOUND)
            return
        compressed = path.suffix in COMPRESSED
        headers = {"Content-Encoding": "gzip"} if compressed else {}
        self.reply(sent_bytes(path), TYPES.get(path.suffix, "application/octet-stream"), headers=headers)

    def reply(
        self,
        body: bytes,
        content_type: str,
        *,
        status: int = HTTPStatus.OK,
        headers: dict[str, str] | None = None,
    ) -> None:
        """Sends one whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600" if self.server.cache else "no-store")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.server.sent[unquote(urlsplit(self.path).path)] += len(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serve(folder: Path, *, cache: bool = True) -> Iterator[Site]:
    """Serves `folder` on a free port of this machine for as long as the block lasts."""
    site = Site(folder, cache=cache)
    thread = threading.Thread(target=site.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()
        thread.join(timeout=5)
