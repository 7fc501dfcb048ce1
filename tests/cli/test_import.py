"""`bantin import` as somebody uses it: as a process, on files of all kinds."""

import json
import os
import sqlite3
import unicodedata
from pathlib import Path

import pytest

from tests.conftest import SAMPLE, needs_sample
from tests.intake import word_files as word
from tests.portal import pictures_to_refuse as made
from tests.processes import bantin

PAGE = """PublishingPortal - Block_BanTin_Toolbar

{date}
Tăng cỡ chữ Giảm cỡ chữ
{headline}
{lead}

 PublishingPortal - Block_BanTin_ViewData

Toàn cảnh buổi lễ

Trong ba ngày, lực lượng dân quân và người dân đã dọn xong 12 km đường liên thôn bị sạt lở.

Thông đường cho học sinh tới trường

Chủ tịch UBND xã cho biết đến chiều 5/9, tất cả các điểm trường đã đón học sinh trở lại…/.

{byline}
"""
WORDS = {
    "date": "06/09/2025",
    "headline": "Xã Thử khắc phục xong hậu quả mưa lũ",
    "lead": "Chiều 5/9, xã Thử thông tuyến đường cuối cùng bị sạt lở sau đợt mưa lũ đầu tháng.",
    "byline": "Thu Hà",
}


def page(**words: str) -> str:
    return PAGE.format(**(WORDS | words))


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def objects(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def count(home: Path, table: str) -> int:
    with sqlite3.connect(home / "bantin.sqlite3") as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


def stored(home: Path) -> dict[str, int]:
    return {
        table: count(home, table)
        for table in (
            "bulletins_bulletinpage",
            "intake_importedpage",
            "wagtailcore_page",
            "wagtailcore_revision",
            "baking_job",
        )
    }


def public_text(home: Path, path: str) -> str:
    return (home / "public" / path.strip("/") / "index.html").read_text(encoding="utf-8")


@needs_sample
def test_the_sample_page_comes_out_exactly(tmp_path: Path) -> None:
    result = bantin(tmp_path / "no-home", "import", SAMPLE, "--dry-run", "--json")
    assert result.returncode == 0, result.stderr
    (found,) = objects(result.stdout)
    lines = SAMPLE.read_text(encoding="utf-8").split("\n")
    assert found["path"] == str(SAMPLE)
    assert found["date"] == "2024-04-08"
    assert found["headline"] == lines[4].strip()
    assert found["lead"] == lines[5].strip()
    assert found["byline"] == "Hương Dịu"
    body = found["body"]
    assert isinstance(body, list)
    by_kind = {
        kind: [part for part in body if part["kind"] == kind]
        for kind in ("figure", "subheading", "paragraph")
    }
    assert [part["caption"] for part in by_kind["figure"]] == [
        lines[9].strip(),
        next(line.strip() for line in lines if "phát biểu tại Hội nghị" in line),
    ]
    assert len(by_kind["subheading"]) == 3
    assert len(by_kind["paragraph"]) == 12
    assert len(body) == 17
    review = found["review"]
    assert isinstance(review, list)
    assert [note["line"] for note in review if note["code"] == "missing-photo"] == [10, 34]
    assert len(str(found["content_hash"])) == 64
    assert not (tmp_path / "no-home/bantin.sqlite3").exists()


def test_a_dry_run_stores_nothing(site: Path, tmp_path: Path) -> None:
    before = stored(site)
    result = bantin(site, "import", write(tmp_path / "a.txt", page()), "--dry-run", "--json")
    assert result.returncode == 0
    (found,) = objects(result.stdout)
    assert found["byline"] == "Thu Hà"
    assert stored(site) == before


def test_a_page_is_published_and_the_same_again_changes_nothing(site: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", page())
    first = bantin(site, "import", file)
    assert first.returncode == 0, first.stderr
    assert "imported" in first.stdout
    html = public_text(site, "/luu-tru/xa-thu-khac-phuc-xong-hau-qua-mua-lu/")
    for words in WORDS.values():
        if words != WORDS["date"]:
            assert words in html
    assert "06/09/2025" in html
    assert "Toàn cảnh buổi lễ" in html
    assert "…/." in html
    assert "Block_BanTin" not in html
    before = stored(site)
    again = bantin(site, "import", file)
    assert again.returncode == 0
    assert "unchanged" in again.stdout
    assert stored(site) == before
    assert before["bulletins_bulletinpage"] == before["intake_importedpage"] == 1


def test_another_name_another_encoding_and_other_line_ends_are_the_same_page(
    site: Path, tmp_path: Path
) -> None:
    text = page()
    bantin(site, "import", write(tmp_path / "a.txt", text))
    before = stored(site)
    others = [
        write(tmp_path / "nfd.txt", unicodedata.normalize("NFD", text)),
        write(tmp_path / "crlf.txt", text.replace("\n", "\r\n")),
        write(tmp_path / "utf16.txt", text.encode("utf-16")),
        write(tmp_path / "bom.txt", "\ufeff" + text),
    ]
    result = bantin(site, "import", *others)
    assert result.returncode == 0, result.stderr
    assert result.stdout.count("unchanged") == 4
    assert stored(site) == before


def test_decomposed_text_is_stored_composed(site: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "nfd.txt", unicodedata.normalize("NFD", page()))
    assert bantin(site, "import", file).returncode == 0
    html = public_text(site, "/luu-tru/xa-thu-khac-phuc-xong-hau-qua-mua-lu/")
    assert unicodedata.is_normalized("NFC", html)
    assert WORDS["headline"] in html


def test_a_draft_is_stored_and_not_published(site: Path, tmp_path: Path) -> None:
    result = bantin(site, "import", write(tmp_path / "a.txt", page()), "--draft", "--json")
    assert result.returncode == 0, result.stderr
    (found,) = objects(result.stdout)
    assert found["status"] == "draft"
    assert not (site / "public/luu-tru/xa-thu-khac-phuc-xong-hau-qua-mua-lu").exists()
    assert stored(site)["bulletins_bulletinpage"] == 1


def test_an_import_that_stores_nothing_makes_no_section(site: Path, tmp_path: Path) -> None:
    before = stored(site)
    assert bantin(site, "import", write(tmp_path / "a.txt", "Không phải trang.")).returncode == 1
    assert stored(site) == before


def test_an_unknown_section_is_named_and_nothing_is_stored(site: Path, tmp_path: Path) -> None:
    before = stored(site)
    result = bantin(site, "import", write(tmp_path / "a.txt", page()), "--section", "khong-co")
    assert result.returncode == 2
    assert "khong-co" in result.stderr
    assert stored(site) == before


def test_markup_is_text(site: Path, tmp_path: Path) -> None:
    evil = "<script>alert(1)</script> & <b>đậm</b>"
    file = write(
        tmp_path / "a.txt",
        page(headline=f"Tin {evil}", lead=f"Sáng 5/9, {evil} xảy ra tại xã.").replace(
            "Trong ba ngày", f"{evil} trong ba ngày"
        ),
    )
    result = bantin(site, "import", file, "--json")
    assert result.returncode == 0, result.stderr
    (found,) = objects(result.stdout)
    html = public_text(site, str(found["url"]))
    assert "<script>alert" not in html
    assert "<b>đậm" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3


def test_each_bad_file_stands_for_itself_and_the_good_ones_go_on(
    site: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "export"
    write(folder / "01-good.txt", page())
    bad = {
        "02-empty.txt": (b"", "empty"),
        "03-blank.txt": (" \n\t\n", "white space"),
        "04-binary.txt": (bytes(range(256)) * 50, "binary"),
        "05-no-markers.txt": ("Chỉ có một dòng chữ.\n", "marker"),
        "06-no-view.txt": (page().replace("Block_BanTin_ViewData", "Block_Khac"), "ViewData"),
        "07-twice.txt": (
            page() + "PublishingPortal - Block_BanTin_Toolbar\n06/09/2025\nTít\n",
            "again on line",
        ),
        "08-no-headline.txt": (
            page().replace(WORDS["headline"] + "\n" + WORDS["lead"], ""),
            "headline",
        ),
        "09-impossible-date.txt": (page(date="31/02/2024"), "31/02/2024"),
        "10-no-date.txt": (page(date=""), "date"),
        "11-latin1.txt": ("\u00e9t\u00e9 pr\u00e8s de la for\u00eat".encode("latin-1"), "UTF-8"),
    }
    for name, (content, _) in bad.items():
        write(folder / name, content)
    (folder / "12-dangling.txt").symlink_to(folder / "gone.txt")
    (folder / "13-loop.txt").symlink_to(folder / "13-loop.txt")
    write(folder / "deep/er/99-good.txt", page(headline="Xã Thử mở lớp xóa mù chữ"))
    result = bantin(site, "import", folder)
    assert result.returncode == 1
    assert result.stdout.count("imported") == 2
    errors = {
        Path(line.split(": ", 1)[0]).name: line
        for line in result.stderr.splitlines()
        if line.startswith(str(folder))
    }
    for name, (_, words) in bad.items():
        assert words in errors[name], (name, errors.get(name))
    assert "link" in errors["12-dangling.txt"]
    assert "link" in errors["13-loop.txt"]
    assert len(errors) == len(bad) + 2
    assert "Traceback" not in result.stderr
    assert stored(site)["bulletins_bulletinpage"] == stored(site)["intake_importedpage"] == 2


def test_fifty_megabytes_are_refused_without_being_read_into_the_database(
    site: Path, tmp_path: Path
) -> None:
    head = page().split("Trong ba ngày")[0]
    big = write(tmp_path / "big.txt", head + "Trong ba ngày, mưa to. " * 2_200_000)
    assert big.stat().st_size > 50_000_000
    result = bantin(site, "import", big)
    assert result.returncode == 1
    assert "holds one page" in result.stderr
    assert stored(site)["bulletins_bulletinpage"] == 0


def test_a_legacy_encoding_is_named_and_converted(site: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "cp1258.txt", windows_1258(page()))
    result = bantin(site, "import", file)
    assert result.returncode == 0, result.stderr
    assert "1258" in result.stdout
    html = public_text(site, "/luu-tru/xa-thu-khac-phuc-xong-hau-qua-mua-lu/")
    assert WORDS["lead"] in html


def windows_1258(text: str) -> bytes:
    """Encode as Windows does: letters with their first mark, tones as marks of their own."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = bytearray()
    for character in text.replace("…", "...").replace("–", "-"):
        parts = unicodedata.normalize("NFD", character)
        tone = "".join(c for c in parts if c in tones)
        letter = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
        out += (letter + tone).encode("cp1258")
    return bytes(out)


def test_a_second_page_with_the_same_headline_and_day_is_a_draft(
    site: Path, tmp_path: Path
) -> None:
    bantin(site, "import", write(tmp_path / "a.txt", page()))
    other = write(
        tmp_path / "b.txt", page(lead="Một văn bản khác, cùng tít và cùng ngày, cần người xem.")
    )
    result = bantin(site, "import", other, "--json")
    assert result.returncode == 0, result.stderr
    (found,) = objects(result.stdout)
    assert found["status"] == "draft"
    assert stored(site)["bulletins_bulletinpage"] == 2


def test_a_headline_that_does_not_fit_is_an_error_and_nothing_is_half_stored(
    site: Path, tmp_path: Path
) -> None:
    bantin(site, "import", write(tmp_path / "a.txt", page()))
    before = stored(site)
    file = write(tmp_path / "b.txt", page(headline="Tít rất dài " * 40))
    result = bantin(site, "import", file, "--json")
    assert result.returncode == 1
    (found,) = objects(result.stdout)
    assert isinstance(found["error"], dict)
    assert found["error"]["code"] == "long-headline"
    assert stored(site) == before


def test_a_pipe_is_refused_and_not_waited_for(site: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    result = bantin(site, "import", tmp_path / "pipe")
    assert result.returncode == 1
    assert "neither a file nor a folder" in result.stderr


def test_file_names_of_any_bytes_are_reported_and_the_others_go_on(
    site: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "export"
    write(folder / "a.txt", page())
    with Path(os.fsdecode(os.fsencode(folder) + b"/b-\xff\xfe.txt")).open("wb") as file:
        file.write(page(headline="Xã Thử họp dân bàn làm đường").encode())
    write(folder / "c\nFAKE.txt", page(headline="Xã Thử trồng rừng"))
    write(folder / "d.txt", "không phải trang")
    for arguments in (["--dry-run", "--json"], ["--json"]):
        result = bantin(site, "import", folder, *arguments)
        assert result.returncode == 1
        found = objects(result.stdout)
        assert [Path(str(one["path"])).name for one in found] == [
            "a.txt",
            "b-\\xff\\xfe.txt",
            "c\\nFAKE.txt",
            "d.txt",
        ]
    assert stored(site)["bulletins_bulletinpage"] == 3


def test_pages_that_cannot_be_baked_are_not_passed_over(site: Path, tmp_path: Path) -> None:
    import shutil

    shutil.rmtree(site / "public")
    (site / "public").write_text("a file where the folder was")
    result = bantin(site, "import", write(tmp_path / "a.txt", page()))
    assert result.returncode == 1
    assert (
        "The bulletins are stored, but some pages are not before the readers yet" in result.stderr
    )
    assert "bantin bake --due" in result.stderr
    assert "Traceback" not in result.stderr
    (site / "public").unlink()
    assert bantin(site, "bake").returncode == 0
    assert WORDS["lead"] in public_text(site, "/luu-tru/xa-thu-khac-phuc-xong-hau-qua-mua-lu/")


def test_photos_beside_the_pages_are_passed_over(site: Path, tmp_path: Path) -> None:
    write(tmp_path / "export/a.txt", page())
    write(tmp_path / "export/a.jpg", b"\xff\xd8\xff\xe0")
    result = bantin(site, "import", tmp_path / "export")
    assert result.returncode == 0, result.stderr
    assert "1 skipped" in result.stderr


def test_a_folder_without_pages_says_so(site: Path, tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    result = bantin(site, "import", tmp_path / "export")
    assert result.returncode == 1
    assert "No page was found" in result.stderr


def test_a_killed_import_goes_on_where_it_stopped(site: Path, tmp_path: Path) -> None:
    import signal
    import subprocess
    import sys

    from tests.processes import environment

    folder = tmp_path / "export"
    for number in range(30):
        write(folder / f"{number:02}.txt", page(headline=f"Bản tin thứ {number} của xã Thử"))
    process = subprocess.Popen(
        [sys.executable, "-m", "bantin", "import", str(folder)],
        env=environment(site),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    for _ in range(5):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    partly = stored(site)
    assert 1 <= partly["bulletins_bulletinpage"] <= 30
    assert partly["bulletins_bulletinpage"] == partly["intake_importedpage"]
    assert bantin(site, "import", folder).returncode == 0
    assert stored(site)["bulletins_bulletinpage"] == 30
    assert stored(site)["baking_job"] == 0
    pages = list((site / "public/luu-tru").glob("ban-tin-thu-*/index.html"))
    assert len(pages) == 30


@pytest.mark.parametrize("arguments", [["import"], ["import", "--jsn", "x"]])
def test_wrong_use_is_a_usage_error(tmp_path: Path, arguments: list[str]) -> None:
    result = bantin(tmp_path, *arguments)
    assert result.returncode == 2
    assert "Usage:" in result.stderr


def test_a_document_of_word_with_its_photo(site: Path, tmp_path: Path) -> None:
    raw = word.document(
        word.paragraph(text="Khánh thành cầu Bến Đá", style="Title"),
        word.paragraph(text="08/04/2026"),
        word.paragraph(text="Cầu dài 42 mét, nối hai thôn của xã, thi công trong mười tháng."),
        word.paragraph(word.picture("p")),
        related=[word.relation("p", "image", "media/a.png")],
        files={"word/media/a.png": made.encoded("PNG")},
    )
    file = write(tmp_path / "tin.docx", raw)
    first = bantin(site, "import", file, "--json")
    assert first.returncode == 0, first.stderr
    assert objects(first.stdout)[0]["status"] == "imported"
    assert count(site, "portal_photo") == 1
    again = bantin(site, "import", file, "--json")
    assert objects(again.stdout)[0]["status"] == "unchanged"


def test_a_file_that_is_no_document_any_more_is_refused_in_english(tmp_path: Path) -> None:
    broken = bantin(
        tmp_path / "home", "import", write(tmp_path / "x.docx", b"PK\x03\x04"), "--dry-run"
    )
    assert broken.returncode == 1
    assert "x.docx: the document is broken or was cut short" in broken.stderr
    old = bantin(
        tmp_path / "home",
        "import",
        write(tmp_path / "y.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)),
        "--dry-run",
    )
    assert "a document of Word 97-2003" in old.stderr
