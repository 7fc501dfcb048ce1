"""What the embedded server answers."""

import asyncio
import gzip
from pathlib import Path
from typing import Any

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.baking.write import remove_file, write_file, write_signpost
from bantin.reader.app import Front
from bantin.reader.files import (
    LARGEST_KEPT,
    MOST_KEPT,
    Answer,
    Conditions,
    Kept,
    PublicFiles,
    accepted_encodings,
)

HEADERS = (("x-content-type-options", "nosniff"),)


@pytest.fixture
def files(tmp_path: Path) -> PublicFiles:
    root = tmp_path / "public"
    write_file(root, "/", b"<h1>home</h1>")
    write_file(root, "/tin/bao/", "<h1>Bão số 3</h1>".encode())
    write_file(root, "/404.html", b"lost")
    write_file(root, "/assets/site.abc.css", b"a{}")
    write_file(root, "/media/images/cau.webp", b"RIFF")
    (tmp_path / "secret.txt").write_text("secret")
    (root / ".baking-x").write_text("half")
    (root / "sach.key").write_text("key")
    return PublicFiles(root, HEADERS)


def get(files: PublicFiles, path: str, **conditions: str) -> Answer:
    return files.answer("GET", path, Conditions(**conditions))


def header(answer: Answer, name: str) -> str | None:
    return dict(answer.headers).get(name)


def test_a_page_has_its_type_and_must_be_asked_for_again(files: PublicFiles) -> None:
    answer = get(files, "/tin/bao/")
    assert (answer.status, answer.body.decode()) == (200, "<h1>Bão số 3</h1>")
    assert header(answer, "content-type") == "text/html; charset=utf-8"
    assert header(answer, "cache-control") == "no-cache"
    assert header(answer, "content-length") == str(len(answer.body))
    assert header(answer, "x-content-type-options") == "nosniff"
    assert header(answer, "vary") == "accept-encoding"


def test_assets_never_change_and_photos_seldom(files: PublicFiles) -> None:
    assert header(get(files, "/assets/site.abc.css"), "cache-control") == (
        "public, max-age=31536000, immutable"
    )
    assert header(get(files, "/media/images/cau.webp"), "cache-control") == "public, max-age=86400"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("br, gzip", "br"), ("gzip", "gzip"), ("", None), ("br;q=0, gzip;q=0.5", "gzip"), ("*", "br")],
)
def test_the_best_encoding_that_the_reader_takes(
    files: PublicFiles, accepted: str, encoding: str | None
) -> None:
    answer = get(files, "/tin/bao/", accept_encoding=accepted)
    assert header(answer, "content-encoding") == encoding


def test_an_unchanged_page_is_not_sent_again(files: PublicFiles) -> None:
    first = get(files, "/tin/bao/")
    etag = header(first, "etag")
    assert etag
    again = get(files, "/tin/bao/", if_none_match=f'"other", W/{etag}')
    assert (again.status, again.body) == (304, b"")
    assert header(again, "etag") == etag
    modified = header(first, "last-modified")
    assert modified
    assert get(files, "/tin/bao/", if_modified_since=modified).status == 304
    assert get(files, "/tin/bao/", if_modified_since="yesterday").status == 200


def test_encodings_have_etags_of_their_own(files: PublicFiles) -> None:
    etags = {header(get(files, "/tin/bao/", accept_encoding=a), "etag") for a in ("", "gzip", "br")}
    assert len(etags) == 3


def test_head_sends_the_fields_alone(files: PublicFiles) -> None:
    answer = files.answer("HEAD", "/tin/bao/", Conditions())
    assert (answer.status, answer.body) == (200, b"")
    assert header(answer, "content-length") == str(len("<h1>Bão số 3</h1>".encode()))


def test_a_folder_without_its_slash_leads_to_the_page(files: PublicFiles) -> None:
    answer = get(files, "/tin/bao")
    assert (answer.status, header(answer, "location")) == (301, "/tin/bao/")


def test_a_page_has_one_address(files: PublicFiles) -> None:
    answer = get(files, "/tin/bao/index.html")
    assert (answer.status, header(answer, "location")) == (301, "/tin/bao/")


@pytest.mark.parametrize(
    "path",
    [
        "/khong-co/",
        "/tin",
        "/../secret.txt",
        "/tin/../../secret.txt",
        "/.baking-x",
        "/sach.key",
        "//tin/bao/",
        "//tin/bao",
        "//tin",
        "/tin//bao/",
        "/tin//bao",
        "/tin/bao/\0",
        "tin/bao/",
        "/index.html.br",
        "/" + "a" * 300,
        "/" + "a/" * 5000,
        "/khong-co/index.html",
    ],
)
def test_what_is_no_public_file_is_not_found(files: PublicFiles, path: str) -> None:
    answer = get(files, path)
    assert (answer.status, answer.body) == (404, b"lost")
    assert header(answer, "x-content-type-options") == "nosniff"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE"])
def test_readers_only_read(files: PublicFiles, method: str) -> None:
    answer = files.answer(method, "/", Conditions())
    assert answer.status == 405
    assert header(answer, "allow") == "GET, HEAD"


@given(path=st.text(max_size=60))
def test_no_address_reaches_outside_or_fails(
    tmp_path_factory: pytest.TempPathFactory, path: str
) -> None:
    root = tmp_path_factory.getbasetemp() / "none"
    assert PublicFiles(root, ()).answer("GET", "/" + path, Conditions()).status == 404


@given(st.text(max_size=60))
def test_any_accept_encoding_is_read(field: str) -> None:
    assert all(isinstance(name, str) for name in accepted_encodings(field))


@pytest.mark.parametrize(
    ("path", "cookie", "desk"),
    [
        ("/", b"", False),
        ("/quan-tri", b"", True),
        ("/quan-tri/pages/", b"", True),
        ("/quan-tri-vien/", b"", False),
        ("/media/images/nhap.webp", b"", False),
        ("/media/images/nhap.webp", b"sessionid=1", True),
        ("/media/images/cau.webp", b"sessionid=1", False),
        ("/tin/bao/", b"sessionid=1", False),
    ],
)
def test_who_answers(files: PublicFiles, path: str, cookie: bytes, desk: bool) -> None:
    async def application(*_: object) -> None:
        raise AssertionError("not called here")

    front = Front(
        files.root, application, desk_prefixes=("/quan-tri/",), shared_prefixes=("/media/",)
    )
    assert front.is_for_desk(path, cookie) is desk


@pytest.fixture
def front(files: PublicFiles) -> Front:
    write_file(files.root, "//xa.example.vn/", b"<h1>commune</h1>")
    write_file(files.root, "//xa.example.vn/404.html", b"lost in the commune")
    write_file(files.root, "/so/404.html", b"lost in the department")
    write_file(files.root, "/so/tin/", b"<h1>department</h1>")
    return Front(files.root)


@pytest.mark.parametrize(
    ("host", "body"),
    [
        ("xa.example.vn", b"<h1>commune</h1>"),
        ("XA.example.vn:8000", b"<h1>commune</h1>"),
        ("tinh.example.vn", b"<h1>home</h1>"),
        ("", b"<h1>home</h1>"),
        ("xa.example.vn.", b"<h1>commune</h1>"),
        ("[::1]:8000", b"<h1>home</h1>"),
        ("a" * 300, b"<h1>home</h1>"),
        ("a." * 3000 + "vn", b"<h1>home</h1>"),
        ("../tin", b"<h1>home</h1>"),
        ("xa.example.vn/..", b"<h1>home</h1>"),
    ],
)
def test_each_host_has_its_own_files(front: Front, host: str, body: bytes) -> None:
    assert get(front.files_of(host), "/").body == body


def test_the_folder_of_a_host_is_nobody_s_address(front: Front) -> None:
    assert get(front.files, "/@xa.example.vn/").status == 404
    assert get(front.files_of("xa.example.vn"), "/@xa.example.vn/").status == 404


def test_a_lost_reader_gets_the_page_of_the_nearest_site(front: Front) -> None:
    assert get(front.files, "/khong-co/").body == b"lost"
    assert get(front.files, "/so/tin/khong-co/").body == b"lost in the department"
    assert get(front.files_of("xa.example.vn"), "/a/b/").body == b"lost in the commune"
    assert get(front.files, "/so/../../404/").status == 404


def test_a_page_that_moved_within_its_host_is_found_by_path(front: Front) -> None:
    write_signpost(front.root, "//xa.example.vn/cu/", "//xa.example.vn/moi/")
    answer = get(front.files_of("xa.example.vn"), "/cu/")
    assert (answer.status, header(answer, "location")) == (301, "/moi/")


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("rss.xml", "application/rss+xml; charset=utf-8"),
        ("atom.xml", "application/atom+xml; charset=utf-8"),
        ("feed.json", "application/feed+json; charset=utf-8"),
        ("ninjs.json", "application/json; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
    ],
)
def test_a_feed_has_its_type(files: PublicFiles, name: str, media_type: str) -> None:
    write_file(files.root, f"/tin/{name}", b"said")
    assert header(get(files, f"/tin/{name}"), "content-type") == media_type


def test_a_file_may_have_its_ending_in_capitals(files: PublicFiles) -> None:
    write_file(files.root, "/media/documents/SCAN.PDF", b"%PDF-1.4")
    answer = get(files, "/media/documents/SCAN.PDF")
    assert (answer.status, header(answer, "content-type")) == (200, "application/pdf")


def test_subscribers_follow_a_page_that_moved(files: PublicFiles) -> None:
    write_signpost(files.root, "/tin/cu/", "/tin/bao/")
    answer = get(files, "/tin/cu/rss.xml")
    assert (answer.status, header(answer, "location")) == (301, "/tin/bao/rss.xml")
    assert get(files, "/tin/cu/404.html").status == 404
    assert get(files, "/tin/bao/rss.xml").status == 404


def test_a_page_that_moved_to_another_host_is_found_there(front: Front) -> None:
    write_signpost(front.root, "/xa/", "//xa.example.vn/")
    answer = get(front.files, "/xa/")
    assert (answer.status, header(answer, "location")) == (301, "//xa.example.vn/")


def test_the_port_of_the_request_is_that_of_the_other_host(front: Front) -> None:
    write_signpost(front.root, "/xa/", "//xa.example.vn/tin/")
    write_signpost(front.root, "//xa.example.vn/cu/", "//xa.example.vn/moi/")
    answer = get(front.files, "/xa/", port="8000")
    assert (answer.status, header(answer, "location")) == (301, "//xa.example.vn:8000/tin/")
    answer = get(front.files_of("xa.example.vn:8000"), "/cu/", port="8000")
    assert (answer.status, header(answer, "location")) == (301, "/moi/")


def test_a_redirect_is_not_kept_for_ever(front: Front) -> None:
    write_signpost(front.root, "/cu/", "/tin/bao/")
    assert header(get(front.files, "/cu/"), "cache-control") == "no-cache"
    assert header(get(front.files, "/tin/bao"), "cache-control") == "no-cache"


WITHDRAWN = "<h1>Trang đã được gỡ</h1>".encode() * 9


@pytest.mark.parametrize("path", ["/tin/cu/", "/tin/cu"])
def test_a_page_that_was_withdrawn_says_so(files: PublicFiles, path: str) -> None:
    write_file(files.root, "/tin/cu/410.html", WITHDRAWN)
    answer = get(files, path)
    assert (answer.status, answer.body) == (410, WITHDRAWN)
    assert header(answer, "content-type") == "text/html; charset=utf-8"
    assert header(answer, "cache-control") == "no-store"
    assert header(answer, "x-content-type-options") == "nosniff"
    assert header(answer, "etag") is None
    assert files.answer("HEAD", path, Conditions()).body == b""
    assert get(files, path, if_none_match="*").status == 410
    packed = get(files, path, accept_encoding="br")
    assert (packed.status, header(packed, "content-encoding")) == (410, "br")
    assert len(packed.body) < len(WITHDRAWN)


def test_a_page_stands_before_its_notice_and_the_notice_before_a_signpost(
    files: PublicFiles,
) -> None:
    write_file(files.root, "/tin/bao/410.html", WITHDRAWN)
    assert get(files, "/tin/bao/").status == 200
    write_file(files.root, "/tin/cu/410.html", WITHDRAWN)
    write_signpost(files.root, "/tin/cu/", "/tin/bao/")
    assert get(files, "/tin/cu/").status == 410


@pytest.mark.parametrize("path", ["/404.html", "/tin/bao/410.html"])
def test_pages_for_errors_are_no_pages_of_their_own(files: PublicFiles, path: str) -> None:
    write_file(files.root, "/tin/bao/410.html", WITHDRAWN)
    answer = get(files, path)
    assert (answer.status, answer.body) == (404, b"lost")


def test_the_page_for_lost_addresses_is_sent_packed(files: PublicFiles) -> None:
    write_file(files.root, "/404.html", b"lost" * 99)
    answer = get(files, "/khong-co/", accept_encoding="gzip, br")
    assert (answer.status, header(answer, "content-encoding")) == (404, "br")


def test_without_a_page_for_lost_addresses_a_line_is_said(tmp_path: Path) -> None:
    answer = get(PublicFiles(tmp_path, HEADERS), "/khong-co/")
    assert (answer.status, answer.body.decode()) == (404, "404: không tìm thấy trang này.")
    assert header(answer, "cache-control") == "no-store"


def test_what_is_kept_in_memory_follows_every_change(files: PublicFiles) -> None:
    for number in range(50):
        write_file(files.root, "/doi/", b"version %02d" % number)
        for accepted in ("", "br", "gzip"):
            answer = get(files, "/doi/", accept_encoding=accepted)
            assert unpacked(answer) == b"version %02d" % number
    remove_file(files.root, "/doi/")
    assert get(files, "/doi/").status == 404


def test_what_is_kept_in_memory_is_that_of_the_host(front: Front) -> None:
    for _ in range(2):
        assert get(front.files, "/").body == b"<h1>home</h1>"
        assert get(front.files_of("xa.example.vn"), "/").body == b"<h1>commune</h1>"


def test_only_so_much_is_kept_in_memory(files: PublicFiles) -> None:
    kept = Kept()
    shown = PublicFiles(files.root, HEADERS, kept=kept)
    (files.root / "media/lon.pdf").write_bytes(b"x" * (LARGEST_KEPT + 1))
    for number in range(MOST_KEPT // LARGEST_KEPT + 2):
        (files.root / f"media/{number}.pdf").write_bytes((b"%03d" % number) * (LARGEST_KEPT // 3))
    for _ in range(2):
        assert len(get(shown, "/media/lon.pdf").body) == LARGEST_KEPT + 1
        for number in range(MOST_KEPT // LARGEST_KEPT + 2):
            assert get(shown, f"/media/{number}.pdf").body.startswith(b"%03d" % number)
            assert sum(len(p.whole.body) for _, p in kept._answers.values()) <= MOST_KEPT
    assert not any("lon.pdf" in path for path, _ in kept._answers)


def unpacked(answer: Answer) -> bytes:
    coding = header(answer, "content-encoding")
    if coding == "br":
        return bytes(brotli.decompress(answer.body))
    return gzip.decompress(answer.body) if coding == "gzip" else answer.body


@pytest.mark.parametrize("extensions", [{"http.response.pathsend": {}}, {}])
def test_a_large_file_does_not_come_into_memory(front: Front, extensions: dict[str, Any]) -> None:
    content = b"%PDF-1.4" + bytes(3_000_000)
    write_file(front.root, "/media/documents/ban-do.pdf", content)
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        raise AssertionError("nothing is read of the request")

    scope = {"type": "http", "method": "GET", "path": "/media/documents/ban-do.pdf", "headers": []}
    asyncio.run(front({**scope, "extensions": extensions}, receive, send))
    assert sent[0]["status"] == 200
    assert (b"content-length", str(len(content)).encode()) in sent[0]["headers"]
    if extensions:
        path = front.root / "media/documents/ban-do.pdf"
        assert sent[1:] == [{"type": "http.response.pathsend", "path": str(path)}]
    else:
        assert b"".join(message.get("body", b"") for message in sent[1:]) == content
        assert max(len(message.get("body", b"")) for message in sent[1:]) < 100_000
