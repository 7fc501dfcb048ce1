"""The zones of a layout as the desk edits them and the database keeps them."""

import json
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin import telepath
from wagtail.blocks.stream_block import StreamBlockAdapter, StreamValue

from bantin.portal.fields import BlocksField
from bantin.portal.layouts import registered_blocks

MISSING = "missing"


class MissingBlock(blocks.FieldBlock):
    """A stored block whose type the software no longer has: kept as it is, shown in the desk, not on pages."""

    def __init__(self, **kwargs: Any) -> None:
        """Show what is stored, to be read and not changed."""
        self.field = forms.CharField(
            required=False,
            widget=forms.TextInput(attrs={"readonly": True}),
            help_text=(
                _(
                    "Phần mềm không còn khối này. Trang vẫn hiện bình thường và bỏ qua khối. "
                    "Hãy xóa khối, hoặc để nguyên nếu khối sẽ được cài lại."
                )
            ),
        )
        super().__init__(**kwargs)

    class Meta:
        label = _("Khối không còn")
        icon = "warning"
        group = _("Khối không còn")


class EmptyBlock(blocks.StaticBlock):
    """A zone that is to stay empty, where one without any block takes over the general layout's."""

    class Meta:
        label = _("Để trống vùng này")
        icon = "cross"
        group = "Khung trang"
        description = _("Vùng không hiện gì, cũng không lấy theo bố cục chung.")
        admin_text = _("Vùng này không hiện gì trên trang.")


class ZoneBlock(blocks.StreamBlock):
    """The blocks of one zone: those that the domains have registered by the time they are asked for."""

    empty_zone = EmptyBlock()
    missing = MissingBlock()

    @property
    def child_blocks(self) -> dict[str, blocks.Block]:
        """All blocks by type. A property, because domains register after this class is made."""
        return {**registered_blocks(), **self._own_blocks}

    @child_blocks.setter
    def child_blocks(self, own: dict[str, blocks.Block]) -> None:
        self._own_blocks = own

    def ordered_child_blocks(self) -> list[blocks.Block]:
        """All blocks in the order of the desk's menu: by group and label, then those of any zone."""
        registered = registered_blocks().values()
        by_label = sorted(registered, key=lambda block: (block.meta.group, block.label))
        return [*by_label, *self._own_blocks.values()]

    def to_python(self, value: Any) -> StreamValue:
        """Return ``value`` with blocks of unknown types wrapped, where Wagtail would drop them."""
        if isinstance(value, str) and value:
            value = json.loads(value)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            value = [self._wrapped(child) for child in value]
        return super().to_python(value)

    def get_prep_value(self, value: Any) -> Any:
        """Return what is stored: wrapped blocks as they once were, so that they work again with their type."""
        return [_unwrapped(child) for child in super().get_prep_value(value)]

    def _wrapped(self, child: dict[str, Any]) -> dict[str, Any]:
        if child["type"] in self.child_blocks:
            return child
        stored = json.dumps({"type": child["type"], "value": child["value"]}, ensure_ascii=False)
        return {"type": MISSING, "value": stored, "id": child.get("id")}


def _unwrapped(child: dict[str, Any]) -> dict[str, Any]:
    return (
        {**json.loads(child["value"]), "id": child.get("id")} if child["type"] == MISSING else child
    )


def missing_types(value: StreamValue) -> list[str]:
    """Return the types of the blocks of ``value`` that the software no longer has."""
    return [
        str(json.loads(child["value"])["type"])
        for child in value.raw_data
        if child["type"] == MISSING
    ]


class ZoneBlockAdapter(StreamBlockAdapter):
    """How the desk's editor learns of a zone: as of any stream, but its menu does not offer `MissingBlock`."""

    js_constructor = "bantin.portal.ZoneBlock"

    @cached_property
    def media(self) -> forms.Media:
        """The scripts of the editor."""
        media: forms.Media = super().media
        return media + forms.Media(js=["portal/zone-block.js"])


telepath.register(ZoneBlockAdapter(), ZoneBlock)


class ZoneField(BlocksField):
    """A zone of a layout."""

    def __init__(self, block_types: Any = ZoneBlock, **kwargs: Any) -> None:
        """Take the blocks of `ZoneBlock`, whatever a migration recorded."""
        super().__init__(ZoneBlock, **kwargs)
