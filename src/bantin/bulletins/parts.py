"""Plain text as the body of a bulletin stores it."""

from collections.abc import Iterable
from html import escape


def paragraphs_html(paragraphs: Iterable[str]) -> str:
    """Return ``paragraphs`` of plain text as rich text: escaped, so that markup in them is shown and not run."""
    return "".join(
        f"<p>{escape(text.strip(), quote=False)}</p>" for text in paragraphs if text.strip()
    )
