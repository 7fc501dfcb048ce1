"""Django's mail backends: one that lets messages wait for the worker, one for a portal without a mail server."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from bantin.mail.delivery import deliver


def can_send() -> bool:
    """Return whether this portal has a way to send messages."""
    return f"{__name__}.{NoServer.__name__}" != settings.EMAIL_BACKEND


class NoServer(BaseEmailBackend):
    """Send nothing: who wants messages sets BANTIN_MAIL."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Take ``email_messages`` and send none."""
        return 0


class Queued(BaseEmailBackend):
    """Store messages, in the transaction of what they tell of; the worker sends them."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Store ``email_messages``; returns how many."""
        for message in email_messages:
            deliver.enqueue(packed(message))
        return len(email_messages)


def packed(message: EmailMessage) -> dict[str, Any]:
    """Return ``message`` as what JSON can hold; `bantin.mail.delivery.unpacked` makes it again.

    Raises ValueError for one with attached files, which nothing of the portal sends.
    """
    if message.attachments:
        raise ValueError("A message with attached files cannot wait in the queue.")
    alternatives = (
        [[str(content), str(kind)] for content, kind in message.alternatives]
        if isinstance(message, EmailMultiAlternatives)
        else []
    )
    return {
        "subject": str(message.subject),
        "body": str(message.body),
        "from_email": message.from_email,
        "to": list(message.to),
        "cc": list(message.cc),
        "bcc": list(message.bcc),
        "reply_to": list(message.reply_to),
        "headers": {name: str(value) for name, value in message.extra_headers.items()},
        "alternatives": alternatives,
    }
