"""Messages leave through a real mail server, and wait where it does not take them."""

import logging
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from bantin.baking.worker import run_one_task, run_one_task_outside
from bantin.mail.backends import NoServer, Queued, packed
from bantin.mail.delivery import WAITS, unpacked
from tests.processes import bantin, environment
from tests.smtp import MailServer, mail_server

SENDER = "Cổng thử <cong@example.gov.vn>"
PATIENCE = 60.0
TO = "lan@example.gov.vn"


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    """A mail server, which the settings name; tasks wait for the worker."""
    with mail_server() as running:
        host, port = running.server_address[:2]
        settings.EMAIL_BACKEND = "bantin.mail.backends.Queued"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = host, port, 5
        tasks = {**settings.TASKS["default"], "BACKEND": "django_tasks_db.DatabaseBackend"}
        settings.TASKS = {"default": tasks}
        yield running


def message(subject: str = "Chờ duyệt: Lễ hội", to: str = TO) -> EmailMultiAlternatives:
    made = EmailMultiAlternatives(subject, "Có bài chờ bạn.", SENDER, [to], headers={"X-A": "b"})
    made.attach_alternative("<p>Có bài chờ bạn.</p>", "text/html")
    return made


@pytest.mark.django_db
def test_a_message_arrives_whole(server: MailServer) -> None:
    assert message().send() == 1
    assert server.messages == []
    assert run_one_task_outside()
    [arrived] = server.messages
    assert (arrived["subject"], arrived["to"], arrived["x-a"]) == ("Chờ duyệt: Lễ hội", TO, "b")
    plain, html = arrived.iter_parts()
    assert plain.get_content().strip() == "Có bài chờ bạn."
    assert html.get_content().strip() == "<p>Có bài chờ bạn.</p>"
    assert not run_one_task_outside()


@pytest.mark.django_db
def test_what_readers_wait_for_does_not_stand_behind_messages(server: MailServer) -> None:
    message().send()
    assert not run_one_task()
    assert server.messages == []


@pytest.mark.django_db
def test_a_server_that_is_busy_is_asked_again_and_again(
    server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.refusal = b"451 4.3.0 later"
    message().send()
    for wait in WAITS:
        before = timezone.now()
        assert run_one_task_outside()
        left = DBTaskResult.objects.get(status="READY")
        assert timedelta() <= left.run_after - (before + wait) < timedelta(minutes=1)
        assert not run_one_task_outside()
        DBTaskResult.objects.filter(pk=left.pk).update(run_after=timezone.now())
    assert "given up" not in caplog.text
    assert run_one_task_outside()
    assert "given up" in caplog.text
    assert not DBTaskResult.objects.filter(status="READY").exists()


@pytest.mark.django_db
def test_it_arrives_once_when_the_server_is_back(server: MailServer) -> None:
    server.refusal = b"451 4.3.0 later"
    message().send()
    run_one_task_outside()
    server.refusal = b""
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
    while run_one_task_outside():
        pass
    assert [arrived["to"] for arrived in server.messages] == [TO]


@pytest.mark.django_db
def test_nobody_there(server: MailServer, settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.EMAIL_PORT = 1
    message().send()
    assert run_one_task_outside()
    assert "has to wait" in caplog.text
    assert DBTaskResult.objects.filter(status="READY").count() == 1


@pytest.mark.django_db
def test_an_address_that_there_is_not_is_given_up_at_once(
    server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.refusal = b"550 5.1.1 nobody of that name"
    message().send()
    assert run_one_task_outside()
    assert "nobody of that name" in caplog.text
    assert not DBTaskResult.objects.filter(status="READY").exists()


def test_without_a_server_nothing_is_kept(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert NoServer().send_messages([message()]) == 0
    assert caplog.text == ""


def test_what_cannot_wait_is_said_to_who_sends_it() -> None:
    with_file = EmailMessage("a", "b", SENDER, [TO], attachments=[("a.txt", "b", "text/plain")])
    with pytest.raises(ValueError, match="attached"):
        Queued().send_messages([with_file])


LINE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1)


@given(subject=LINE, body=st.text(st.characters(exclude_categories=["Cs"])))
def test_packing_loses_nothing(subject: str, body: str) -> None:
    given_message = EmailMultiAlternatives(subject, body, SENDER, [TO], bcc=["b@example.vn"])
    again = unpacked(packed(given_message), None)
    assert packed(again) == packed(given_message)
    assert again.recipients() == given_message.recipients()


def test_from_the_command_line_to_the_server(tmp_path: Path) -> None:
    home = tmp_path
    with mail_server() as server:
        said = {"BANTIN_MAIL": server.address, "BANTIN_MAIL_FROM": SENDER}
        for command in (["migrate"], ["sendtestemail", TO]):
            done = bantin(home, "manage", *command, **said)
            assert done.returncode == 0, done.stderr
        command_line = [sys.executable, "-m", "bantin", "worker"]
        worker = subprocess.Popen(command_line, env=environment(home, **said))
        try:
            deadline = time.monotonic() + PATIENCE
            while not server.messages and time.monotonic() < deadline:
                time.sleep(0.1)
        finally:
            worker.terminate()
            worker.wait(timeout=PATIENCE)
        assert server.messages[0]["from"] == SENDER
