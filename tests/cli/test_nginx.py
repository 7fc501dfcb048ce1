"""nginx with the configuration that `bantin nginx` writes: it answers as the embedded server does."""

import getpass
import http.client
import itertools
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bantin.accounts.body_limit import WORDS as TO_STRANGERS
from bantin.baking.write import write_file, write_signpost
from bantin.cli.nginx import has_ipv6
from bantin.frontend.bundle import content_security_policy
from bantin.reader import rules
from bantin.reader.headers import security_headers
from tests.processes import bantin, environment, free_port
from tests.servers import Nginx, Said, ask, running_nginx, wait_for

HOST, OTHER = "khac.example.vn", "y-te.example.vn"
LONG = "Bão số 3 đổ bộ vào đất liền. " * 40

SITES = f"""
from wagtail.models import Site
from bantin.baking.models import Artifact, FormerAddress
first = Site.objects.get(is_default_site=True)
for host in ("{HOST}", "{OTHER}"):
    Site.objects.create(hostname=host, port=80, root_page=first.root_page)
page = Artifact.objects.get(path="/").key
FormerAddress.objects.create(path="/cu/", key=page)
FormerAddress.objects.create(path="//{HOST}/cu/", key=page)
"""


def fill(public: Path) -> None:
    """Write a file of every kind, as the baker would."""
    write_file(public, "/tin/bao/", LONG.encode())
    write_file(public, "/404.html", b"lost " * 99)
    write_file(public, "/xa/404.html", b"lost in the commune " * 99)
    write_file(public, "/xa/a/b/c/d/e/f/g/404.html", b"lost far down")
    write_file(public, "/xa/tin/", b"<h1>commune</h1>")
    write_file(public, "/assets/site.abc.css", b"a{color:red}" * 99)
    write_file(public, "/assets/chu.woff2", b"wOF2")
    for ending in rules.TYPES:
        write_file(public, f"/media/tep/tep{ending}", f"file of type {ending} ".encode() * 99)
        write_file(public, f"/tin/tep{ending}", f"file of type {ending} ".encode() * 99)
    write_file(public, "/media/tep/QUYET-DINH.PDF", b"scanned")
    write_file(public, "/media/tep/lon.pdf", b"%PDF" * 500_000)
    for name in rules.BESIDE_PAGE:
        write_file(public, f"/tin/{name}", b"said " * 99)
    write_file(public, "/tin/go-bo/410.html", b"withdrawn " * 99)
    write_file(public, "/tin/bao/410.html", b"withdrawn, and back")
    write_file(public, "/tin/ca-hai/410.html", b"withdrawn after a move " * 99)
    write_signpost(public, "/tin/ca-hai/", "/tin/bao/")
    write_signpost(public, "/cu/", "/")
    write_signpost(public, "/cu-khac/", "/tin/bao/")
    write_signpost(public, "/sang-host/", f"//{HOST}/tin-nganh/")
    (public / "thu muc ần").mkdir()
    (public / "thu muc ần/index.html").write_text("spaces")
    write_file(public, f"//{HOST}/", b"<h1>another host</h1>")
    write_file(public, f"//{HOST}/tin-nganh/", b"news of another host " * 99)
    write_file(public, f"//{HOST}/404.html", b"lost on another host " * 99)
    write_file(public, f"//{HOST}/rss.xml", b"feed of another host " * 99)
    write_signpost(public, f"//{HOST}/da-chuyen/", f"//{HOST}/tin-nganh/")
    write_signpost(public, f"//{HOST}/cu/", "//127.0.0.1/")
    (public / ".baking-x").write_text("half")
    (public / "tin/.moved").write_text("/nowhere/")
    (public / "sach.key").write_text("key")
    (public / "assets/.baking-y.css").write_text("half")
    (public.parent / "secret.txt").write_text("secret")


@dataclass
class Both:
    """The two servers, on ports of their own."""

    home: Path
    nginx: Nginx
    port: int
    embedded: int
    serve: "subprocess.Popen[str]"

    @property
    def public(self) -> Path:
        """The readers' files."""
        return self.home / "public"


def start_embedded(home: Path, port: int) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-m", "bantin", "serve"],
        env=environment(home, PORT=str(port), BANTIN_PROXIES="127.0.0.1,::1"),
        text=True,
    )
    try:
        wait_for(port, process)
    except BaseException:
        process.terminate()
        process.wait(timeout=30)
        raise
    return process


def configure(home: Path, *options: str | Path, **more: str) -> Path:
    """Write a configuration beside ``home``; returns its main file."""
    folder = home.parent / "conf"
    result = bantin(
        home, "nginx", "--output", folder, "--state", home.parent / "state",
        "--user", getpass.getuser(), *options, **more,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert str(folder) in result.stdout
    return folder / "nginx.conf"


@pytest.fixture(scope="module")
def both(empty_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    home = Path(
        shutil.copytree(empty_site, tmp_path_factory.mktemp("nginx") / "home", symlinks=True)
    )
    made = bantin(home, "manage", "shell", "-v", "0", "-c", SITES)
    assert made.returncode == 0, made.stderr
    for command in (["bake", "--due"], ["index"]):
        done = bantin(home, *command)
        assert done.returncode == 0, done.stderr
    fill(home / "public")
    port, embedded = free_port(), free_port()
    listen = ["--listen", f"127.0.0.1:{port}"]
    listen += ["--listen", f"[::1]:{port}"] if has_ipv6() else []
    conf = configure(home, *listen, PORT=str(embedded))
    with running_nginx(conf, home.parent / "state", port) as nginx:
        servers = Both(home, nginx, port, embedded, start_embedded(home, embedded))
        try:
            yield servers
        finally:
            servers.serve.terminate()
            servers.serve.wait(timeout=30)


COMPARED = (
    "content-type",
    "content-encoding",
    "content-length",
    "cache-control",
    "vary",
    "allow",
    "location",
    *(name for name, _ in security_headers()),
)
# A redirect's body is for nobody, and a copy that is fresh has its type already.
NOT_OF = {301: ("content-type", "content-length"), 304: ("content-type", "content-length")}


def compared(said: Said, port: int) -> dict[str, str | None]:
    fields = {name: said.get(name) for name in COMPARED if name not in NOT_OF.get(said.status, ())}
    if fields.get("location"):
        fields["location"] = str(fields["location"]).replace(f":{port}/", ":PORT/")
    return fields


def same(both: Both, path: str, **request: str) -> Said:
    """Ask both; returns what the embedded server said, after nginx has said the same."""
    host = request.pop("host", "")
    answers = []
    for port in (both.embedded, both.port):
        answers.append(ask(port, path, host=f"{host}:{port}" if host else "", **request))  # type: ignore[arg-type]
    embedded, nginx = answers
    assert nginx.status == embedded.status
    assert compared(nginx, both.port) == compared(embedded, both.embedded)
    if embedded.status != 301:
        assert nginx.body == embedded.body
    for name, value in security_headers():
        assert nginx.get(name) == value
    return embedded


PAGES = [
    ("/", 200),
    ("/tin/bao/", 200),
    ("/tin/bao/?utm_source=zalo", 200),
    ("/xa/tin/", 200),
    ("/assets/site.abc.css", 200),
    ("/assets/chu.woff2", 200),
    *((f"/media/tep/tep{ending}", 200) for ending in rules.TYPES),
    *((f"/tin/tep{ending}", 200) for ending in rules.TYPES),
    ("/media/tep/QUYET-DINH.PDF", 200),
    ("/media/tep/lon.pdf", 200),
    *((f"/tin/{name}", 200) for name in sorted(rules.BESIDE_PAGE)),
    ("/tin/bao", 301),
    ("/xa/tin", 301),
    ("/tin/bao/index.html", 301),
    ("/index.html", 301),
    ("/thu%20muc%20%E1%BA%A7n/", 200),
    ("/thu%20muc%20%E1%BA%A7n", 301),
    ("/thu%20muc%20%E1%BA%A7n/index.html", 301),
    ("/cu/", 301),
    ("/cu", 301),
    ("/cu-khac/", 301),
    ("/cu-khac/rss.xml", 301),
    ("/cu-khac/ninjs.json", 301),
    ("/cu-khac/khac.json", 404),
    ("/sang-host/", 301),
    ("/sang-host/atom.xml", 301),
    ("/tin/go-bo/", 410),
    ("/tin/go-bo", 410),
    ("/tin/ca-hai/", 410),
    ("/tin/go-bo/index.html", 404),
    ("/tin/go-bo/410.html", 404),
    ("/404.html", 404),
    ("/xa/404.html", 404),
    ("/khong-co/", 404),
    ("/khong-co", 404),
    ("/khong-co/index.html", 404),
    ("/xa/khong-co/rss.xml", 404),
    ("/xa/khong/co/", 404),
    ("/xa/a/b/c/d/e/f/g/h/i/", 404),
    ("/xa/a/b/c/d/e/f/g/h/i/j/k.css", 404),
    ("/xa/tin//khong/", 404),
    ("/assets/", 404),
    ("/assets", 404),
    ("/assets/khong-co.css", 404),
    ("/media/tep/khong-co.pdf", 404),
    ("/media/tep/", 404),
    ("/khong-c%C3%B3/", 404),
    ("/khong%0d%0aX-Bad:%201/", 404),
    ("/khong%0d%0aX-Bad:%201", 404),
    ("//tin/bao/", 404),
    ("/tin//bao/", 404),
    ("/" + "a" * 300, 404),
    ("/" + "a/" * 500, 404),
    ("/tim-kiem/", 200),
    ("/tim-kiem/?q=bao", 200),
    ("/tim-kiem/goi-y.json?q=ba", 200),
    ("/tim-kiem/khac.json?q=ba", 404),
    ("/xa/tim-kiem/?q=bao", 404),
    # Nobody's address, though there is a file.
    ("/.baking-x", 404),
    ("/tin/.moved", 404),
    ("/tin/%2Emoved", 404),
    ("/xa/.git/config", 404),
    ("/assets/.baking-y.css", 404),
    (f"/@{HOST}/", 404),
    (f"/%40{HOST}/tin-nganh/", 404),
    ("/sach.key", 404),
    ("/index.html.br", 404),
    ("/tin/bao/index.html.gz", 404),
    ("/assets/site.abc.css.br", 404),
]


@pytest.mark.parametrize("encoding", ["", "gzip", "gzip, deflate, br"])
@pytest.mark.parametrize(("path", "status"), PAGES)
def test_a_reader_is_answered_the_same(both: Both, path: str, status: int, encoding: str) -> None:
    said = same(both, path, **({"Accept_Encoding": encoding} if encoding else {}))
    assert said.status == status


@pytest.mark.parametrize("encoding", ["br;q=0, gzip", "gzip;q=0", "identity", "br"])
def test_an_encoding_is_taken_or_refused(both: Both, encoding: str) -> None:
    said = same(both, "/tin/bao/", Accept_Encoding=encoding)
    expected = {"br;q=0, gzip": "gzip", "br": "br"}.get(encoding)
    assert said.get("content-encoding") == expected


def test_every_status_and_encoding_was_asked_for(both: Both) -> None:
    """The comparison above would say little if its cases were all alike."""
    assert {status for _, status in PAGES} == {200, 301, 404, 410}
    assert same(both, "/tin/bao/", Accept_Encoding="br").get("content-encoding") == "br"
    assert same(both, "/tin/go-bo/", Accept_Encoding="br").get("content-encoding") == "br"
    assert same(both, "/xa/khong-co/", Accept_Encoding="br").get("content-encoding") == "br"


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        (HOST, "/", 200),
        (HOST.upper(), "/", 200),
        (HOST, "/tin-nganh/", 200),
        (f"{HOST}.", "/tin-nganh/", 200),
        ("a" * 300, "/tin/bao/", 200),
        (HOST, "/tin-nganh", 301),
        (HOST, "/rss.xml", 200),
        (HOST, "/da-chuyen/", 301),
        (HOST, "/cu/", 301),
        (HOST, "/tin/bao/", 404),
        (HOST, "/tin/go-bo/", 404),
        (HOST, "/khong-co/", 404),
        (HOST, "/assets/site.abc.css", 200),
        (HOST, "/media/tep/tep.pdf", 200),
        (HOST, "/assets/khong-co.css", 404),
        (HOST, "/assets/khong-co.xyz", 404),
        (HOST, "/media/tep/khong-co.pdf", 404),
        (HOST, "/quan-tri/", 404),
        (HOST, "/static/wagtailadmin/css/core.css", 404),
        (HOST, f"/@{HOST}/", 404),
        ("la.example.vn", "/tin/bao/", 200),
        ("la.example.vn", "/khong-co/", 404),
        # A site whose files were not baked yet.
        (OTHER, "/tin/bao/", 200),
    ],
)
def test_each_host_is_answered_the_same(both: Both, host: str, path: str, status: int) -> None:
    assert same(both, path, host=host, Accept_Encoding="gzip").status == status


def test_a_redirect_to_another_host_keeps_the_port(both: Both) -> None:
    for path in ("/sang-host/", "/sang-host"):
        there = ask(both.port, path).get("location")
        assert there == f"//{HOST}:{both.port}/tin-nganh/"
    home = ask(both.port, "/cu/", host=f"{HOST}:{both.port}")
    assert home.get("location") == f"//127.0.0.1:{both.port}/"
    assert ask(both.port, "/cu/", host=HOST).get("location") == "//127.0.0.1/"
    assert ask(both.port, "/da-chuyen/", host=HOST).get("location") == "/tin-nganh/"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
@pytest.mark.parametrize(
    "path", ["/", "/tin/bao/", "/khong-co/", "/cu/", "/assets/site.abc.css", "/tin/rss.xml", "/.x"]
)
def test_readers_only_read(both: Both, method: str, path: str) -> None:
    said = same(both, path, method=method)
    assert (said.status, said.get("allow")) == (405, "GET, HEAD")


def test_trace_is_refused(both: Both) -> None:
    assert ask(both.port, "/", method="TRACE").status == 405


@pytest.mark.parametrize(
    "path", ["/", "/tin/bao/", "/khong-co/", "/tin/go-bo/", "/cu/", "/assets/site.abc.css"]
)
def test_head_sends_the_fields_alone(both: Both, path: str) -> None:
    said = same(both, path, method="HEAD", Accept_Encoding="br")
    assert said.body == b""
    assert said.get("content-length") is not None


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
@pytest.mark.parametrize("path", ["/tin/bao/", "/assets/site.abc.css", "/media/tep/tep.pdf"])
def test_what_has_not_changed_is_not_sent_again(both: Both, path: str, encoding: str) -> None:
    etags = {}
    for port in (both.embedded, both.port):
        first = ask(port, path, Accept_Encoding=encoding)
        etag, modified = first.get("etag"), first.get("last-modified")
        assert etag
        assert modified
        etags[port] = etag
        for condition in (
            {"If_None_Match": etag},
            {"If_None_Match": f'"other", W/{etag}'},
            {"If_None_Match": "*"},
            {"If_Modified_Since": modified},
            {"If_Modified_Since": "Fri, 01 Jan 2100 00:00:00 GMT"},
        ):
            again = ask(port, path, Accept_Encoding=encoding, **condition)
            assert (again.status, again.body) == (304, b""), condition
        for condition in (
            {"If_None_Match": '"other"'},
            {"If_Modified_Since": "Sat, 01 Jan 2000 00:00:00 GMT"},
        ):
            assert ask(port, path, Accept_Encoding=encoding, **condition).status == 200
    fresh = [
        ask(port, path, Accept_Encoding=encoding, If_None_Match=etags[port])
        for port in (both.embedded, both.port)
    ]
    assert compared(fresh[1], both.port) == compared(fresh[0], both.embedded)


@pytest.mark.parametrize("path", ["/khong-co/", "/tin/go-bo/"])
def test_errors_are_never_fresh(both: Both, path: str) -> None:
    for port in (both.embedded, both.port):
        said = ask(port, path, If_None_Match="*", If_Modified_Since="Fri, 01 Jan 2100 00:00:00 GMT")
        assert said.status in (404, 410)
        assert said.get("etag") is None


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/tin/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/assets/../../secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/media/%2e%2e/%2e%2e/secret.txt",
        "/..%5c..%5csecret.txt",
        "/%00",
        "/tin/bao/%00",
        "/@khac.example.vn/../../secret.txt",
        f"/tin/../@{HOST}/",
        "/xa/../.baking-x",
    ],
)
def test_no_address_leads_out(both: Both, path: str) -> None:
    """nginx resolves dots as a browser does, before it looks; what leaves the folder is a bad request."""
    for port in (both.embedded, both.port):
        said = ask(port, path)
        assert said.status in (400, 404)
        assert not re.search(rb"secret|half|another host", said.body)
        assert said.get("content-security-policy") or said.status == 400


def test_a_bad_request_has_the_security_headers_too(both: Both) -> None:
    said = ask(both.port, "/../secret.txt")
    assert said.status == 400
    for name, value in security_headers():
        assert said.get(name) == value


def test_the_server_does_not_say_its_version(both: Both) -> None:
    for path in ("/", "/khong-co/", "/../x", "/cu/"):
        said = ask(both.port, path)
        assert said.get("server") == "nginx"
        assert not re.search(rb"nginx/\d", said.body)


def test_the_desk_is_handed_on(both: Both) -> None:
    for path in ("/quan-tri/", "/quan-tri", "/quan-tri/login/", "/quan-tri/khong-co/"):
        answers = [ask(port, path) for port in (both.embedded, both.port)]
        statuses = [said.status for said in answers]
        assert statuses[0] == statuses[1] in (200, 301, 302, 404)
        desks = ("content-security-policy", "permissions-policy", "cache-control")
        for name in ("location", "x-frame-options", "referrer-policy", "content-type", *desks):
            assert answers[0].get(name) == answers[1].get(name)
        assert answers[1].get("content-security-policy") not in {None, content_security_policy()}
    style = re.search(rb'href="(/static/[^"?]+\.css)', ask(both.port, "/quan-tri/login/").body)
    assert style
    packed = ask(both.port, style[1].decode(), Accept_Encoding="gzip")
    assert (packed.status, packed.get("content-encoding")) == (200, "gzip")


def test_photos_of_drafts_are_asked_of_the_desk_with_a_session_only(both: Both) -> None:
    draft = both.home / "media/images/nhap.webp"
    draft.parent.mkdir(parents=True, exist_ok=True)
    draft.write_bytes(b"RIFF of a draft")
    path = "/media/images/nhap.webp"
    assert same(both, path).body.startswith(b"lost ")
    with_session = [ask(p, path, Cookie="a=b; sessionid=x") for p in (both.embedded, both.port)]
    # The desk answers itself: 404, for who is not logged in.
    assert [said.status for said in with_session] == [404, 404]
    assert with_session[0].body == with_session[1].body
    assert not with_session[0].body.startswith(b"lost ")
    assert ask(both.port, path, host=HOST, Cookie="sessionid=x").body.startswith(b"lost ")


def test_a_file_that_is_too_large_is_refused_in_words(both: Both) -> None:
    largest = 22 * 1024 * 1024
    connection = socket.create_connection(("127.0.0.1", both.port), timeout=30)
    with connection:
        connection.sendall(
            f"POST /quan-tri/images/add/ HTTP/1.1\r\nHost: 127.0.0.1:{both.port}\r\n"
            f"Content-Length: {largest}\r\n\r\n".encode()
        )
        said = connection.recv(65536).decode()
    assert said.startswith("HTTP/1.1 413 ")
    assert rules.WORDS[413] in said
    assert "x-content-type-options" in said.lower()
    smaller = b"x" * (20 * 1024 * 1024)
    answer = ask(both.port, "/quan-tri/images/add/", method="POST", body=smaller)
    # nginx hands it on; BanTin takes that much from nobody who is not logged in.
    assert (answer.status, answer.body.decode()) == (413, TO_STRANGERS)


def test_log_in_and_search_are_limited(both: Both) -> None:
    # From addresses of their own: what is counted here must not be counted for other tests.
    looks = [ask(both.port, "/quan-tri/login/", reader="127.0.0.2").status for _ in range(15)]
    assert set(looks) == {200}
    attempts = [
        ask(
            both.port, "/quan-tri/login/", method="POST", body=b"username=a", reader="127.0.0.3"
        ).status
        for _ in range(16)
    ]
    assert attempts[:10] == [403] * 10
    assert attempts[-1] == 429
    searches = [
        ask(both.port, f"/tim-kiem/?q={number}", reader="127.0.0.2") for number in range(60)
    ]
    assert searches[0].status == 200
    assert searches[-1].status == 429
    assert searches[-1].body.decode() == rules.WORDS[429]
    assert searches[-1].get("cache-control") == "no-store"
    for name, value in security_headers():
        assert searches[-1].get(name) == value
    assert ask(both.port, "/tin/bao/").status == 200


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6")
def test_ipv6_is_listened_on(both: Both) -> None:
    assert ask(both.port, "/tin/bao/", address="::1", host=f"[::1]:{both.port}").status == 200
    assert ask(both.port, "/", address="::1", host=HOST).body == b"<h1>another host</h1>"


def test_a_change_is_there_at_once(both: Both) -> None:
    for number in range(20):
        write_file(both.public, "/doi/", f"version {number} ".encode() * 50)
        for encoding in ("identity", "br"):
            assert same(both, "/doi/", Accept_Encoding=encoding).status == 200
    assert b"version 19" in ask(both.port, "/doi/").body
    write_signpost(both.public, "/doi-cho/", "/doi/")
    assert same(both, "/doi-cho/").get("location") == "/doi/"
    write_signpost(both.public, "/doi-cho/", "/tin/bao/")
    assert same(both, "/doi-cho/").get("location") == "/tin/bao/"


def test_a_host_that_is_new_is_known_at_once(both: Both) -> None:
    assert same(both, "/", host="moi.example.vn").body == ask(both.port, "/").body
    write_file(both.public, "//moi.example.vn/", b"a new host")
    assert same(both, "/", host="moi.example.vn").body == b"a new host"
    assert same(both, "/quan-tri/", host="moi.example.vn").status == 404


def test_another_generation_of_files_is_there_at_once(both: Both) -> None:
    """public/ may be a link to a folder, which another one replaces in one step."""
    public, seen = both.public, set()
    public.rename(both.home / "files-1")
    shutil.copytree(both.home / "files-1", both.home / "files-2")
    for number in (1, 2):
        write_file(both.home / f"files-{number}", "/doi/", b"generation %d" % number)
    public.symlink_to("files-1")
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            for port in (both.port, both.embedded):
                said = ask(port, "/doi/")
                seen.add((said.status, said.body))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in itertools.islice(itertools.cycle((2, 1)), 10):
            (both.home / "next").symlink_to(f"files-{number}")
            (both.home / "next").rename(public)
            assert same(both, "/doi/").body == b"generation %d" % number
    finally:
        stop.set()
        reader.join()
        public.unlink()
        (both.home / "files-1").rename(public)
    assert seen == {(200, b"generation 1"), (200, b"generation 2")}


def test_a_new_configuration_is_read_without_an_end(both: Both) -> None:
    conf = both.nginx.conf
    readers = conf.with_name("readers.conf")
    before = readers.read_text(encoding="utf-8")
    changed = before.replace('"strict-origin-when-cross-origin"', '"no-referrer"')
    assert changed != before
    try:
        readers.write_text(changed, encoding="utf-8")
        both.nginx.reload()
        assert ask(both.port, "/").get("referrer-policy") == "no-referrer"
    finally:
        readers.write_text(before, encoding="utf-8")
        both.nginx.reload()
    assert ask(both.port, "/").get("referrer-policy") == "strict-origin-when-cross-origin"


def test_readers_are_served_while_bantin_is_down(both: Both) -> None:
    both.serve.terminate()
    both.serve.wait(timeout=30)
    try:
        assert ask(both.port, "/tin/bao/").status == 200
        assert ask(both.port, "/khong-co/").body.startswith(b"lost ")
        assert ask(both.port, "/tin/go-bo/").status == 410
        assert ask(both.port, "/", host=HOST).body == b"<h1>another host</h1>"
        # What the map knows is led on, what was given up since is lost for the time being.
        moved = ask(both.port, "/cu/")
        assert (moved.status, moved.get("location")) == (301, "/")
        assert moved.get("cache-control") == "no-cache"
        assert ask(both.port, "/cu/rss.xml").get("location") == "/rss.xml"
        home = ask(both.port, "/cu/", host=f"{HOST}:{both.port}")
        assert home.get("location") == f"//127.0.0.1:{both.port}/"
        unknown = ask(both.port, "/cu-khac/")
        assert (unknown.status, unknown.body[:5]) == (404, b"lost ")
        desk = ask(both.port, "/quan-tri/")
        assert (desk.status, desk.body.decode()) == (503, rules.WORDS[503])
        for said in (moved, unknown, desk):
            for name, value in security_headers():
                assert said.get(name) == value
    finally:
        both.serve = start_embedded(both.home, both.embedded)
    assert same(both, "/cu-khac/").get("location") == "/tin/bao/"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate that signs itself."""
    folder = tmp_path_factory.mktemp("tls")
    chain, key = folder / "chain.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "2", "-subj", f"/CN={HOST}", "-keyout", key, "-out", chain],
        check=True, capture_output=True,
    )  # fmt: skip
    return chain, key


def test_with_a_certificate_all_go_to_https(
    both: Both, certificate: tuple[Path, Path], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "public").symlink_to(both.public)
    for file in both.home.glob("bantin.sqlite3*"):
        shutil.copy(file, home)
    plain, tls = free_port(), free_port()
    conf = configure(
        home, "--listen", f"127.0.0.1:{plain}", "--listen-tls", f"127.0.0.1:{tls}",
        "--certificate", certificate[0], "--key", certificate[1],
        "--host-certificate", HOST, *certificate, PORT=str(both.embedded),
    )  # fmt: skip
    with running_nginx(conf, tmp_path / "state", plain):
        led = ask(plain, "/tin/bao/?q=1", host=HOST)
        assert (led.status, led.get("location")) == (301, f"https://{HOST}:{tls}/tin/bao/?q=1")
        assert led.get("x-content-type-options") == "nosniff"
        assert led.get("strict-transport-security") is None
        for host, path, status in (
            (HOST, "/", 200),
            (OTHER, "/", 200),
            ("localhost", "/tin/bao/", 200),
            ("localhost", "/khong-co/", 404),
            ("localhost", "/cu/", 301),
            ("localhost", "/quan-tri/login/", 200),
        ):
            said = over_tls(tls, host, path)
            assert said.status == status, (host, path)
            assert said.get("strict-transport-security") == "max-age=31536000"
        assert over_tls(tls, HOST, "/").body == b"<h1>another host</h1>"
        assert spoken(tls) == "h2"


def over_tls(port: int, host: str, path: str) -> Said:
    context = trusting()
    with (
        socket.create_connection(("127.0.0.1", port), timeout=30) as plain,
        context.wrap_socket(plain, server_hostname=host) as connection,
    ):
        connection.sendall(
            f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode()
        )
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        fields = tuple((name.lower(), value) for name, value in answer.getheaders())
        return Said(answer.status, fields, answer.read())


def spoken(port: int) -> str | None:
    """The protocol that a browser and the server agree on."""
    context = trusting()
    context.set_alpn_protocols(["h2", "http/1.1"])
    with (
        socket.create_connection(("127.0.0.1", port), timeout=30) as plain,
        context.wrap_socket(plain, server_hostname=HOST) as connection,
    ):
        return connection.selected_alpn_protocol()


def trusting() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def test_it_is_printed_where_no_folder_is_named(both: Both) -> None:
    result = bantin(both.home, "nginx")
    assert result.returncode == 0, result.stderr
    for name in ("nginx.conf", "bantin.conf", "readers.conf", "desk.conf", "redirects.map"):
        assert f"# configuration file {both.home}/nginx/{name}:" in result.stdout
    assert not (both.home / "nginx").exists()


def test_the_next_steps_are_said(both: Both, tmp_path: Path) -> None:
    result = bantin(both.home, "nginx", "--output", tmp_path / "conf")
    assert "2 redirects" in result.stdout
    assert f"sudo nginx -t -c {tmp_path}/conf/nginx.conf" in result.stdout
    assert "sudo systemctl reload nginx" in result.stdout
    # The folder of a test is its user's alone.
    assert "cannot enter" in result.stdout
    assert "sudo chmod o+x" in result.stdout


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--listen", "abc"], "abc is no port"),
        (["--listen", "example.vn:80"], "example.vn:80 is no port"),
        (["--listen", "70000"], "70000 is no port"),
        (["--listen", "::1:80"], "::1:80 is no port"),
        (["--certificate", __file__], "belong together"),
        (["--key", "/none"], "does not exist"),
        (
            ["--certificate", __file__, "--key", __file__, "--host-certificate", "la.vn"]
            + [__file__] * 2,
            f"there are: 127.0.0.1, {HOST}, {OTHER}",
        ),
    ],
)
def test_what_cannot_be_is_a_clear_error(both: Both, options: list[str], words: str) -> None:
    result = bantin(both.home, "nginx", *options)
    assert result.returncode == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr


# Debian's own configuration, without the places that only root may write to.
DEBIAN = """
user {user};
worker_processes auto;
pid {state}/debian.pid;
error_log {state}/debian.log;
include /etc/nginx/modules-enabled/*.conf;
events {{ worker_connections 768; }}
http {{
    sendfile on;
    tcp_nopush on;
    types_hash_max_size 2048;
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;
    ssl_prefer_server_ciphers on;
    access_log {state}/debian-access.log;
    gzip on;
    client_body_temp_path {state}/body;
    proxy_temp_path {state}/proxy;
    fastcgi_temp_path {state}/fastcgi;
    uwsgi_temp_path {state}/uwsgi;
    scgi_temp_path {state}/scgi;
    server {{ listen 127.0.0.1:{port}; server_name khong-phai-bantin.vn; return 204; }}
    include {site};
}}
"""


def test_it_stands_beside_other_sites_in_the_configuration_of_debian(
    both: Both, tmp_path: Path
) -> None:
    port, state = free_port(), tmp_path / "state"
    result = bantin(
        both.home, "nginx", "--output", tmp_path / "conf", "--state", state,
        "--listen", f"127.0.0.1:{port}", PORT=str(both.embedded),
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    conf = tmp_path / "debian.conf"
    site = tmp_path / "conf/bantin.conf"
    conf.write_text(DEBIAN.format(user=getpass.getuser(), state=state, port=port, site=site))
    with running_nginx(conf, state, port):
        assert ask(port, "/", host="khong-phai-bantin.vn").status == 204
        for path in ("/tin/bao/", "/assets/site.abc.css", "/khong-co/", "/tin/go-bo/", "/cu/"):
            ours = ask(both.port, path, Accept_Encoding="br")
            there = ask(port, path, Accept_Encoding="br")
            assert (there.status, there.body) == (ours.status, ours.body)
            assert compared(there, port) == compared(ours, both.port)


def test_the_configuration_passes_the_check_as_it_is(both: Both) -> None:
    check = subprocess.run(
        ["nginx", "-t", "-c", both.nginx.conf], capture_output=True, text=True,
        env={**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin"}, check=False,
    )  # fmt: skip
    assert check.returncode == 0, check.stderr
    assert "warn" not in check.stderr.replace("makes sense only if the master process", "")
    assert "[emerg]" not in both.nginx.log()
    assert "uninitialized" not in both.nginx.log()
