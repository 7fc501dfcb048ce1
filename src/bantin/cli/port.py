"""The port that readers and editors use."""

import os
import socket

import click

HOST = "127.0.0.1"


def chosen_port() -> int:
    """Return PORT, 8000 where it is not set. Raises click's error when it is no port's number."""
    value = os.environ.get("PORT", "8000")
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise click.ClickException(f"PORT is {value!r}; it must be a number from 1 to 65535.")
    return int(value)


def refuse_used_port(port: int) -> None:
    """Raise a clear error when ``port`` cannot be listened on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError as error:
            raise click.ClickException(
                f"Port {port} cannot be used: ports below 1024 need rights that this user has not. "
                "Choose another: PORT=8000 make run"
            ) from error
        except OSError as error:
            raise click.ClickException(
                f"Port {port} cannot be used ({error.strerror}). "
                f"Stop the program that has it, or choose another: PORT={port % 65535 + 1} make run"
            ) from error
