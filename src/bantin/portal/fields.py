"""Fields made of blocks, as the portal stores them."""

from typing import Any

from wagtail.fields import StreamField

from bantin.text.normalise import nfc, writable


def composed(value: Any) -> Any:
    r"""Return ``value``, what JSON can hold, with every text in it composed (NFC) and such that files can hold it.

    JSON from a browser can name halves of characters (``\ud83d``), which no page could be written with.
    """
    if isinstance(value, str):
        return nfc(writable(value))
    if isinstance(value, list):
        return [composed(item) for item in value]
    if isinstance(value, dict):
        return {key: composed(item) for key, item in value.items()}
    return value


class BlocksField(StreamField):
    """A field of blocks: composed Unicode, and migrations that a new block does not concern.

    docs/decisions/0007-blocks-outside-migrations.md says why.
    """

    def get_prep_value(self, value: Any) -> Any:
        """Return what is stored in a row or a revision, with its texts as `composed` makes them."""
        return composed(super().get_prep_value(value))

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return what a migration records: the field without its blocks."""
        name, path, _, options = super(StreamField, self).deconstruct()
        return name, path, [[]], options
