"""Addresses that were given up: they lead on to where their page stands now."""

from django.conf import settings

from bantin.baking.models import Artifact, FormerAddress
from bantin.baking.write import remove_file, remove_signpost, write_signpost


def leave(key: str, path: str) -> None:
    """Note that the artifact ``key`` has left ``path``, and take its file away unless another took the place."""
    FormerAddress.objects.update_or_create(path=path, defaults={"key": key})
    if not Artifact.objects.filter(path=path).exists():
        remove_file(settings.PUBLIC_ROOT, path)


def lead_on(key: str, path: str) -> None:
    """Let every former address of ``key`` lead to ``path``, where it stands now.

    An address at which an artifact stands is former no more.
    """
    FormerAddress.objects.filter(path=path).delete()
    remove_signpost(settings.PUBLIC_ROOT, path)
    for former in FormerAddress.objects.filter(key=key):
        write_signpost(settings.PUBLIC_ROOT, former.path, path)


def lead_nowhere(key: str) -> None:
    """Take the signposts to ``key`` away, which readers must not have any more.

    The addresses are kept: they lead there again when it is published again.
    """
    for former in FormerAddress.objects.filter(key=key):
        remove_signpost(settings.PUBLIC_ROOT, former.path)
