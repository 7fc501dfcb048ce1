"""The text of nginx's configuration; what it does is shown in tests/cli/test_nginx.py, by nginx itself."""

from pathlib import Path

import pytest

from bantin.reader import rules
from bantin.reader.headers import security_headers
from bantin.reader.nginx import Certificate, Portal, files_of, redirects_map

PORTAL = Portal(Path("/etc/bantin"), Path("/srv/bantin/public"), "tinh.example.vn")


def test_the_rules_of_the_embedded_server_are_in_it() -> None:
    text = files_of(PORTAL, [])["readers.conf"]
    for ending, kind in rules.TYPES.items():
        assert f'"{kind}" {ending[1:]};' in text
    for _, value in security_headers():
        assert f'"{value}" always;' in text
    for caching in rules.SHARED.values():
        assert f'set $bantin_caching "{caching}";' in text


def test_no_block_adds_a_field_of_its_own() -> None:
    """One that did would lose all others: nginx inherits the fields of a block as a whole, or not at all."""
    text = files_of(PORTAL, [])["readers.conf"]
    inside = [line.strip() for line in text.splitlines() if line.startswith(" ")]
    assert {line for line in inside if line.startswith("add_header")} == {
        "add_header Strict-Transport-Security $bantin_hsts always;"
    }


def test_each_host_has_a_server_and_each_certificate() -> None:
    hosts = ("a.example.vn", "b.example.vn", "c.example.vn")
    assert files_of(PORTAL, [])["bantin.conf"].count("\nserver {") == 2
    plain = Portal(PORTAL.folder, PORTAL.public, PORTAL.host, hosts)
    assert (
        "server_name a.example.vn b.example.vn c.example.vn;" in files_of(plain, [])["bantin.conf"]
    )
    own = Certificate(Path("/etc/b.pem"), Path("/etc/b.key"))
    text = files_of(
        Portal(
            PORTAL.folder,
            PORTAL.public,
            PORTAL.host,
            hosts,
            listen_tls=("443", "[::]:443"),
            certificate=Certificate(Path("/etc/a.pem"), Path("/etc/a.key")),
            certificates=(("b.example.vn", own),),
        ),
        [],
    )["bantin.conf"]
    assert "server_name a.example.vn c.example.vn;" in text
    assert "server_name b.example.vn;" in text
    assert text.count('ssl_certificate "/etc/a.pem";') == 2
    assert text.count('ssl_certificate "/etc/b.pem";') == 1
    assert text.count("listen [::]:443 ssl http2") == 3
    assert "return 301 https://$host$request_uri;" in text


def test_without_the_module_nothing_names_brotli() -> None:
    text = "".join(files_of(Portal(PORTAL.folder, PORTAL.public, "a", brotli=False), []).values())
    assert "brotli" not in text
    assert "load_module" not in text


def test_the_map_says_what_signposts_say() -> None:
    assert redirects_map(
        [
            ("/cu/", "/moi/"),
            ("/xa/", "//xa.example.vn/tin/"),
            ("//xa.example.vn/cu/", "//xa.example.vn/moi/"),
            ("//xa.example.vn/ve/", "//tinh.example.vn/ve/"),
            ("/a/", '/tiền $1 "b"/'),
        ]
    ).splitlines() == [
        '"//xa.example.vn/cu/" "/moi/";',
        '"//xa.example.vn/ve/" "//tinh.example.vn$bantin_port/ve/";',
        '"/a/" "/ti%E1%BB%81n%20%241%20%22b%22/";',
        '"/cu/" "/moi/";',
        '"/xa/" "//xa.example.vn$bantin_port/tin/";',
    ]


@pytest.mark.parametrize("name", ["/srv/$HOME/public", "/srv/a\nb"])
def test_a_name_that_nginx_has_no_word_for_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no way to say"):
        files_of(Portal(PORTAL.folder, Path(name), "a"), [])


def test_names_are_quoted() -> None:
    portal = Portal(Path('/etc/của "tỉnh"'), PORTAL.public, "a")
    assert r'include "/etc/của \"tỉnh\"/bantin.conf";' in files_of(portal, [])["nginx.conf"]


def test_tables_are_as_large_as_their_names() -> None:
    long = f"/{'a' * 400}/"
    rows = [(f"{long}{number}/", long) for number in range(3000)]
    text = files_of(PORTAL, rows)["bantin.conf"]
    assert "map_hash_bucket_size 1024;" in text
    assert "map_hash_max_size 3000;" in text
    assert "server_names_hash_bucket_size 64;" in text


@pytest.mark.parametrize("host", ["a.vn; include /etc/x", "A.vn", "a b", ""])
def test_a_host_that_is_none_is_refused(host: str) -> None:
    with pytest.raises(ValueError, match="no host's name"):
        files_of(Portal(PORTAL.folder, PORTAL.public, "a", (host,)), [])
