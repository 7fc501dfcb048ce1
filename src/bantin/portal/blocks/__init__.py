"""The frame's own blocks. Importing this registers them."""

from bantin.portal.blocks import frame, written

__all__ = ["frame", "written"]
