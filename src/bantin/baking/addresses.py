"""Addresses that were given up: they lead on to where their page stands now."""

from collections.abc import Iterator

from django.conf import settings

from bantin.baking.models import Artifact, FormerAddress
from bantin.baking.write import remove_file, remove_signpost, write_signpost
from bantin.portal.sites import default_host


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
        write_signpost(settings.PUBLIC_ROOT, former.path, _seen_from(former.path, path))


def _seen_from(former: str, path: str) -> str:
    """Return ``path`` as a signpost at ``former`` says it: from another host the default one is named too."""
    if former.startswith("//") and not path.startswith("//"):
        return f"//{default_host()}{path}"
    return path


def all_that_lead_on() -> Iterator[tuple[str, str]]:
    """Yield each former address of a page that stands somewhere, and what its signpost says, sorted."""
    stands = dict(Artifact.objects.values_list("key", "path"))
    taken = set(stands.values())
    for former in FormerAddress.objects.order_by("path").iterator():
        if former.path.endswith("/") and former.path not in taken and former.key in stands:
            yield former.path, _seen_from(former.path, stands[former.key])


def lead_nowhere(key: str) -> None:
    """Take the signposts to ``key`` away, which readers must not have any more.

    The addresses are kept: they lead there again when it is published again.
    """
    for former in FormerAddress.objects.filter(key=key):
        remove_signpost(settings.PUBLIC_ROOT, former.path)
