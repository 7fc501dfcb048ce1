"""Who chooses English in the profile gets it: names of fields, what helps with them, blocks, screens."""

import html
import re
from typing import Any

import pytest
from wagtail.users.models import UserProfile

from bantin.portal.models import Identity
from tests.desk.newsroom import Person

VIETNAMESE = re.compile(r"[^<>\"\n]*[ăâđêôơưĂÂĐÊÔƠƯạ-ỹẠ-Ỹ][^<>\"\n]*")
# What stands in the database or is a name; and what differs by nothing but the language's own name.
CONTENT = {
    "Thời sự",
    "Cổng thông tin",
    "xã Thử",
    "Các cổng",
    "Tiếng Việt",
    "Quy trình duyệt",
    "Biên tập",
    "Duyệt",
    "Người duyệt",
    "Phóng viên",
    "Thu Hà",
    "Văn phòng UBND tỉnh",
}
ESCAPED = re.compile(r"\\u([0-9a-f]{4})")


@pytest.fixture
def english(administrator: Person) -> Any:
    """The browser of an administrator who reads English."""
    UserProfile.objects.create(user=administrator.user, preferred_language="en")
    return administrator.client


def left(page: str) -> list[str]:
    """What of ``page`` is Vietnamese, in its text and in what its scripts are given."""
    text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), html.unescape(page))
    found = (match.strip() for match in VIETNAMESE.findall(text))
    # Scripts name letters in brackets.
    return sorted({it for it in found if "[" not in it and not any(n in it for n in CONTENT)})


@pytest.mark.parametrize(
    "screen",
    [
        "/quan-tri/",
        "/quan-tri/pages/add/bulletins/bulletinpage/{section}/",
        "/quan-tri/pages/{section}/edit/",
        "/quan-tri/pages/{home}/edit/",
        "/quan-tri/pages/add/portal/sectionpage/{home}/",
        "/quan-tri/images/add/",
        "/quan-tri/images/multiple/add/",
        "/quan-tri/documents/multiple/add/",
        "/quan-tri/bo-cuc/add/",
        "/quan-tri/nhan-dien/",
        "/quan-tri/vai-tro/",
        "/quan-tri/huong-dan/",
        "/quan-tri/thong-ke/",
        "/quan-tri/nhat-ky/",
        "/quan-tri/workflows/tasks/index/",
    ],
)
def test_screens_are_english(english: Any, desk: Any, home: Any, screen: str) -> None:
    page = english.get(screen.format(section=desk.pk, home=home.pk), follow=True)
    assert page.status_code == 200
    assert left(page.content.decode()) == []


def test_the_identity_of_a_site_is_english(english: Any, desk: Any, home: Any) -> None:
    identity, _made = Identity.objects.get_or_create(home=home)
    page = english.get(f"/quan-tri/nhan-dien/edit/{identity.pk}/")
    assert page.status_code == 200
    assert left(page.content.decode()) == []
