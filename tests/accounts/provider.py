"""A real provider of OpenID Connect (Authlib's, by the package oidc-provider-mock), in a process of its own."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from tests.processes import free_port


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        return None


@dataclass
class Provider:
    """A running provider."""

    process: "subprocess.Popen[str]"
    port: int

    @property
    def issuer(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def knows(self, number: str, **claims: Any) -> None:
        """Let it know somebody."""
        request = urllib.request.Request(
            f"{self.issuer}/users/{number}",
            json.dumps(claims).encode(),
            {"Content-Type": "application/json"},
            method="PUT",
        )
        urllib.request.urlopen(request, timeout=10).close()

    def log_in(self, address: str, number: str, **answer: str) -> str:
        """Log in there as ``number``, or answer otherwise; returns where it sends the browser."""
        form = urllib.parse.urlencode(answer or {"sub": number}).encode()
        opener = urllib.request.build_opener(_Stay())
        with pytest.raises(urllib.error.HTTPError) as sent:
            opener.open(urllib.request.Request(address, form), timeout=10)
        with sent.value as answer:
            assert answer.code == 302, answer.read()
            return str(answer.headers["Location"])


@contextmanager
def running_provider() -> Iterator[Provider]:
    """Start a provider that insists on a nonce; it ends with the block."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce"],
        stderr=subprocess.PIPE,
        text=True,
    )
    provider = Provider(process, port)
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"{provider.issuer}/jwks", timeout=2).close()
                break
            except OSError:
                assert process.poll() is None, process.communicate()
                assert time.monotonic() < deadline
                time.sleep(0.1)
        yield provider
    finally:
        process.terminate()
        process.communicate(timeout=30)
