"""Where a change ends: what others show of a thing is compared with what it was."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from bantin.baking.models import Change, Dependency, Facet
from bantin.baking.portions import in_portions
from bantin.portal import facets


def that_changed(tags: Iterable[str]) -> list[str]:
    """Return ``tags`` without the facets that are what they were, and keep what the others are now."""
    every = list(tags)
    digests = _digests_of(every)
    known: dict[str, str] = {}
    for some in in_portions(digests):
        known.update(Facet.objects.filter(tag__in=some).values_list("tag", "digest"))
    changed = {tag: digest for tag, digest in digests.items() if known.get(tag) != digest}
    _keep(changed)
    return [tag for tag in every if tag not in digests or tag in changed]


def learn(since: int) -> None:
    """Keep what the facets are that pages show, after all were baked; ``since`` is the last change before that.

    A facet that has changed meanwhile may be shown as it was: it counts as changed when its change is planned.
    """
    kinds = Q()
    for kind in facets.kinds():
        kinds |= Q(tag__startswith=f"{kind}:")
    shown = Dependency.objects.filter(kinds).values_list("tag", flat=True).distinct()
    digests = _digests_of(shown.iterator())
    # Read after the digests: a change and what it changes are seen together.
    for tags in Change.objects.filter(pk__gt=since).values_list("tags", flat=True):
        for tag in tags:
            digests.pop(tag, None)
    _keep(digests)


def _digests_of(tags: Iterable[str]) -> dict[str, str]:
    return {tag: digest for tag in tags if (digest := facets.digest_of(tag))}


def _keep(digests: Mapping[str, str]) -> None:
    Facet.objects.bulk_create(
        [Facet(tag=tag, digest=digest) for tag, digest in digests.items()],
        update_conflicts=True,
        unique_fields=["tag"],
        update_fields=["digest"],
        batch_size=500,
    )
