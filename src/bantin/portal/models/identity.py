"""Who speaks on this site: what the header and the footer say."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="site")
class Identity(BaseSiteSetting):
    """The agency and its contact, as TT 32/2017/TT-BTTTT has a portal's banner and footer name them."""

    name = models.CharField("tên cổng thông tin", max_length=200, default="Cổng thông tin điện tử")
    short_name = models.CharField("tên ngắn", max_length=60, blank=True)
    agency = models.CharField("cơ quan chủ quản", max_length=200, blank=True)
    responsible_person = models.CharField(
        "người chịu trách nhiệm chính", max_length=200, blank=True
    )
    address = models.CharField("địa chỉ", max_length=300, blank=True)
    telephone = models.CharField("điện thoại", max_length=60, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    licence = models.CharField("giấy phép", max_length=300, blank=True)
    notice = models.CharField("ghi chú cuối trang", max_length=300, blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("short_name"), FieldPanel("agency")], "Đầu trang"
        ),
        MultiFieldPanel(
            [
                FieldPanel("responsible_person"),
                FieldPanel("address"),
                FieldPanel("telephone"),
                FieldPanel("email"),
                FieldPanel("licence"),
                FieldPanel("notice"),
            ],
            "Cuối trang",
        ),
    ]

    class Meta:
        verbose_name = "nhận diện của cổng"
