"""A page and its outbox rows are stored together or not at all."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from bantin.baking.models import Change
from bantin.portal.changes import announce
from bantin.portal.middleware import OneTransactionPerWrite

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("status", "stored"), [(200, 1), (302, 1), (403, 1), (500, 0), (503, 0)])
def test_an_answer_of_500_undoes_what_was_written(status: int, stored: int) -> None:
    def view(_: object) -> HttpResponse:
        announce({"page:1"})
        return HttpResponse(status=status)

    OneTransactionPerWrite(view)(RequestFactory().post("/"))
    assert Change.objects.count() == stored


def test_reading_takes_no_transaction(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        OneTransactionPerWrite(lambda _: HttpResponse())(RequestFactory().get("/"))
