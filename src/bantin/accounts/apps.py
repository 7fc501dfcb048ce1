"""Django's entry for accounts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """The desk's accounts: logging in, second factors, sessions, lockout, disuse."""

    name = "bantin.accounts"
    label = "accounts"
    verbose_name = _("Tài khoản")

    def ready(self) -> None:
        """Listen to what happens to accounts; keep inline scripts out of the desk."""
        from bantin.accounts import inline_scripts, listen

        listen.connect()
        inline_scripts.take_over()
