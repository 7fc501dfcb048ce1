"""What is kept of accounts beside Django's users and groups."""

import uuid

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Account(models.Model):
    """What is known of a user's account; users without a row have the defaults."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="desk_account"
    )
    enabled_at = models.DateTimeField(null=True)
    """When it was enabled again: its days of disuse count from then."""
    has_short_password = models.BooleanField(default=False)
    """Whether its password is one of those that need a second factor beside them."""

    def __str__(self) -> str:
        """Return the user's name."""
        return str(self.user)


class GroupRule(models.Model):
    """What the members of a group must do; groups without a row have the defaults."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="desk_rule")
    needs_second_factor = models.BooleanField(
        _("Bắt buộc xác thực hai lớp"),
        default=False,
        help_text=_(
            "Thành viên của nhóm phải đăng ký lớp xác thực thứ hai ngay khi đăng nhập; chưa đăng ký thì "
            "chưa làm được việc gì khác trong khu vực biên tập."
        ),
    )

    def __str__(self) -> str:
        """Return the group's name."""
        return str(self.group)


class Presence(models.Model):
    """A session that somebody is logged in with: since when, and when they last did something."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    began_at = models.DateTimeField(default=timezone.now, db_index=True)
    seen_at = models.DateTimeField(default=timezone.now)
    has_proven = models.BooleanField(default=False)
    """Whether a second factor was shown in it, or added by it."""

    def __str__(self) -> str:
        """Return whose it is and since when."""
        return f"{self.user_id} {self.began_at:%Y-%m-%d %H:%M}"
