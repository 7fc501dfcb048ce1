"""A page as it will be on paper, in the desk's preview: the readers' stylesheet as a printer sees it."""

import re

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.admin.auth import require_admin_access

from bantin.frontend import bundle

MODE = "paper"
STYLESHEET = "paper_stylesheet"

_PRINT = re.compile(r"@media\s+print\b")
_SCREEN = re.compile(r"@media\s+screen\b")
# A sheet of A4 with the margins of an office's printer.
SHEET = """
@layer print {
  :root { background: #d8d8d8; color-scheme: light; }
  body { inline-size: 210mm; min-block-size: 297mm; margin: 1rem auto; padding: 15mm; }
  body { background: #fff; color: #000; }
}
"""


@require_admin_access
def stylesheet(request: HttpRequest) -> HttpResponse:
    """Send the readers' stylesheet with what is for paper applied, and what is for screens left out."""
    source = bundle.stylesheet().decode()
    printed = _SCREEN.sub("@media not all", _PRINT.sub("@media all", source))
    return HttpResponse(printed + SHEET, content_type="text/css")


def on_paper(html: bytes) -> bytes:
    """Return the page ``html`` with that stylesheet in the place of the readers'."""
    readers = f'href="{bundle.asset_url("site.css")}"'
    return html.replace(readers.encode(), f'href="{reverse(STYLESHEET)}"'.encode())
