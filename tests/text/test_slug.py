import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.slug import slugify
from tests.text.strategies import marked_text, new_placement, nfd, phrases, wrong_order


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Đại hội Đảng bộ xã Thử lần thứ I", "dai-hoi-dang-bo-xa-thu-lan-thu-i"),
        ("Thu & chi quý II: R&D tăng 5,9%", "thu-va-chi-quy-ii-r-d-tang-5-9-phan-tram"),
        ("Trồng 1.250.000 cây", "trong-1250000-cay"),
        ("Họp ngày 8.4.2024", "hop-ngay-8-4-2024"),
        ("Lễ hội của người M’Nông", "le-hoi-cua-nguoi-mnong"),
        ("Rộng 5 m² – Straße", "rong-5-m2-strasse"),
        ("  --Mở đầu…  ", "mo-dau"),
        ("Ðường mới", "duong-moi"),
    ],
)
def test_slugs(headline: str, slug: str) -> None:
    assert slugify(headline) == slug


@pytest.mark.parametrize("text", ["", "…", " - ", "你好", "&", "%", "“”"])
def test_text_without_latin_letters_or_digits_has_no_slug(text: str) -> None:
    assert slugify(text) == ""


def test_a_long_slug_is_cut_between_syllables() -> None:
    assert slugify("một hai ba", 7) == "mot-hai"
    assert slugify("một hai ba", 8) == "mot-hai"
    assert slugify("một hai ba", 6) == "mot"
    assert slugify("nghiêng ngả", 3) == "ngh"


def test_no_room_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        slugify("a", 0)


@given(phrases)
def test_every_spelling_has_the_same_slug(text: str) -> None:
    slug = slugify(text)
    for spelling in (nfd(text), wrong_order(text), new_placement(text), text.upper()):
        assert slugify(spelling) == slug


@given(marked_text, st.integers(1, 100))
def test_a_slug_is_an_address(text: str, length: int) -> None:
    slug = slugify(text, length)
    assert re.fullmatch("(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert len(slug) <= length
    assert slugify(slug, length) == slug
    assert slugify(nfd(text), length) == slug
