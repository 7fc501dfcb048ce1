"""Photos and files of the library."""

import unicodedata
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from bantin.portal.models import Attachment, Photo

pytestmark = pytest.mark.django_db
DECOMPOSED = unicodedata.normalize("NFD", "Kế hoạch số 5")


def test_words_of_a_photo_are_stored_composed(make_photo: Callable[..., Any]) -> None:
    photo = make_photo(caption=DECOMPOSED, credit=DECOMPOSED, description=DECOMPOSED)
    stored = Photo.objects.get(pk=photo.pk)
    assert {stored.caption, stored.credit, stored.description} == {"Kế hoạch số 5"}


def test_a_title_of_a_file_is_stored_composed() -> None:
    attachment = Attachment(title=DECOMPOSED)
    attachment.file.save("ke-hoach.txt", BytesIO(b"1"))
    attachment.save()
    assert Attachment.objects.get().title == "Kế hoạch số 5"


def test_a_file_says_its_type_and_its_size() -> None:
    attachment = Attachment(title="Kế hoạch")
    attachment.file.save("ke-hoach.txt", BytesIO(b"a" * 2048))
    assert (attachment.extension, attachment.size_text) == ("TXT", "2,0 KB")
