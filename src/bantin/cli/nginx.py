"""`bantin nginx`: the configuration of nginx for this home."""

import ipaddress
import re
import socket
import tempfile
from pathlib import Path

import click

from bantin.cli.port import HOST, chosen_port
from bantin.cli.site import home, set_up
from bantin.reader.nginx import MAIN, REDIRECTS, SITE, Certificate, Portal, files_of

FILE = click.Path(path_type=Path, exists=True, dir_okay=False, resolve_path=True)
FOLDER = click.Path(path_type=Path, file_okay=False, resolve_path=True)


@click.command()
@click.option(
    "--output", type=FOLDER, help="Write the files into this folder; default: print them."
)
@click.option(
    "--listen",
    multiple=True,
    metavar="ADDRESS",
    help="Where readers come by HTTP: a port, ADDRESS:PORT or [ADDRESS]:PORT; may be given again. Default: 80, "
    "IPv6 too where this machine has it.",
)
@click.option(
    "--listen-tls", multiple=True, metavar="ADDRESS", help="The same for HTTPS. Default: 443."
)
@click.option(
    "--certificate", type=FILE, help="The certificate with its chain, PEM; turns HTTPS on."
)
@click.option("--key", type=FILE, help="Its private key.")
@click.option(
    "--host-certificate",
    "of_hosts",
    nargs=3,
    multiple=True,
    metavar="HOST CERTIFICATE KEY",
    type=(str, FILE, FILE),
    help="A certificate for one host; may be given again.",
)
@click.option(
    "--desk",
    metavar="HOST:PORT",
    help="Where `bantin run` or `bantin serve` listens; default: PORT.",
)
@click.option(
    "--upload", type=click.IntRange(1, 2048), metavar="MB", help="The largest file for the desk."
)
@click.option("--user", default="www-data", show_default=True, help="Whom nginx works as.")
@click.option(
    "--state",
    type=FOLDER,
    help="Keep pid, logs and temporary files of nginx here: to run it without being root.",
)
@click.option("--no-brotli", is_flag=True, help="For an nginx without the module for Brotli.")
def nginx(
    output: Path | None,
    listen: tuple[str, ...],
    listen_tls: tuple[str, ...],
    certificate: Path | None,
    key: Path | None,
    of_hosts: tuple[tuple[str, Path, Path], ...],
    desk: str | None,
    upload: int | None,
    user: str,
    state: Path | None,
    no_brotli: bool,
) -> None:
    """Write a configuration of nginx that serves this home as the embedded server does.

    Run it again after an upgrade, and now and then to bring the map of redirects up to date. What is published,
    withdrawn or moved, and new sites, are seen at once.
    """
    if (certificate is None) != (key is None) or (of_hosts and certificate is None):
        raise click.UsageError("--certificate and --key belong together, and come before others.")
    set_up()
    from django.conf import settings

    from bantin.baking.addresses import all_that_lead_on
    from bantin.portal.sites import default_host, other_hosts

    hosts = (default_host(), *other_hosts())
    if unknown := [host for host, _, _ in of_hosts if host not in hosts]:
        raise click.UsageError(f"No site has the host {unknown[0]}; there are: {', '.join(hosts)}.")
    portal = Portal(
        folder=output or home() / "nginx",
        public=settings.PUBLIC_ROOT,
        host=hosts[0],
        other_hosts=hosts[1:],
        listen=addresses(listen, 80),
        listen_tls=addresses(listen_tls, 443) if certificate else (),
        certificate=Certificate(certificate, key) if certificate and key else None,
        certificates=tuple((host, Certificate(chain, own)) for host, chain, own in of_hosts),
        desk=desk or f"{HOST}:{chosen_port()}",
        static_url=settings.STATIC_URL,
        session_cookie=settings.SESSION_COOKIE_NAME,
        upload_bytes=upload * 1024 * 1024 if upload else settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE,
        user=user,
        state=state,
        brotli=not no_brotli,
    )
    try:
        files = files_of(portal, all_that_lead_on())
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    if output is None:
        for name, text in files.items():
            click.echo(f"# configuration file {portal.folder / name}:\n{text}")
        return
    write(output, files)
    if state:
        state.mkdir(parents=True, exist_ok=True)
    click.echo(next_steps(portal, files[REDIRECTS].count("\n")))


def addresses(given: tuple[str, ...], port: int) -> tuple[str, ...]:
    """Return where to listen: ``given``, or ``port`` of every address. Raises click's error for what is none."""
    if not given:
        return (str(port), f"[::]:{port}") if has_ipv6() else (str(port),)
    for address in given:
        host, _, number = address.rpartition(":")
        if not number.isdecimal() or not 1 <= int(number) <= 65535 or not is_address(host):
            raise click.UsageError(f"{address} is no port, no ADDRESS:PORT and no [ADDRESS]:PORT.")
    return given


def is_address(host: str) -> bool:
    """Tell whether ``host`` is an IP address as nginx takes it, or left out."""
    bracketed = re.fullmatch(r"\[(.+)\]", host)
    try:
        version = ipaddress.ip_address(bracketed[1] if bracketed else host or "0.0.0.0").version  # noqa: S104
    except ValueError:
        return False
    return version == (6 if bracketed else 4)


def has_ipv6() -> bool:
    """Tell whether this machine can listen on IPv6."""
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.bind(("::", 0))
    except OSError:
        return False
    return True


def write(folder: Path, files: dict[str, str]) -> None:
    """Write ``files`` into ``folder``, each replaced in one step: nginx may be reloaded at any time."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        with tempfile.NamedTemporaryFile(
            "w", dir=folder, prefix=f".{name}-", encoding="utf-8", delete=False
        ) as file:
            file.write(text)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(folder / name)


def next_steps(portal: Portal, redirects: int) -> str:
    """Return what a person does with the files."""
    main, site = portal.folder / MAIN, portal.folder / SITE
    if portal.state:
        start = f"start it     nginx -c {main}\n  reload it    nginx -c {main} -s reload"
        check = f"nginx -t -c {main}"
    else:
        start = (
            f"use it       sudo ln -sf {main} /etc/nginx/nginx.conf\n"
            f"               or, where nginx serves other sites too:\n"
            f"               sudo ln -sf {site} /etc/nginx/conf.d/bantin.conf\n"
            "  reload it    sudo systemctl reload nginx"
        )
        check = f"sudo nginx -t -c {main}"
    lines = [
        f"Written to {portal.folder}: {', '.join((portal.host, *portal.other_hosts))}; {redirects} redirects.",
        "  install      sudo apt install nginx libnginx-mod-http-brotli-static",
        f"  check it     {check}",
        f"  {start}",
        "Run this command again after an upgrade of BanTin, and now and then for the map of redirects; then",
        "reload nginx. What is published, withdrawn or moved, and new sites, are seen at once.",
    ]
    if portal.state is None and (closed := closed_folder(portal.public)):
        lines.append(
            f"{portal.user} cannot enter {closed}: sudo chmod o+x {closed}, or readers get nothing."
        )
    return "\n".join(lines)


def closed_folder(public: Path) -> Path | None:
    """Return the first folder on the way to ``public`` that others may not enter."""
    way = [*reversed(public.parents), public]
    return next((f for f in way if f.is_dir() and not f.stat().st_mode & 0o001), None)
