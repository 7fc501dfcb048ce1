"""Which storage follows the public folder, as the environment says it.

BANTIN_PUBLIC_STORAGE          ``s3://BUCKET`` or ``s3://BUCKET/PREFIX``, or the name of a storage class of Django
BANTIN_PUBLIC_STORAGE_OPTIONS  its options, an object in JSON
"""

import json
import re

from django.core.exceptions import ImproperlyConfigured

S3 = re.compile(r"s3://(?P<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?P<prefix>(/[^/?#]+)*)/?")
CLASS = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+")


def public_storage(place: str | None, options: str | None) -> dict[str, dict[str, object]]:
    """Return the entry ``public`` of STORAGES; an empty one where no ``place`` is named."""
    if not place:
        if options:
            raise ImproperlyConfigured(
                "BANTIN_PUBLIC_STORAGE_OPTIONS is set, but BANTIN_PUBLIC_STORAGE names no storage."
            )
        return {}
    given = _object(options or "{}")
    if s3 := S3.fullmatch(place):
        of_place = {"bucket_name": s3["bucket"], "location": s3["prefix"].lstrip("/")}
        if twice := sorted(of_place.keys() & given.keys()):
            raise ImproperlyConfigured(
                f"BANTIN_PUBLIC_STORAGE_OPTIONS has {twice[0]!r}, which BANTIN_PUBLIC_STORAGE says already."
            )
        return {
            "public": {"BACKEND": "bantin.mirror.s3.PublicS3", "OPTIONS": {**of_place, **given}}
        }
    if not CLASS.fullmatch(place):
        raise ImproperlyConfigured(
            f"BANTIN_PUBLIC_STORAGE is {place!r}; it must be like s3://bucket/prefix, or name a storage class of "
            "Django, like django.core.files.storage.FileSystemStorage."
        )
    return {"public": {"BACKEND": place, "OPTIONS": given}}


def _object(options: str) -> dict[str, object]:
    try:
        given = json.loads(options)
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise ImproperlyConfigured(
            "BANTIN_PUBLIC_STORAGE_OPTIONS is no object in JSON; it must be like "
            '{"endpoint_url": "https://s3.example.vn", "region_name": "hn-1"}.'
        )
    return given
