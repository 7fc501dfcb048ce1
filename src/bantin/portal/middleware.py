"""Requests that write are one transaction, so that a page and its outbox rows are stored together or not at all."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class OneTransactionPerWrite:
    """Wrap requests with an unsafe method in a transaction; an answer of 500 or above undoes it.

    Django's ATOMIC_REQUESTS would do the same for reads, which on SQLite take the write lock then.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain, as Django hands it over."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer ``request``, inside a transaction where it may write."""
        if request.method in SAFE_METHODS:
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response
