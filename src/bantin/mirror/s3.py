"""S3 and what speaks like it. Imported where the settings name it only."""

import base64
import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any, BinaryIO

from botocore.config import Config
from storages.backends.s3 import S3Storage

from bantin.mirror.standing import Fields
from bantin.mirror.target import Target, faults_of

AT_ONCE = 8
CHUNK = 1 << 20


class PublicS3(S3Storage):
    """The storage of django-storages, which gives up soon: what it does not take is sent again later."""

    client_config: Config

    def __init__(self, **options: Any) -> None:
        """Take the options of django-storages."""
        super().__init__(**options)
        self.client_config = self.client_config.merge(
            Config(
                connect_timeout=5,
                read_timeout=30,
                retries={"mode": "standard", "total_max_attempts": 2},
                max_pool_connections=AT_ONCE,
                # Older servers that speak like S3 refuse what is newer than MD5.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            )
        )


class S3(Target):
    """A bucket, or what is below a prefix in it. A content is called by its ETag."""

    at_once = AT_ONCE

    def __init__(self, storage: S3Storage) -> None:
        """Use the bucket, the prefix and the access of ``storage``."""
        # Of the connection each thread has its own, of the client they have one, which is made for that.
        self.client = storage.connection.meta.client
        self.bucket: str = storage.bucket_name
        self.prefix = f"{prefix}/" if (prefix := storage.location.strip("/")) else ""
        self.acl: str | None = storage.default_acl

    @property
    def description(self) -> str:
        """Name the server, the bucket and the prefix."""
        return f"s3://{self.bucket}/{self.prefix} at {self.client.meta.endpoint_url}"

    def put(self, name: str, file: BinaryIO, sha256: str, fields: Fields) -> str:
        """Send it in one request, so that it is there whole or not at all."""
        more = {"ACL": self.acl} if self.acl else {}
        if fields.redirect:
            more["WebsiteRedirectLocation"] = fields.redirect
        digest = hashlib.md5(usedforsecurity=False)
        while chunk := file.read(CHUNK):
            digest.update(chunk)
        file.seek(0)
        with self._faults(name):
            answer = self.client.put_object(
                Bucket=self.bucket,
                Key=self.prefix + name,
                Body=file,
                ContentType=fields.type,
                CacheControl=fields.caching,
                ContentMD5=base64.b64encode(digest.digest()).decode(),
                Metadata={"sha256": sha256},
                **more,
            )
        return str(answer["ETag"])

    def remove(self, name: str) -> None:
        """Delete it; one that is not there is deleted too."""
        with self._faults(name):
            self.client.delete_object(Bucket=self.bucket, Key=self.prefix + name)

    def listing(self) -> Iterator[tuple[str, str]]:
        """Ask for all names, a thousand at a time."""
        pages = self.client.get_paginator("list_objects_v2")
        with self._faults(""):
            for page in pages.paginate(Bucket=self.bucket, Prefix=self.prefix):
                for found in page.get("Contents", ()):
                    yield found["Key"].removeprefix(self.prefix), found["ETag"]

    def _faults(self, name: str) -> AbstractContextManager[None]:
        return faults_of(f"{self.description} {name}".strip())
