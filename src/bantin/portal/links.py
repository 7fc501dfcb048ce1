"""Links to other pages within running text."""

from typing import Any

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from bantin.portal.reading import read
from bantin.portal.sites import url_of


class PublicPageLink(PageLinkHandler):
    """A link that follows its page: to its new address when it moves, and to nowhere when it is withdrawn.

    Wagtail's own leads readers to a page that is not there any more.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Return the opening tag for each stored link, and note that the page shows the linked ones."""
        read(*(f"link:{attrs['id']}" for attrs in attrs_list if attrs.get("id")))
        return [
            f'<a href="{escape(address)}">'
            if page is not None and page.live and (address := url_of(page))
            else "<a>"
            for page in cls.get_many(attrs_list)
        ]
