"""The storage that follows the public folder, whichever it is."""

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from django.core.exceptions import ImproperlyConfigured
from django.core.files import File
from django.core.files.storage import Storage, storages

from bantin.mirror.faults import StorageFault
from bantin.mirror.standing import Fields

S3_BACKEND = "bantin.mirror.s3.PublicS3"
# Options that name a place have none of these in their names.
SECRETS = ("key", "password", "secret", "token", "credential")


class Target(ABC):
    """What takes files by their names. Its methods raise `StorageFault` where it does not do as it is asked."""

    at_once = 1
    """How many files it takes at a time."""

    @property
    @abstractmethod
    def description(self) -> str:
        """Say which storage it is; without secrets."""

    @abstractmethod
    def put(self, name: str, file: BinaryIO, sha256: str, fields: Fields) -> str:
        """Store ``file`` in place of what stands at ``name``; returns what the storage calls this content."""

    @abstractmethod
    def remove(self, name: str) -> None:
        """Take away what stands at ``name``, if anything does."""

    @abstractmethod
    def listing(self) -> Iterator[tuple[str, str]]:
        """Yield the name of each file in the storage, and what the storage calls its content."""


class AnyStorage(Target):
    """A storage of which nothing is known but what Django's have in common. A content is called by its SHA-256."""

    def __init__(self, storage: Storage, description: str) -> None:
        """Write to ``storage``."""
        self.storage = storage
        self._description = description

    @property
    def description(self) -> str:
        """Say what the settings say."""
        return self._description

    def put(self, name: str, file: BinaryIO, sha256: str, fields: Fields) -> str:
        """Save it; what stands in its way goes first, where the storage would choose another name."""
        with faults_of(name):
            if self.storage.get_available_name(name) != name:
                self.storage.delete(name)
            stored = self.storage.save(name, File(file, name=name))
            if stored != name:
                self.storage.delete(stored)
                raise StorageFault(f"it stored {name} under another name, {stored}")
        return sha256

    def remove(self, name: str) -> None:
        """Delete it."""
        with faults_of(name):
            self.storage.delete(name)

    def listing(self) -> Iterator[tuple[str, str]]:
        """Read every file: there is no other way to tell what it holds."""
        with faults_of(""):
            yield from self._below("")

    def _below(self, folder: str) -> Iterator[tuple[str, str]]:
        try:
            folders, files = self.storage.listdir(folder)
        except FileNotFoundError:
            return
        for last in files:
            name = f"{folder}{last}"
            with self.storage.open(name) as file:
                digest = hashlib.sha256()
                for chunk in file.chunks():
                    digest.update(chunk)
            yield name, digest.hexdigest()
        for last in folders:
            yield from self._below(f"{folder}{last}/")


@contextmanager
def faults_of(name: str) -> Iterator[None]:
    """Turn whatever a storage raises while it works at ``name`` into a `StorageFault`: each has its own kinds."""
    try:
        yield
    except StorageFault:
        raise
    except Exception as error:
        at = f"{name}: " if name else ""
        words = " ".join(str(error).split()) or "no reason was given"
        raise StorageFault(f"{at}{type(error).__name__}: {words.rstrip('.')}") from error


def public_target() -> Target | None:
    """Return the storage that the settings name; None where they name none.

    Raises ImproperlyConfigured where it cannot be made from what they say.
    """
    if "public" not in storages.backends:
        return None
    try:
        return _target(storages["public"])
    except Exception as error:
        # Each storage has its own ways to say that it cannot work with what it was given.
        raise ImproperlyConfigured(
            f"the storage that BANTIN_PUBLIC_STORAGE names cannot be made: {error}"
        ) from error


def _target(storage: object) -> Target:
    if not isinstance(storage, Storage):
        raise TypeError(f"{type(storage).__name__} is no storage of Django's")
    if _said()["BACKEND"] == S3_BACKEND:
        from bantin.mirror.s3 import S3

        return S3(storage)
    return AnyStorage(storage, _said_by_settings())


def _said_by_settings() -> str:
    said = _said()
    options = {
        key: value
        for key, value in said.get("OPTIONS", {}).items()
        if not any(word in key.lower() for word in SECRETS)
    }
    return f"{said['BACKEND']} {json.dumps(options, sort_keys=True, default=str)}"


def _said() -> dict[str, Any]:
    backends: Any = storages.backends
    return dict(backends["public"])
