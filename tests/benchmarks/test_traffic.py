"""What the DevTools protocol tells becomes bytes by kind."""

from typing import Any

from benchmarks.pages.traffic import Traffic, kind_of, to_other_hosts, wire

SITE = "http://127.0.0.1:8000"


def request(number: int, url: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"requestId": str(number), "request": {"url": url}, "type": kind, **more}


def finished(number: int, size: int) -> dict[str, Any]:
    return {"requestId": str(number), "encodedDataLength": size}


def test_bytes_are_summed_by_kind() -> None:
    traffic = Traffic()
    traffic.sent(request(1, f"{SITE}/", "Document"))
    traffic.sent(request(2, f"{SITE}/assets/site.css", "Stylesheet"))
    traffic.sent(request(3, f"{SITE}/media/images/a.webp", "Image"))
    for number, size in ((1, 700), (2, 600), (3, 9000)):
        traffic.received({"requestId": str(number), "dataLength": 2 * size})
        traffic.finished(finished(number, size))
    assert wire(traffic.all()) == 10_300
    assert wire(traffic.all(), "html", "css") == 1300
    assert wire(traffic.all(), "photos") == 9000
    assert [x.unpacked for x in traffic.all()] == [1400, 1200, 18_000]


def test_a_redirect_is_a_request_of_its_own() -> None:
    traffic = Traffic()
    traffic.sent(request(1, f"{SITE}/thoi-su", "Document"))
    traffic.sent(
        request(
            1,
            f"{SITE}/thoi-su/",
            "Document",
            redirectResponse={"encodedDataLength": 150, "url": ""},
        )
    )
    traffic.finished(finished(1, 5000))
    assert [(x.url, x.wire) for x in traffic.all()] == [
        (f"{SITE}/thoi-su", 150),
        (f"{SITE}/thoi-su/", 5000),
    ]


def test_what_failed_or_has_no_end_was_asked_for() -> None:
    traffic = Traffic()
    traffic.sent(request(1, "https://example.org/a.js", "Script"))
    traffic.failed({"requestId": "1"})
    traffic.sent(request(2, "https://example.net/b.js", "Script"))
    traffic.sent(request(3, "data:image/gif;base64,AA", "Image"))
    traffic.finished(finished(3, 10))
    assert to_other_hosts(traffic.all(), SITE) == [
        "https://example.net/b.js",
        "https://example.org/a.js",
    ]


def test_another_port_is_another_host() -> None:
    traffic = Traffic()
    traffic.sent(request(1, f"{SITE}0/", "Fetch"))
    traffic.sent(request(2, f"{SITE}/", "Document"))
    assert to_other_hosts(traffic.all(), SITE) == [f"{SITE}0/"]


def test_only_images_of_the_editors_are_photos() -> None:
    assert kind_of("Image", "/media/images/a.webp") == "photos"
    assert kind_of("Image", "/assets/icon.svg") == "other"
    assert kind_of("Fetch", "/media/a.json") == "other"
    assert kind_of("Script", "/assets/site.js") == "js"
