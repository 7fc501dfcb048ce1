"""Where messages by e-mail leave, as the environment says.

BANTIN_MAIL       the mail server: ``smtp://host``, ``smtp+starttls://user:password@host`` or ``smtps://user:password@host``,
                  with ``:port`` where it is not the usual one; none: nothing is sent, and nothing offers to
BANTIN_MAIL_FROM  who the messages are from: ``Cổng thông tin <cong@example.gov.vn>``
"""

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
TIMEOUT = 20
"""Seconds that a mail server may take to answer."""


@dataclass(frozen=True)
class MailServer:
    """Through which server messages leave, and who they are from."""

    backend: str
    """Django's way to it, by its path in Python."""
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starts_tls: bool = False
    """Whether the connection begins in the clear and becomes TLS."""
    is_tls: bool = False
    sender: str = ""


def mail_server(environment: Mapping[str, str]) -> MailServer:
    """Return the mail server that the ``environment`` names.

    Raises ImproperlyConfigured for an address that is none, and for a server without a sender.
    """
    given, sender = environment.get("BANTIN_MAIL", ""), environment.get("BANTIN_MAIL_FROM", "")
    if not given:
        return MailServer("bantin.mail.backends.NoServer")
    try:
        parts = urlsplit(given)
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError) as error:
        raise _wrong(given) from error
    if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/") or parts.query:
        raise _wrong(given)
    if "@" not in parseaddr(sender)[1]:
        raise ImproperlyConfigured(
            f"BANTIN_MAIL_FROM is {sender!r}; with BANTIN_MAIL it must be an address like cong@example.gov.vn."
        )
    return MailServer(
        backend="bantin.mail.backends.Queued",
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starts_tls=parts.scheme == "smtp+starttls",
        is_tls=parts.scheme == "smtps",
        sender=sender,
    )


def _wrong(given: str) -> ImproperlyConfigured:
    """Return what is said of an address that is none: without it, since it can hold a password."""
    scheme, separator, _rest = given.partition("://")
    begins = f"begins with {scheme!r}" if separator else "has no ://"
    return ImproperlyConfigured(
        f"BANTIN_MAIL is no address of a mail server (it {begins}); it must be like smtp://localhost, "
        "smtp+starttls://user:password@mail.example.gov.vn or smtps://user:password@mail.example.gov.vn, "
        "with special characters of the password as %40 and the like."
    )
