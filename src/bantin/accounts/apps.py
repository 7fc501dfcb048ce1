"""Django's entry for accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The desk's accounts: logging in, second factors, sessions, lockout, disuse."""

    name = "bantin.accounts"
    label = "accounts"
    verbose_name = "Tài khoản"

    def ready(self) -> None:
        """Listen to what happens to accounts."""
        from bantin.accounts import listen

        listen.connect()
