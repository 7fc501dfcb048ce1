"""Dates and numbers as Vietnam reads and writes them, in Django's and Wagtail's own widgets."""

import datetime
from decimal import Decimal

import pytest
from django import forms
from django.utils import formats, translation
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("text", ["08/04/2024", "08-04-2024", "2024-04-08"])
def test_the_day_comes_first(language: str, text: str) -> None:
    with translation.override(language):
        assert forms.DateField().clean(text) == datetime.date(2024, 4, 8)


def test_a_day_that_is_none_is_refused() -> None:
    with translation.override("vi"), pytest.raises(forms.ValidationError):
        forms.DateField().clean("31/02/2024")


def test_the_desk_shows_what_it_reads() -> None:
    with translation.override("vi"):
        date = AdminDateInput().format_value(datetime.date(2024, 4, 8))
        moment = AdminDateTimeInput().format_value(datetime.datetime(2024, 4, 8, 14, 30))  # noqa: DTZ001
        assert (date, moment) == ("08/04/2024", "08/04/2024 14:30")
        assert forms.DateTimeField().clean(moment).replace(tzinfo=None) == datetime.datetime(  # noqa: DTZ001
            2024, 4, 8, 14, 30
        )


def test_how_dates_and_numbers_are_written() -> None:
    with translation.override("vi"):
        day = datetime.date(2024, 4, 8)
        assert formats.date_format(day, "SHORT_DATE_FORMAT") == "08/04/2024"
        assert formats.date_format(day, "YEAR_MONTH_FORMAT") == "tháng 4/2024"
        assert formats.number_format(Decimal("1234567.5"), force_grouping=True) == "1.234.567,5"
        assert forms.DecimalField(localize=True).clean("1234,5") == Decimal("1234.5")


def test_the_week_starts_on_monday() -> None:
    with translation.override("vi"):
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
