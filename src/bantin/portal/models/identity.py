"""Who speaks on a site: what the header, the menu and the footer say."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from bantin.portal.fields import BlocksField
from bantin.portal.menu_entries import MenuBlock
from bantin.portal.models.photo import Photo


class Identity(models.Model):
    """The agency of one site and its contact, as TT 32/2017/TT-BTTTT has a portal's banner and footer name them.

    It belongs to the site's home page, on whatever host or path that stands.
    """

    home = models.OneToOneField(
        Page, verbose_name=_("trang chủ"), on_delete=models.CASCADE, related_name="identity"
    )
    name = models.CharField(
        _("tên cổng thông tin"), max_length=200, default="Cổng thông tin điện tử"
    )
    short_name = models.CharField(_("tên ngắn"), max_length=60, blank=True)
    agency = models.CharField(_("cơ quan chủ quản"), max_length=200, blank=True)
    emblem = models.ForeignKey(
        Photo,
        verbose_name=_("biểu trưng"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Ảnh vuông, nền trong suốt (PNG). Để trống để dùng biểu trưng có sẵn."),
    )
    menu = BlocksField(
        MenuBlock(),
        verbose_name=_("danh mục"),
        blank=True,
        help_text=_("Để trống để danh mục gồm các chuyên mục có đánh dấu “Hiện trong danh mục”."),
    )
    responsible_person = models.CharField(
        _("người chịu trách nhiệm chính"), max_length=200, blank=True
    )
    address = models.CharField(_("địa chỉ"), max_length=300, blank=True)
    telephone = models.CharField(_("điện thoại"), max_length=60, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    licence = models.CharField(_("giấy phép"), max_length=300, blank=True)
    notice = models.CharField(_("ghi chú cuối trang"), max_length=300, blank=True)

    panels = [
        FieldPanel("home", read_only=True),
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("short_name"),
                FieldPanel("agency"),
                FieldPanel("emblem"),
            ],
            _("Đầu trang"),
        ),
        FieldPanel("menu"),
        MultiFieldPanel(
            [
                FieldPanel("responsible_person"),
                FieldPanel("address"),
                FieldPanel("telephone"),
                FieldPanel("email"),
                FieldPanel("licence"),
                FieldPanel("notice"),
            ],
            _("Cuối trang"),
        ),
    ]

    class Meta:
        verbose_name = _("nhận diện")
        verbose_name_plural = _("nhận diện")

    def __str__(self) -> str:
        """Name the site."""
        return self.name

    @property
    def texts(self) -> dict[str, Any]:
        """What the header and the footer say, by the names that the components know."""
        names = (
            "name",
            "short_name",
            "agency",
            "responsible_person",
            "address",
            "telephone",
            "email",
            "licence",
            "notice",
        )
        return {name: getattr(self, name) for name in names}
