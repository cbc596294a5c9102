"""What somebody typed, as it stands in a sentence of ours."""

from __future__ import annotations


def ended(text: str) -> str:
    """The same words with a full stop, unless they end already; nothing gives nothing."""
    text = text.strip()
    return text if not text or text.rstrip("”’\"')")[-1:] in (*".!?…", "") else f"{text}."


def sentence(text: str) -> str:
    """The same words with a capital and a full stop, on one line; nothing gives nothing."""
    text = ended(" ".join(text.split()))
    return text[:1].upper() + text[1:]
