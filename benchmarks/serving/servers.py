"""The servers that are measured."""

import getpass
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.processes import Running, bantin, environment, free_port
from tests.servers import running_nginx, wait_for

# As a person would write it who has the files and wants nothing but speed.
PLAIN = """
user {user};
worker_processes auto;
pid {state}/nginx.pid;
error_log {state}/error.log;
load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
events {{ worker_connections 4096; }}
http {{
    include /etc/nginx/mime.types;
    sendfile on;
    tcp_nopush on;
    access_log {state}/access.log combined buffer=64k flush=5s;
    client_body_temp_path {state}/body;
    proxy_temp_path {state}/proxy;
    fastcgi_temp_path {state}/fastcgi;
    uwsgi_temp_path {state}/uwsgi;
    scgi_temp_path {state}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {public};
        index index.html;
        gzip_static on;
        brotli_static on;
    }}
}}
"""


@contextmanager
def own_nginx(portal: Running, folder: Path) -> Iterator[str]:
    """Run nginx with the configuration that `bantin nginx` writes; yields its address."""
    port = free_port()
    options: list[str | Path] = ["--output", folder, "--state", folder / "state"]
    options += ["--user", getpass.getuser(), "--listen", f"127.0.0.1:{port}"]
    written = bantin(portal.home, "nginx", *options, PORT=str(portal.port))
    if written.returncode:
        raise RuntimeError(written.stderr)
    with running_nginx(folder / "nginx.conf", folder / "state", port):
        # The site's own host, as its readers ask for it.
        yield f"http://127.0.0.1:{port}"


@contextmanager
def plain_nginx(public: Path, folder: Path) -> Iterator[str]:
    """Run nginx on the files of ``public`` and no more; yields its address."""
    port, conf = free_port(), folder / "nginx.conf"
    folder.mkdir()
    text = PLAIN.format(user=getpass.getuser(), state=folder, public=public, port=port)
    conf.write_text(text, encoding="utf-8")
    with running_nginx(conf, folder, port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def uncached_wagtail(portal: Running) -> Iterator[str]:
    """Run Wagtail on the portal's database, which renders each page when it is asked for; yields its address.

    By the same server with one worker, as WSGI, which is how Wagtail is run and is faster for it than ASGI.
    """
    port = free_port()
    options = ["--interface", "wsgi", "--port", str(port), "--log-level", "warning", "--factory"]
    # More would only wait for one another.
    options += ["--blocking-threads", "4"]
    process = subprocess.Popen(
        [sys.executable, "-m", "granian", *options, "django.core.wsgi:get_wsgi_application"],
        env=environment(portal.home, PORT=str(portal.port)),
        text=True,
    )
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)
