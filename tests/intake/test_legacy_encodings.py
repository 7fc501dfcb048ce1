"""A page in TCVN3, as portals of the nineties exported them."""

import importlib.util
from pathlib import Path

import pytest

from bantin.intake.sources import parse

ENCODERS = Path(__file__).parents[1] / "text/encoders.py"


@pytest.fixture(scope="module")
def tcvn3():
    spec = importlib.util.spec_from_file_location("encoders", ENCODERS)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.tcvn3


@pytest.mark.parametrize("name", ["ocop", "phong-chay-rung", "tong-ket-thi-dua", "giai-ngan"])
def test_a_page_in_tcvn3_is_converted_and_noted(page_bytes, tcvn3, name):
    raw = page_bytes(name)
    record, known = parse(tcvn3(raw.decode())), parse(raw)

    assert record.encoding == "tcvn3"
    assert record.review[0].code == "converted-encoding"
    assert record.headline.casefold() == known.headline.casefold()
    assert record.date == known.date
    assert [part.kind for part in record.body] == [part.kind for part in known.body]
    assert record.byline.casefold() == known.byline.casefold()
