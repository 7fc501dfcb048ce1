"""The pictures, one a module."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from ..canvas import Canvas
from .bridge import river_bridge
from .clinic import health_station
from .conference import conference_hall
from .counter import one_stop_counter
from .festival import festival
from .flood import flood
from .forest import planted_forest
from .industry import industrial_park
from .market import highland_market
from .mountain_road import mountain_road
from .online import digital_service
from .planting import planting
from .products import products
from .reservoir import reservoir
from .school import school
from .stilt_house import culture_house
from .tea import tea_hills
from .terraces import rice_terraces
from .town import riverside_town
from .vote import show_of_cards

ALL: dict[str, Callable[[Canvas], Image.Image]] = {
    "toan-canh-hoi-nghi": conference_hall,
    "bieu-quyet": show_of_cards,
    "ruong-bac-thang": rice_terraces,
    "doi-che": tea_hills,
    "rung-trong": planted_forest,
    "trong-cay": planting,
    "cau-qua-song": river_bridge,
    "duong-mien-nui": mountain_road,
    "khu-cong-nghiep": industrial_park,
    "pho-ven-song": riverside_town,
    "ho-thuy-loi": reservoir,
    "mua-lu": flood,
    "truong-hoc": school,
    "tram-y-te": health_station,
    "nha-van-hoa": culture_house,
    "le-hoi": festival,
    "cho-phien": highland_market,
    "gian-hang-ocop": products,
    "bo-phan-mot-cua": one_stop_counter,
    "dich-vu-so": digital_service,
}
