"""Which artifacts a set of changed tags concerns. Pure: values in, values out."""

from collections.abc import Callable, Iterable


def keys_to_bake(
    tags: Iterable[str],
    dependents: Iterable[str],
    keys_for: Callable[[str], Iterable[str]],
) -> list[str]:
    """Return the keys to bake, each once: first those that ``tags`` are about, then their ``dependents``.

    ``dependents`` are the keys of the artifacts that read one of the tags when they were last baked;
    ``keys_for`` names those that a tag is about even if they were never baked.
    """
    named = (key for tag in tags for key in keys_for(tag))
    return list(dict.fromkeys([*named, *dependents]))
