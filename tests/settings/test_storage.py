"""Which storage the environment names."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from bantin.settings.storage import public_storage


@pytest.mark.parametrize(
    ("place", "bucket", "prefix"),
    [
        ("s3://cong-tinh", "cong-tinh", ""),
        ("s3://cong-tinh/", "cong-tinh", ""),
        ("s3://cong.tinh.gov.vn/cong/chinh/", "cong.tinh.gov.vn", "cong/chinh"),
    ],
)
def test_a_bucket(place: str, bucket: str, prefix: str) -> None:
    (storage,) = public_storage(place, '{"region_name": "hn-1"}').values()
    assert storage["BACKEND"] == "bantin.mirror.s3.PublicS3"
    assert storage["OPTIONS"] == {
        "bucket_name": bucket,
        "location": prefix,
        "region_name": "hn-1",
    }


@pytest.mark.parametrize("nothing", [None, ""])
def test_none(nothing: str | None) -> None:
    assert public_storage(nothing, nothing) == {}


@pytest.mark.parametrize(
    ("place", "options", "words"),
    [
        ("s3:cong", None, "must be like s3://bucket/prefix"),
        ("s3://Cong", None, "must be like s3://bucket/prefix"),
        ("s3://cong//x", None, "must be like s3://bucket/prefix"),
        ("/srv/cong", None, "must be like s3://bucket/prefix"),
        ("storage", None, "must be like s3://bucket/prefix"),
        ("s3://cong", "{", "no object in JSON"),
        ("s3://cong", "[]", "no object in JSON"),
        ("s3://cong", '{"bucket_name": "x"}', "has 'bucket_name', which BANTIN_PUBLIC_STORAGE"),
        (None, "{}", "names no storage"),
    ],
)
def test_what_is_wrong_is_said(place: str | None, options: str | None, words: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=words):
        public_storage(place, options)
