"""The pictures by name."""
from .fields import planted_forest, planting, rice_terraces, tea_hills
from .works import industrial_park, mountain_road, reservoir, river_bridge
from .rivers import flood, riverside_town
from .meetings import conference_hall, show_of_cards
from .services import digital_service, one_stop_counter
ALL = {"toan-canh-hoi-nghi": conference_hall, "bieu-quyet": show_of_cards, "ruong-bac-thang": rice_terraces, "doi-che": tea_hills, "rung-trong": planted_forest, "trong-cay": planting,
"cau-qua-song": river_bridge, "duong-mien-nui": mountain_road, "khu-cong-nghiep": industrial_park, "ho-thuy-loi": reservoir,
"pho-ven-song": riverside_town, "mua-lu": flood, "bo-phan-mot-cua": one_stop_counter, "dich-vu-so": digital_service}
from .village import school, health_station, culture_house
from .life import festival, highland_market, products
ALL |= {"truong-hoc": school, "tram-y-te": health_station, "nha-van-hoa": culture_house, "le-hoi": festival, "cho-phien": highland_market, "gian-hang-ocop": products}
