"""Addresses that were given up: they lead on to where their page stands now."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db.models import Q

from bantin.baking.models import Artifact, FormerAddress
from bantin.baking.output import Output
from bantin.baking.portions import MANY, in_portions
from bantin.portal.sites import default_host


def leave(key: str, path: str, output: Output) -> None:
    """Note that the artifact ``key`` has left ``path``, and take its file away unless another took the place."""
    FormerAddress.objects.update_or_create(path=path, defaults={"key": key})
    if not Artifact.objects.filter(path=path).exists():
        output.remove(path)


def lead_on(paths: Mapping[str, str], output: Output) -> None:
    """Let every former address of the artifacts in ``paths`` (by key) lead to where they stand now.

    An address at which an artifact stands is former no more.
    """
    # Two lists in one query.
    for some in in_portions(paths, MANY // 2):
        standing = [paths[key] for key in some]
        for former in FormerAddress.objects.filter(Q(path__in=standing) | Q(key__in=some)):
            if former.path in standing:
                output.lead_nowhere(former.path)
                former.delete()
            else:
                output.lead(former.path, _seen_from(former.path, paths[former.key]))


def _seen_from(former: str, path: str) -> str:
    """Return ``path`` as a signpost at ``former`` says it: from another host the default one is named too."""
    if former.startswith("//") and not path.startswith("//"):
        return f"//{default_host()}{path}"
    return path


def all_that_lead_on() -> Iterator[tuple[str, str]]:
    """Yield each former address of a page that stands somewhere, and what its signpost says, sorted."""
    paths = FormerAddress.objects.order_by("path").values_list("path", flat=True)
    return that_lead_on(list(paths))


def that_lead_on(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the same for those of ``paths`` that are such addresses, in their order."""
    for some in in_portions(paths):
        formers = dict(FormerAddress.objects.filter(path__in=some).values_list("path", "key"))
        standing = Artifact.objects.filter(key__in=set(formers.values()))
        stands = dict(standing.values_list("key", "path"))
        taken = set(Artifact.objects.filter(path__in=some).values_list("path", flat=True))
        for path in some:
            target = stands.get(formers.get(path, ""))
            if path.endswith("/") and path not in taken and target is not None:
                yield path, _seen_from(path, target)


def lead_nowhere(keys: Collection[str], output: Output) -> None:
    """Take the signposts to ``keys`` away, which readers must not have any more.

    The addresses are kept: they lead there again when it is published again.
    """
    for former in FormerAddress.objects.filter(key__in=keys):
        output.lead_nowhere(former.path)
