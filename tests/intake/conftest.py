from pathlib import Path

import pytest

PAGES = Path(__file__).parent / "pages"
SAMPLE = Path(__file__).parents[3] / "shared/samples/bac-kan-2024-04-08.txt"


def _dump(
    body="Đoạn văn duy nhất của trang này đã kết thúc bằng dấu chấm.\n\nThu Hà",
    *,
    date="08/04/2024",
    controls="Tăng cỡ chữ Giảm cỡ chữ",
    headline="Họp bàn công tác thủy lợi nội đồng",
    lead="Sáng 8/4, UBND huyện họp bàn công tác thủy lợi nội đồng vụ xuân.",
):
    toolbar = "\n".join(line for line in (date, controls, headline, lead) if line)
    return (
        f"PublishingPortal - Block_BanTin_Toolbar\n\n{toolbar}\n\n"
        f"PublishingPortal - Block_BanTin_ViewData\n\n{body}\n"
    )


@pytest.fixture(scope="session")
def dump():
    """Return a function that writes a whole dump around what a test cares for."""
    return _dump


@pytest.fixture(scope="session")
def page_bytes():
    """Return a function from the name of a page under pages/ to its bytes."""
    return lambda name: (PAGES / f"{name}.txt").read_bytes()


@pytest.fixture(scope="session")
def sample():
    if not SAMPLE.exists():
        pytest.skip("the sample is not beside this repository")
    return SAMPLE.read_bytes()
