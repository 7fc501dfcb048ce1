"""What the environment may say of the mail server."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from bantin.settings.mail import MailServer, mail_server

FROM = {"BANTIN_MAIL_FROM": "Cổng thử <cong@example.gov.vn>"}


def of(address: str) -> MailServer:
    return mail_server({"BANTIN_MAIL": address, **FROM})


def test_nothing_said_sends_nothing() -> None:
    assert mail_server({}) == MailServer("bantin.mail.backends.NoServer")


def test_a_server_on_this_machine() -> None:
    found = of("smtp://localhost")
    assert (found.host, found.port, found.user) == ("localhost", 25, "")
    assert (found.starts_tls, found.is_tls) == (False, False)
    assert found.sender == FROM["BANTIN_MAIL_FROM"]


def test_servers_elsewhere() -> None:
    found = of("smtp+starttls://cong%40example.gov.vn:m%2Ft@mail.example.gov.vn")
    assert (found.user, found.password) == ("cong@example.gov.vn", "m/t")
    assert (found.port, found.starts_tls, found.is_tls) == (587, True, False)
    found = of("smtps://a:b@mail.example.gov.vn:1465/")
    assert (found.port, found.starts_tls, found.is_tls) == (1465, False, True)


@pytest.mark.parametrize(
    "address",
    [
        "localhost",
        "http://a:bimat@localhost",
        "smtp://",
        "smtp://a:bimat@host:x",
        "smtp://host:99999",
        "smtp://a:bimat@host/tls",
        "smtp://a:bimat@host?tls=1",
        "smtp://a:bi/mat@host",
        "smtp://[::1",
    ],
)
def test_what_is_no_address_is_named_without_its_password(address: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="BANTIN_MAIL is no address") as refused:
        of(address)
    assert "bimat" not in str(refused.value)


@pytest.mark.parametrize("sender", ["", "Cổng thử", "@"])
def test_a_server_needs_a_sender(sender: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="BANTIN_MAIL_FROM"):
        mail_server({"BANTIN_MAIL": "smtp://localhost", "BANTIN_MAIL_FROM": sender})
