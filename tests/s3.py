"""A server that speaks S3, on loopback, in this process; its clients are whoever knows its address."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3
from botocore.config import Config
from moto.server import ThreadedMotoServer

KEYS = {"AWS_ACCESS_KEY_ID": "thu", "AWS_SECRET_ACCESS_KEY": "khoa-thu"}


class S3Server:
    """moto's server. It keeps what it was given while it is down."""

    def __init__(self, port: int = 0) -> None:
        self.port = port
        self.up()

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def up(self) -> None:
        """Answer."""
        logging.getLogger("werkzeug").setLevel(logging.WARNING)
        self._server = ThreadedMotoServer("127.0.0.1", self.port, verbose=False)
        self._server.start()
        self.port = self._server.get_host_and_port()[1]

    def down(self) -> None:
        """Answer no more: connections are refused."""
        self._server.stop()
        self._server._server.server_close()  # type: ignore[union-attr]

    def bucket(self) -> "Bucket":
        """Make a new bucket."""
        client = boto3.client(
            "s3",
            endpoint_url=self.url,
            region_name="us-east-1",
            aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
            config=Config(retries={"total_max_attempts": 3}),
        )
        name = f"cong-{secrets.token_hex(6)}"
        client.create_bucket(Bucket=name)
        return Bucket(self, client, name)


class Bucket:
    """A bucket, as somebody else looks at it."""

    def __init__(self, server: S3Server, client: Any, name: str) -> None:
        self.server, self.client, self.name = server, client, name

    @property
    def environment(self) -> dict[str, str]:
        """What tells BanTin to use it, below a prefix."""
        return {
            **KEYS,
            "BANTIN_PUBLIC_STORAGE": f"s3://{self.name}/cong",
            "BANTIN_PUBLIC_STORAGE_OPTIONS": f'{{"endpoint_url": "{self.server.url}", "region_name": "us-east-1"}}',
        }

    def etags(self, prefix: str = "cong/") -> dict[str, str]:
        """Every object, its key without the prefix."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.name)
        return {
            found["Key"].removeprefix(prefix): found["ETag"]
            for page in pages
            for found in page.get("Contents", ())
        }

    def get(self, name: str) -> Any:
        """The object and what it is served with."""
        return self.client.get_object(Bucket=self.name, Key=f"cong/{name}")

    def body(self, name: str) -> bytes:
        """The object's content."""
        return bytes(self.get(name)["Body"].read())

    def put(self, name: str, body: bytes) -> None:
        """Write past BanTin."""
        self.client.put_object(Bucket=self.name, Key=f"cong/{name}", Body=body)

    def delete(self, name: str) -> None:
        """Delete past BanTin."""
        self.client.delete_object(Bucket=self.name, Key=f"cong/{name}")


@contextmanager
def running_s3() -> Iterator[S3Server]:
    """Run a server until the block ends."""
    server = S3Server()
    try:
        yield server
    finally:
        server.down()
