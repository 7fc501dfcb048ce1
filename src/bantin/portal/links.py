"""Links to other pages and to files within running text."""

from typing import Any

from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from bantin.portal.reading import read
from bantin.portal.sites import url_of
from bantin.portal.visibility import is_for_readers


class PublicPageLink(PageLinkHandler):
    """A link that follows its page: to its new address when it moves, to nowhere when readers may not have it.

    Wagtail's own leads readers to a page that is not there any more, and tells the address of a private one.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Return the opening tag for each stored link, and note that the page shows the linked ones."""
        read(*(f"link:{attrs['id']}" for attrs in attrs_list if attrs.get("id")))
        pages = cls.get_many(attrs_list)
        shown = {page.pk for page in pages if page is not None and is_for_readers(page)}
        return [
            f'<a href="{escape(address)}">'
            if page is not None and page.pk in shown and (address := url_of(page))
            else "<a>"
            for page in pages
        ]


class PublicFileLink(DocumentLinkHandler):
    """A link to a file, to nowhere where its collection is not for all readers."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Return the opening tag for each stored link, and note that the page links to the files."""
        return [
            f'<a href="{escape(address)}">'
            if file is not None and (address := file.public_url)
            else "<a>"
            for file in cls.get_many(attrs_list)
        ]
