"""Files that are old or new and never half."""

import gzip
import threading
import time
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.baking.write import file_of, is_whole, link_file, remove_file, write_file


def files_below(root: Path) -> list[str]:
    return sorted(str(file.relative_to(root)) for file in root.rglob("*") if file.is_file())


def test_a_page_has_its_compressed_copies_beside_it(tmp_path: Path) -> None:
    write_file(tmp_path, "/tin/bao-so-3/", content := "Bão số 3".encode() * 99)
    folder = tmp_path / "tin/bao-so-3"
    assert (folder / "index.html").read_bytes() == content
    assert gzip.decompress((folder / "index.html.gz").read_bytes()) == content
    assert brotli.decompress((folder / "index.html.br").read_bytes()) == content


def test_two_contents_of_one_length_have_two_times_in_whole_seconds(tmp_path: Path) -> None:
    times = []
    for content in (b"mot", b"hai", b"nam"):
        write_file(tmp_path, "/a/", content)
        times.append(int((tmp_path / "a/index.html").stat().st_mtime))
    assert len(set(times)) == 3
    assert max(times) <= time.time() + 3


def test_a_photo_is_not_compressed_again(tmp_path: Path) -> None:
    write_file(tmp_path, "/media/a.webp", b"RIFF")
    assert files_below(tmp_path) == ["media/a.webp"]


@pytest.mark.parametrize("path", ["/../x/", "/a/../../x.html", "/a\0b/"])
def test_an_address_outside_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="leaves the public folder"):
        file_of(tmp_path, path)


def test_removing_takes_copies_and_empty_folders(tmp_path: Path) -> None:
    write_file(tmp_path, "/tin/a/", b"a")
    write_file(tmp_path, "/tin/b/", b"b")
    remove_file(tmp_path, "/tin/a/")
    assert files_below(tmp_path) == [
        "tin/b/index.html",
        "tin/b/index.html.br",
        "tin/b/index.html.gz",
    ]
    assert not (tmp_path / "tin/a").exists()
    remove_file(tmp_path, "/tin/b/")
    assert list(tmp_path.iterdir()) == []
    remove_file(tmp_path, "/tin/b/")


def test_a_missing_copy_is_noticed(tmp_path: Path) -> None:
    write_file(tmp_path, "/a/", b"a")
    assert is_whole(tmp_path, "/a/")
    (tmp_path / "a/index.html.gz").unlink()
    assert not is_whole(tmp_path, "/a/")


def test_a_failed_write_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file(tmp_path, "/a.txt", b"old")
    before = files_below(tmp_path)

    def no_rename(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", no_rename)
    with pytest.raises(OSError, match="No space left"):
        write_file(tmp_path, "/a.txt", b"new")
    assert files_below(tmp_path) == before
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_a_failed_write_where_nobody_looks_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.write", no_room)
    with pytest.raises(OSError, match="No space left"):
        write_file(tmp_path, "/a.txt", b"new", unseen=True)
    assert files_below(tmp_path) == []


def test_where_nobody_looks_a_second_name_of_a_file_is_not_written_through(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    write_file(old, "/a.webp", b"old")
    link_file(old, new, "/a.webp")

    write_file(new, "/a.webp", b"new", unseen=True)

    assert (old / "a.webp").read_bytes() == b"old"
    assert (new / "a.webp").read_bytes() == b"new"


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    old, new = b"a" * 200_000, b"b" * 200_000
    write_file(tmp_path, "/a/", old)
    seen: set[bytes] = set()
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            seen.add((tmp_path / "a/index.html").read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(10):
        write_file(tmp_path, "/a/", new)
        write_file(tmp_path, "/a/", old)
    stop.set()
    reader.join()
    assert seen <= {old, new}


@given(st.lists(st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True), min_size=1, max_size=5))
def test_every_page_address_has_a_place_below_the_root(parts: list[str]) -> None:
    place = file_of(Path("/srv/public"), "/" + "/".join(parts) + "/")
    assert place.parts[:3] == ("/", "srv", "public")
    assert place.name == "index.html"
