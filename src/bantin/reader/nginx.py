"""The configuration of nginx for one home: values in, text out.

nginx answers by the same rules as the embedded server (`bantin.reader.rules`, `bantin.reader.headers`), which
`tests/reader/test_nginx.py` shows by asking both. docs/decisions/0013-nginx.md says why it is written so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent
from urllib.parse import quote

from bantin.reader import rules
from bantin.reader.headers import HSTS_SECONDS, security_headers
from bantin.reader.searching.addresses import PAGE, RESULTS, SUGGESTIONS

MAIN, SITE, READERS, DESK = "nginx.conf", "bantin.conf", "readers.conf", "desk.conf"
REDIRECTS = "redirects.map"
BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
# Requests that one address may make: so many at once, then at this rate.
LIMITS = {"login": (10, "10r/m"), "desk": (100, "20r/s"), "search": (40, "5r/s")}
LIMITED = {
    rules.DESK: "desk",
    f"{rules.DESK}login/": "login",
    f"{rules.DESK}password_reset/": "login",
}
# Mozilla's intermediate configuration, version 5.7: every browser of the last ten years.
CIPHERS = (
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305"
)
PACKED_FOR_THE_DESK = (
    "text/css text/javascript application/javascript application/json image/svg+xml"
)


@dataclass(frozen=True)
class Certificate:
    """A certificate with its chain and its key, as PEM files."""

    chain: Path
    key: Path


@dataclass(frozen=True)
class Portal:
    """What a configuration is made of."""

    folder: Path
    """Where the files of the configuration lie."""
    public: Path
    host: str
    """The default site's; it gets the requests for unknown hosts too."""
    other_hosts: tuple[str, ...] = ()
    listen: tuple[str, ...] = ("80",)
    listen_tls: tuple[str, ...] = ()
    certificate: Certificate | None = None
    certificates: tuple[tuple[str, Certificate], ...] = ()
    """Hosts that have one of their own."""
    desk: str = "127.0.0.1:8000"
    """The embedded server, which answers for the desk."""
    static_url: str = "/static/"
    """Where the desk's styles and scripts are."""
    session_cookie: str = "sessionid"
    upload_bytes: int = 20 * 1024 * 1024
    user: str = "www-data"
    state: Path | None = None
    """Where nginx keeps its pid, its logs and what it sets aside; None for the distribution's places."""
    brotli: bool = True


def files_of(portal: Portal, redirects: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the files of the configuration by their names; ``redirects`` are former addresses and signposts.

    `MAIN` is complete; on a machine where nginx serves more than BanTin, its own configuration includes `SITE`.
    Raises ValueError for a name that cannot be said in it.
    """
    for host in (portal.host, *portal.other_hosts):
        if not rules.HOST.fullmatch(host):
            raise ValueError(f"{host!r} is no host's name: small letters, digits, hyphens, dots.")
    moved = redirects_map(redirects)
    return {
        MAIN: main(portal),
        SITE: site(portal, moved),
        READERS: readers(portal),
        DESK: desk(portal),
        REDIRECTS: moved,
    }


def main(portal: Portal) -> str:
    """Return the configuration that nginx is started with."""
    state = portal.state
    return _text(
        "BanTin: everything that nginx needs. Written by `bantin nginx`, which writes it anew.",
        f"user {_quoted(portal.user)};",
        "worker_processes auto;",
        "worker_rlimit_nofile 16384;",
        "pcre_jit on;",
        f"pid {_quoted(state / 'nginx.pid') if state else '/run/nginx.pid'};",
        f"error_log {_quoted(state / 'error.log') if state else '/var/log/nginx/error.log'} warn;",
        *([f"load_module {BROTLI};"] if portal.brotli else []),
        "",
        _block("events", "worker_connections 4096;"),
        "",
        _block(
            "http",
            "default_type application/octet-stream;",
            f"access_log {_quoted(state / 'access.log') if state else '/var/log/nginx/access.log'}"
            " combined buffer=64k flush=5s;",
            *_places_for_temporary_files(state),
            f"include {_quoted(portal.folder / SITE)};",
        ),
    )


def _places_for_temporary_files(state: Path | None) -> list[str]:
    kinds = {"client_body": "body", "proxy": "proxy", "fastcgi": "fastcgi"}
    kinds |= {"uwsgi": "uwsgi", "scgi": "scgi"}
    return [f"{kind}_temp_path {_quoted(state / name)};" for kind, name in kinds.items() if state]


def site(portal: Portal, moved: str) -> str:
    """Return what stands inside ``http``: maps, limits and the servers. ``moved`` is the map of redirects."""
    return _text(
        "BanTin: the servers, for the block http of a configuration of nginx. Written by `bantin nginx`.",
        *_room_for_names(portal, moved),
        _block("upstream bantin", f"server {_quoted(portal.desk)};", "keepalive 16;"),
        "",
        *_limit_zones(),
        "",
        *_maps(portal),
        "",
        *_servers(portal),
    )


def _room_for_names(portal: Portal, moved: str) -> list[str]:
    """Return how large nginx's tables have to be: its own sizes are for short names and few of them."""
    hosts = (portal.host, *portal.other_hosts)
    rows = moved.count("\n")
    longest = max((len(line.encode()) for line in moved.splitlines()), default=0)
    return [
        f"server_names_hash_bucket_size {_power_above(max(map(len, hosts)) + 32)};",
        f"server_names_hash_max_size {max(512, 4 * len(hosts))};",
        f"map_hash_bucket_size {_power_above(longest + 64)};",
        f"map_hash_max_size {max(2048, rows)};",
    ]


def _power_above(number: int) -> int:
    return max(64, 1 << (number - 1).bit_length())


def _limit_zones() -> list[str]:
    # An empty key is not counted: only attempts to log in are, not looks at the form.
    keys = {"login": "$bantin_who_posts"}
    return [
        _block("map $request_method $bantin_who_posts", 'default "";', "POST $binary_remote_addr;"),
        *(
            f"limit_req_zone {keys.get(name, '$binary_remote_addr')} zone=bantin_{name}:10m rate={rate};"
            for name, (_, rate) in LIMITS.items()
        ),
    ]


def _maps(portal: Portal) -> list[str]:
    beside = "|".join(re.escape(name) for name in sorted(rules.BESIDE_PAGE))
    return [
        _block(
            "map $request_method $bantin_reads",
            "default 0;",
            *(f"{name} 1;" for name in rules.READING),
        ),
        "# The Host as it was asked for; HTTP/1.0 may leave it out.",
        _block("map $http_host $bantin_asked", "default $http_host;", '"" $host;'),
        _block(
            "map $http_host $bantin_port",
            'default "";',
            r'"~(?<bantin_digits>:\d+)$" $bantin_digits;',
        ),
        "# The folder of the page that an address belongs to.",
        _block(
            "map $uri $bantin_page",
            "default $uri/;",
            '"~/$" $uri;',
            f'"~^(?<bantin_folder>.*/)(?:{beside})$" $bantin_folder;',
        ),
        _block(
            "map $uri $bantin_file",
            'default "";',
            f'"~/(?<bantin_name>{beside})$" $bantin_name;',
        ),
        "# Where it has moved, as it was when this was written: for times when BanTin itself is down.",
        _block(
            "map $bantin_site$bantin_page $bantin_moved",
            'default "";',
            f"include {_quoted(portal.folder / REDIRECTS)};",
        ),
        "# The folders above a lost address, which may have a page for it; @ is no folder.",
        *(
            _block(
                f"map $uri $bantin_above_{depth}",
                f"default {_NO_FILE};",
                f'"~^(?<bantin_path_{depth}>(?:/+[^/.@][^/]*){{{depth}}})" $bantin_path_{depth};',
            )
            for depth in range(1, rules.LOST_DEPTH + 1)
        ),
    ]


def _servers(portal: Portal) -> list[str]:
    own = dict(portal.certificates)
    others = [host for host in portal.other_hosts if host not in own] or ["_"]
    servers = [
        _server(
            portal, [portal.host], own.get(portal.host, portal.certificate), _of_default(portal)
        ),
        _server(portal, others, portal.certificate, _of_any(portal), is_default=True),
    ]
    for host, certificate in own.items():
        if host != portal.host:
            servers.append(_server(portal, [host], certificate, _of_any(portal)))
    if portal.certificate:
        servers.append(_to_tls(portal))
    return servers


def _of_default(portal: Portal) -> list[str]:
    """Return where the default site's files are."""
    return ['set $bantin_site "";', f"set $bantin_public {_quoted(portal.public)};"]


def _of_any(portal: Portal) -> list[str]:
    """Return where the files of any other host are: the same, unless it has a folder of its own."""
    folder = f'{_quoted(portal.public)[:-1]}/@$host"'
    return [
        *_of_default(portal),
        _if(f"-d {folder}", "set $bantin_site //$host;", f"set $bantin_public {folder};"),
    ]


def _server(
    portal: Portal,
    hosts: list[str],
    certificate: Certificate | None,
    files: list[str],
    *,
    is_default: bool = False,
) -> str:
    default = " default_server" if is_default else ""
    if certificate is None:
        listening = [f"listen {address}{default};" for address in portal.listen]
    else:
        listening = [f"listen {address} ssl http2{default};" for address in portal.listen_tls]
        listening += _tls(certificate)
    return _block(
        "server",
        *listening,
        f"server_name {' '.join(hosts)};",
        "",
        f'set $bantin_hsts "{f"max-age={HSTS_SECONDS}" if certificate else ""}";',
        *files,
        f"set $bantin_shared {_quoted(portal.public)};",
        "root $bantin_public;",
        f"include {_quoted(portal.folder / READERS)};",
        f"include {_quoted(portal.folder / DESK)};",
    )


def _tls(certificate: Certificate) -> list[str]:
    return [
        f"ssl_certificate {_quoted(certificate.chain)};",
        f"ssl_certificate_key {_quoted(certificate.key)};",
        "ssl_protocols TLSv1.2 TLSv1.3;",
        f"ssl_ciphers {CIPHERS};",
        "ssl_prefer_server_ciphers off;",
        "ssl_session_cache shared:bantin_tls:10m;",
        "ssl_session_timeout 1d;",
        "ssl_session_tickets off;",
    ]


def _to_tls(portal: Portal) -> str:
    port = portal.listen_tls[0].rpartition(":")[2]
    return _block(
        "server",
        *(f"listen {address} default_server;" for address in portal.listen),
        f"server_name {portal.host};",
        "server_tokens off;",
        'set $bantin_hsts "";',
        *_security(),
        f"return 301 https://$host{'' if port == '443' else f':{port}'}$request_uri;",
    )


def desk(portal: Portal) -> str:
    """Return what each server has of the desk, which stands on the default site's host alone."""
    packed = [
        "gzip on;",
        "gzip_vary on;",
        "gzip_min_length 1024;",
        f"gzip_types {PACKED_FOR_THE_DESK};",
    ]
    form = [
        f"client_max_body_size {portal.upload_bytes // 1024 + 1024}k;",
        "proxy_read_timeout 120s;",
        *packed,
    ]
    no_session = _if(f'$cookie_{portal.session_cookie} = ""', "return 404;")
    return _text(
        "BanTin: the desk; each server of bantin.conf includes it. Written by `bantin nginx`.",
        *(
            _block(f"location ^~ {at}", _NO_OTHER_HOST, *_limited(zone), *form, *_ask_bantin())
            for at, zone in LIMITED.items()
        ),
        _block(f"location ^~ {portal.static_url}", _NO_OTHER_HOST, *packed, *_ask_bantin()),
        *(
            _block(f"location = {at.rstrip('/')}", _NO_OTHER_HOST, *_ask_bantin())
            for at in (rules.DESK, portal.static_url)
        ),
        "# Photos and files that no published page shows yet, for who has a session.",
        _block("location @draft", no_session, _NO_OTHER_HOST, *_ask_bantin()),
    )


_NO_OTHER_HOST = 'if ($bantin_site != "") { return 404; }'


def _limited(zone: str | None) -> list[str]:
    return [f"limit_req zone=bantin_{zone} burst={LIMITS[zone][0]} nodelay;"] if zone else []


def _ask_bantin() -> list[str]:
    """Return how a request is handed on. BanTin's answers have their own fields: ours are not added again.

    A block with an ``add_header`` of its own inherits none.
    """
    return [_HSTS, "proxy_pass http://bantin;"]


_HSTS = "add_header Strict-Transport-Security $bantin_hsts always;"


def readers(portal: Portal) -> str:
    """Return what each server has: how readers are answered. The server says ``$bantin_public`` and its site."""
    return _text(
        "BanTin: how readers are answered; each server of bantin.conf includes it. Written by `bantin nginx`.",
        "server_tokens off;",
        "charset off;",
        "absolute_redirect off;",
        "merge_slashes off;",
        "recursive_error_pages on;",
        "uninitialized_variable_warn off;",
        "sendfile on;",
        "tcp_nopush on;",
        "",
        "# Readers on slow lines are waited for, those that only hold a connection are not.",
        "client_header_timeout 10s;",
        "client_body_timeout 30s;",
        "send_timeout 30s;",
        "keepalive_timeout 30s;",
        "reset_timedout_connection on;",
        "large_client_header_buffers 4 8k;",
        "",
        _block("types", *(f'"{kind}" {ending[1:]};' for ending, kind in rules.TYPES.items())),
        "default_type application/octet-stream;",
        "gzip off;",
        "gzip_static on;",
        "gzip_proxied any;",
        *(["brotli_static on;"] if portal.brotli else []),
        "if_modified_since before;",
        "limit_req_status 429;",
        "limit_req_log_level warn;",
        "",
        "# BanTin itself, for the desk, for search, and for addresses that were given up.",
        "proxy_http_version 1.1;",
        'proxy_set_header Connection "";',
        "proxy_set_header Host $bantin_asked;",
        "proxy_set_header X-Forwarded-For $remote_addr;",
        "proxy_set_header X-Forwarded-Proto $scheme;",
        "proxy_hide_header Strict-Transport-Security;",
        "proxy_redirect off;",
        "proxy_connect_timeout 2s;",
        "proxy_read_timeout 10s;",
        "",
        "# Every answer has these, whatever its status. No block below adds a field of its own: it would lose",
        "# them all. What differs is said in variables; a field whose value is empty is not sent.",
        *_fields(),
        "",
        *_error_pages(),
        "",
        *_locations(),
        "",
        *_answers_to_errors(),
    )


def _fields() -> list[str]:
    return [
        *_security(),
        "add_header Cache-Control $bantin_caching always;",
        "add_header Vary $bantin_vary always;",
        "add_header Allow $bantin_allow always;",
    ]


def _security() -> list[str]:
    given = [f"add_header {_title(n)} {_quoted(v)} always;" for n, v in security_headers()]
    return [_HSTS, *given]


def _title(name: str) -> str:
    return "-".join(part.capitalize() for part in name.split("-"))


def _error_pages() -> list[str]:
    return [
        "error_page 404 @lost;",
        "error_page 403 =404 @lost;",
        "error_page 410 @withdrawn;",
        "error_page 405 @only_reading;",
        "error_page 413 @too_large;",
        "error_page 429 @too_many;",
        "error_page 500 502 503 504 =503 @unavailable;",
    ]


def _locations() -> list[str]:
    endings = f"(?i:{'|'.join(ending[1:] for ending in rules.TYPES)})"
    hidden = "".join(re.escape(beginning) for beginning in rules.HIDDEN)
    errors = "|".join(re.escape(name) for name in (rules.LOST, rules.WITHDRAWN))
    shared = {rules.ASSETS: "=404", rules.MEDIA: "@draft"}
    pages = [*_file(rules.ASK_AGAIN), f"try_files ${{uri}}{rules.PAGE} @elsewhere;"]
    return [
        "# What readers search for; the page without a question is a file like others.",
        _block(
            f'location ~ "^/(?:[a-z0-9-]+/)*{PAGE}(?:{re.escape(SUGGESTIONS)}|{re.escape(RESULTS)})?$"',
            *_limited("search"),
            *_ask_bantin(),
        ),
        "# Pages with plain addresses, which are asked for most, are known next.",
        _block('location ~ "^/(?:[a-z0-9-]+/)*$"', *pages),
        "# Nobody's address: hidden names, empty names, the pages for errors.",
        _block(f'location ~ "/[{hidden}]|//|/(?:{errors})$"', _READS, "return 404;"),
        "# What is kept once for all hosts.",
        *(
            text
            for prefix, otherwise in shared.items()
            for text in (
                _block(
                    f'location ~ "^{prefix}.*\\.{endings}$"',
                    _SHARED,
                    *_file(rules.SHARED[prefix]),
                    f"try_files $uri {otherwise};",
                ),
                _block(f"location {prefix}", _READS, _SHARED, "return 404;"),
            )
        ),
        "# Files by their endings; no others are sent.",
        _block(
            f'location ~ "\\.{endings}$"',
            _block(
                f"location ~ /{re.escape(rules.PAGE)}$",
                _READS,
                _if(
                    "-f $request_filename",
                    f"set $bantin_caching {rules.ASK_AGAIN};",
                    f"rewrite ^(.*/){re.escape(rules.PAGE)}$ $1? permanent;",
                ),
                "return 404;",
            ),
            *(_by_name(name) for name in sorted(rules.BESIDE_PAGE)),
            *_file(rules.ASK_AGAIN),
            "try_files $uri =404;",
        ),
        "# All other addresses of pages.",
        _block("location /", *pages),
        "# No page stands there. A signpost in its place is read by BanTin, which knows the latest.",
        _block(
            "location @elsewhere",
            _if(
                f"-f $bantin_public${{bantin_page}}{rules.PAGE}",
                f"set $bantin_caching {rules.ASK_AGAIN};",
                'set $bantin_vary "";',
                "rewrite ^(.*[^/])$ $1/? permanent;",
            ),
            _if(f"-f $bantin_public${{bantin_page}}{rules.WITHDRAWN}", "return 410;"),
            *_signpost(),
        ),
        _block("location @beside", *_signpost()),
        _block("location @moved", "error_page 500 502 503 504 = @from_map;", *_ask_bantin()),
        _block(
            "location @from_map",
            _if('$bantin_moved = ""', "return 404;"),
            f"set $bantin_caching {rules.ASK_AGAIN};",
            *_plain(),
            "return 301 $bantin_moved$bantin_file;",
        ),
    ]


# Where no file is.
_NO_FILE = "/@"
_READS = "if ($bantin_reads = 0) { return 405; }"
_SHARED = "set $bantin_public $bantin_shared;"


def _file(caching: str) -> list[str]:
    return [
        _READS,
        f"set $bantin_caching {_quoted(caching)};",
        f"set $bantin_vary {rules.VARY};",
    ]


def _by_name(name: str) -> str:
    kind = rules.TYPES_BY_NAME.get(name)
    typed = ["types { }", f'default_type "{kind}";'] if kind else []
    return _block(
        f"location ~ /{re.escape(name)}$",
        *typed,
        *_file(rules.ASK_AGAIN),
        "try_files $uri @beside;",
    )


def _signpost() -> list[str]:
    return [
        _if(f"!-f $bantin_public${{bantin_page}}{rules.SIGNPOST}", "return 404;"),
        f"try_files {_NO_FILE} @moved;",
    ]


def _answers_to_errors() -> list[str]:
    above = [f"$bantin_above_{depth}/{rules.LOST}" for depth in range(rules.LOST_DEPTH, 0, -1)]
    page = [
        f"set $bantin_caching {rules.NOT_KEPT};",
        f"set $bantin_vary {rules.VARY};",
        "etag off;",
    ]
    return [
        _block(
            "location @lost",
            *page,
            f"try_files {' '.join(above)} /{rules.LOST} @lost_without_page;",
        ),
        _block(
            "location @withdrawn",
            *page,
            f"try_files ${{bantin_page}}{rules.WITHDRAWN} @withdrawn_without_page;",
        ),
        _in_words("@lost_without_page", 404),
        _in_words("@withdrawn_without_page", 410),
        _in_words("@only_reading", 405, f'set $bantin_allow "{", ".join(rules.READING)}";'),
        _in_words("@too_large", 413),
        _in_words("@too_many", 429),
        _in_words("@unavailable", 503),
    ]


def _in_words(name: str, status: int, *more: str) -> str:
    return _block(
        f"location {name}",
        f"set $bantin_caching {rules.NOT_KEPT};",
        'set $bantin_vary "";',
        *more,
        *_plain(),
        f"return {status} {_quoted(rules.WORDS[status])};",
    )


def _plain() -> list[str]:
    return ["types { }", f'default_type "{rules.PLAIN}";']


def redirects_map(redirects: Iterable[tuple[str, str]]) -> str:
    """Return the rows of the map from former addresses to where signposts lead, as artifacts name both.

    A row names its host as the key does; on another host the request's port is kept.
    """
    rows = {former: _target(former, target) for former, target in redirects}
    return "".join(f"{_quoted(former)} {target};\n" for former, target in sorted(rows.items()))


def _target(former: str, target: str) -> str:
    if not target.startswith("//"):
        return _quoted(quote(target))
    host, _, path = target[2:].partition("/")
    if former.startswith(f"//{host}/"):
        return _quoted(quote(f"/{path}"))
    return f'"//{quote(host)}$bantin_port{quote(f"/{path}")}"'


def _quoted(value: str | Path) -> str:
    """Return ``value`` as one word of nginx's language. Raises ValueError where that has no word for it."""
    text = str(value)
    if "$" in text or not text.isprintable():
        raise ValueError(f"nginx's configuration has no way to say {text!r}.")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _if(condition: str, *lines: str) -> str:
    return _block(f"if ({condition})", *lines)


def _block(head: str, *lines: str) -> str:
    return f"{head} {{\n{indent(chr(10).join(lines), '    ')}\n}}"


def _text(title: str, *lines: str) -> str:
    return "\n".join([f"# {title}", *lines]) + "\n"
