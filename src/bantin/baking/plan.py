"""Which artifacts a change concerns, and how soon each is baked. Pure: values in, values out."""

from collections.abc import Callable, Iterable, Mapping

FIRST = 1000
"""The heat of what a change is about: its own page and the lists that it names, before all that shows them too."""


def jobs_for(
    tags: Iterable[str],
    dependents: Mapping[str, int],
    keys_for: Callable[[str], Iterable[str]],
) -> dict[str, int]:
    """Return the keys to bake and the heat of each, hottest first.

    ``dependents`` are the keys of the artifacts that read one of ``tags`` when they were last baked, with the heat
    of each; ``keys_for`` names those that a tag is about even if they were never baked.
    """
    named = dict.fromkeys((key for tag in tags for key in keys_for(tag)), FIRST)
    others = {key: heat for key, heat in dependents.items() if key not in named}
    return {**named, **dict(sorted(others.items(), key=lambda item: -item[1]))}
