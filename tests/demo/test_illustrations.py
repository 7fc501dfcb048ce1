"""The demonstration's pictures: all there, repeatable, and no two alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from bantin.demo.illustrations import SCENES, UnknownSceneError, render
from bantin.demo.illustrations.__main__ import main

SMALL = (320, 200)
NAMES = {
    "toan-canh-hoi-nghi",
    "bieu-quyet",
    "ruong-bac-thang",
    "doi-che",
    "rung-trong",
    "trong-cay",
    "cau-qua-song",
    "duong-mien-nui",
    "khu-cong-nghiep",
    "pho-ven-song",
    "ho-thuy-loi",
    "mua-lu",
    "truong-hoc",
    "tram-y-te",
    "nha-van-hoa",
    "le-hoi",
    "cho-phien",
    "gian-hang-ocop",
    "bo-phan-mot-cua",
    "dich-vu-so",
}


@pytest.fixture(scope="module")
def pictures() -> dict[str, Image.Image]:
    return {scene: render(scene, SMALL) for scene in SCENES}


def test_the_scenes_are_the_ones_the_demonstration_names() -> None:
    assert set(SCENES) == NAMES


@pytest.mark.parametrize("scene", sorted(NAMES))
def test_a_scene_is_a_full_picture_of_the_size_asked_for(
    scene: str, pictures: dict[str, Image.Image]
) -> None:
    picture = pictures[scene]
    assert (picture.size, picture.mode) == (SMALL, "RGB")
    colours = picture.getcolors(SMALL[0] * SMALL[1])
    assert colours is not None
    assert len(colours) > 5000
    assert min(ImageStat.Stat(picture.convert("L")).stddev) > 15


@pytest.mark.parametrize("scene", sorted(NAMES))
def test_a_scene_comes_out_the_same_again(scene: str, pictures: dict[str, Image.Image]) -> None:
    assert render(scene, SMALL).tobytes() == pictures[scene].tobytes()


def test_no_two_scenes_look_alike(pictures: dict[str, Image.Image]) -> None:
    thumbs = [(name, picture.resize((32, 20))) for name, picture in sorted(pictures.items())]
    for index, (name, one) in enumerate(thumbs):
        for other_name, other in thumbs[index + 1 :]:
            gap = ImageStat.Stat(ImageChops.difference(one, other)).mean
            assert sum(gap) / 3 > 10, (name, other_name)


@pytest.mark.parametrize("size", [(300, 300), (200, 320), (640, 200)])
def test_another_shape_is_a_crop_without_bars(size: tuple[int, int]) -> None:
    picture = render("doi-che", size)
    assert picture.size == size
    w, h = size
    for edge in ((0, 0, w, 2), (0, h - 2, w, h), (0, 0, 2, h), (w - 2, 0, w, h)):
        assert sum(ImageStat.Stat(picture.crop(edge)).mean) > 60


def test_an_unknown_scene_is_named_in_the_error() -> None:
    with pytest.raises(UnknownSceneError, match=r"no scene 'bien-dao'; there are: .*doi-che"):
        render("bien-dao")
    assert issubclass(UnknownSceneError, KeyError)


def test_the_command_writes_the_scenes_named(tmp_path: Path) -> None:
    assert main([str(tmp_path / "anh"), "mua-lu"]) == 0
    with Image.open(tmp_path / "anh" / "mua-lu.jpg") as picture:
        assert (picture.format, picture.size) == ("JPEG", (1600, 1000))


def test_the_command_refuses_an_unknown_scene(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path), "bien-dao"]) == 2
    assert "no scene 'bien-dao'" in capsys.readouterr().err
