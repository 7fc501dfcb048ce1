"""What Wagtail names in English only has a name in the language of the desk."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import translation
from django.utils.text import capfirst
from wagtail.locales.views import IndexView as ListOfLocales
from wagtail.models import Locale
from wagtail.sites.views import IndexView as ListOfSites

from bantin.portal.desk_words import FORMS
from scripts.desk_messages import TRANSLATED


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_every_field_has_a_label_in_the_catalogues(form: type) -> None:
    known = {m.id for translated in TRANSLATED for m in translated.kept()}
    for field in form.base_fields.values():  # type: ignore[attr-defined]
        if field.label in {"", "#"}:
            continue
        with translation.override("en"):
            english = str(field.label)
        with translation.override("vi"):
            vietnamese = str(field.label)
        assert english in known
        assert vietnamese != english or english == "URL"


def test_columns_and_models_are_named() -> None:
    for language, sites, locale, locales in (
        ("vi", ["Cổng", "Cổng mạng", "Tên cổng", "Trang gốc", "Mặc định?"], "ngôn ngữ", "ngôn ngữ"),
        ("en", ["Site", "Port", "Site name", "Root page", "Default?"], "locale", "locales"),
    ):
        with translation.override(language):
            assert [str(column.label) for column in ListOfSites.columns] == sites
            assert str(Locale._meta.verbose_name) == locale
            assert str(Locale._meta.verbose_name_plural) == locales
            assert capfirst(locales) == str(ListOfLocales.page_title)


def test_the_actions_of_a_page_are_named(client: Client, db: None) -> None:
    client.force_login(User.objects.create_superuser("lan", "lan@example.vn", "mat-khau-dai-lam"))
    text = client.get("/quan-tri/pages/").content.decode()
    assert '<nav aria-label="Thao tác" id="w-slim-header-buttons"' in text
