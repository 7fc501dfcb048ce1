"""Handing messages to the mail server, again and again for a day where it does not take them."""

import logging
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils import timezone
from django_tasks import task

log = logging.getLogger(__name__)

QUEUE = "outside"
"""The queue of tasks that wait for other machines: nothing that readers wait for stands behind them."""
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 960)]
"""How long to wait before each further attempt; RFC 5321, 4.5.4.1 has it grow."""
PERMANENT = 500
"""From this reply on a mail server will never take the message (RFC 5321, 4.2.1)."""


@task(queue_name=QUEUE)
def deliver(message: dict[str, Any], attempt: int = 0) -> bool:
    """Send ``message``, as `bantin.mail.backends.packed` made it; returns whether the server took it.

    A server that cannot be reached, or not now, is tried again after `WAITS`; what is refused for good, or too
    often, is logged and given up.
    """
    connection = get_connection("django.core.mail.backends.smtp.EmailBackend")
    try:
        unpacked(message, connection).send()
    except (OSError, SMTPException) as error:
        to = ", ".join(message["to"])
        if attempt == len(WAITS) or is_permanent(error):
            log.error("A message to %s was given up (%s); check BANTIN_MAIL", to, error)
        else:
            log.warning("A message to %s has to wait (%s); check BANTIN_MAIL", to, error)
            later = deliver.using(run_after=timezone.now() + WAITS[attempt])
            later.enqueue(message, attempt + 1)
        return False
    return True


def is_permanent(error: Exception) -> bool:
    """Return whether the mail server has said that it will never take the message."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _words in error.recipients.values())
    return isinstance(error, SMTPResponseException) and error.smtp_code >= PERMANENT


def unpacked(message: dict[str, Any], connection: Any) -> EmailMultiAlternatives:
    """Return the message that `bantin.mail.backends.packed` was given, to go through ``connection``."""
    kept = {key: value for key, value in message.items() if key != "alternatives"}
    made = EmailMultiAlternatives(**kept, connection=connection)
    for content, kind in message["alternatives"]:
        made.attach_alternative(content, kind)
    return made
