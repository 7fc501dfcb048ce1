"""Blocks of the latest bulletins of a site: the lead story, the newest, photo stories, videos."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from bantin.bulletins.cards import card
from bantin.bulletins.figures import photo_count
from bantin.bulletins.models import BulletinPage, Kind
from bantin.bulletins.queries import LATEST, latest
from bantin.portal.layouts import LayoutBlock, TitledBlock, register_block
from bantin.portal.models import PortalPage
from bantin.portal.sites import identity_of

GROUP = gettext_lazy("Danh sách bản tin")
HOW_MANY = gettext_lazy("Số tin")
BESIDE_LEAD = 5


class HowMany(blocks.IntegerBlock):
    """A number of bulletins; none of our lists reads more than twenty."""

    def __init__(self, *, label: Any = HOW_MANY, **kwargs: Any) -> None:
        """Allow one to twenty."""
        super().__init__(label=label, min_value=1, max_value=LATEST, **kwargs)


class Look(blocks.ChoiceBlock):
    """How a list of bulletins looks."""

    choices = [
        ("group", gettext_lazy("Tin đầu có ảnh lớn, các tin sau chỉ có tít")),
        ("card", gettext_lazy("Thẻ, có ảnh")),
        ("row", gettext_lazy("Hàng, ảnh nhỏ bên cạnh")),
        ("line", gettext_lazy("Hàng, không có ảnh")),
        ("headlines", gettext_lazy("Chỉ tít và ngày")),
    ]

    class Meta:
        label = gettext_lazy("Kiểu danh sách")


def front_story(newest: list[BulletinPage]) -> BulletinPage | None:
    """Return the bulletin that leads the front page: the latest with a photo, else the latest."""
    return next((bulletin for bulletin in newest if bulletin.lead_photo), next(iter(newest), None))


@register_block
class LeadBlock(LayoutBlock):
    """The latest bulletin with a photo, large, and the next ones beside it."""

    module, view = "bulletin", "lead"

    class Meta:
        label = gettext_lazy("Tin chính")
        icon = "image"
        group = GROUP
        description = gettext_lazy("Bản tin mới nhất có ảnh, thật lớn, và các tin mới tiếp theo.")
        template = "bulletins/blocks/lead.html"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any]:
        """Return the lead story and the next ones; on a site without bulletins the block says so."""
        newest = latest(identity_of(page).home_id)
        first = front_story(newest)
        others = [bulletin for bulletin in newest if bulletin is not first][:BESIDE_LEAD]
        return {
            "lead": card(first, largest=1600) if first else None,
            "bulletins": [card(bulletin) for bulletin in others],
        }


@register_block
class LatestBlock(TitledBlock):
    """The latest bulletins of the site."""

    module, view = "bulletin", "latest"
    count = HowMany(default=8)
    look = Look(default="headlines")

    class Meta:
        label = gettext_lazy("Tin mới")
        icon = "list-ul"
        group = GROUP
        description = gettext_lazy("Bản tin mới nhất của cả cổng.")
        template = "bulletins/blocks/bulletins.html"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
        """Return the list without the page itself; nothing where there is none."""
        newest = latest(identity_of(page).home_id, min(options["count"] + 1, LATEST))
        bulletins = [bulletin for bulletin in newest if bulletin.pk != page.pk][: options["count"]]
        if not bulletins:
            return None
        return {
            "title": options["title"] or _("Tin mới"),
            "url": None,
            "kind": options["look"],
            "bulletins": [card(bulletin) for bulletin in bulletins],
        }


@register_block
class PhotoStoriesBlock(TitledBlock):
    """The latest photo stories (tin ảnh) of the site."""

    module, view = "bulletin", "photo-stories"
    count = HowMany(default=4)

    class Meta:
        label = gettext_lazy("Tin ảnh")
        icon = "image"
        group = GROUP
        description = gettext_lazy(
            "Các bản tin thuộc thể loại Tin ảnh, mới nhất trước, kèm số ảnh."
        )
        template = "bulletins/blocks/photo_stories.html"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
        """Return the stories, each with the number of its photos; nothing where there is none."""
        found = latest(identity_of(page).home_id, options["count"], kind=Kind.PHOTO_STORY)
        stories = [
            replace(card(story), photo_count=photo_count(story.lead_photo, story.body))
            for story in found
        ]
        return {"title": options["title"] or _("Tin ảnh"), "stories": stories} if stories else None


@register_block
class VideosBlock(TitledBlock):
    """The latest video bulletins of the site."""

    module, view = "bulletin", "videos"
    count = HowMany(default=4)

    class Meta:
        label = "Tin video"
        icon = "media"
        group = GROUP
        description = gettext_lazy("Các bản tin thuộc thể loại Video, mới nhất trước.")
        template = "bulletins/blocks/videos.html"

    def show(self, options: Any, page: PortalPage, request: HttpRequest) -> dict[str, Any] | None:
        """Return the bulletins; nothing where there is none."""
        found = latest(identity_of(page).home_id, options["count"], kind=Kind.VIDEO)
        videos = [card(bulletin) for bulletin in found]
        return {"title": options["title"] or _("Video"), "videos": videos} if videos else None
