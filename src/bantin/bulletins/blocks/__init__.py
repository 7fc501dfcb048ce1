"""How bulletins are shown: each block is a module and a view of it. Importing this registers them.

``bulletin · toolbar`` and ``bulletin · view`` carry the names that the older portals gave them,
Block_BanTin_Toolbar and Block_BanTin_ViewData.
"""

from bantin.bulletins.blocks import latest, page, picks, section

__all__ = ["latest", "page", "picks", "section"]
