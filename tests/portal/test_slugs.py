"""The browser folds addresses as the server does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.portal.slugs import FoldedSlugInput, folding
from bantin.text.slug import slugify


def folded_as_in_the_browser(text: str) -> str:
    for pattern, replacement in folding():
        text = pattern.sub(replacement, text)
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


@pytest.mark.parametrize(
    "headline",
    ["Hội nghị triển khai nhiệm vụ", "Đường Đỗ Đức Dục", "Thủy lợi, thuỷ sản", "UBND xã Ỷ La"],
)
def test_both_sides_agree(headline: str) -> None:
    assert folded_as_in_the_browser(headline) == slugify(headline)


@given(
    st.text(
        "aăâeêioôơuưyđáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵĐÂ bcgh",
        max_size=40,
    )
)
def test_both_sides_agree_on_any_vietnamese(text: str) -> None:
    assert folded_as_in_the_browser(text) == slugify(text, max_length=200)


def test_the_field_carries_the_folding() -> None:
    assert "\\u0111" in FoldedSlugInput().attrs["data-w-slug-formatters-value"]
