"""hippath nginx: the configuration of the reverse proxy."""

from __future__ import annotations

from typing import Optional

import click

from hippath.knowledge import load_knowledge
from hippath.serving.nginx import Proxy, nginx_configuration
from hippath.serving.settings import read_settings


@click.command("nginx")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="As given to hippath serve.")
@click.option("--port", type=click.IntRange(1, 65535), default=5005, show_default=True, help="As given to hippath serve.")
@click.option("--server", "servers", multiple=True, metavar="HOST:PORT", help="Servers elsewhere, instead of workers here.")
@click.option("--listen", help="Port or address:port; 443 with a certificate, 80 without, unless given.")
@click.option("--name", default="_", show_default=True, help="Host name that browsers use.")
@click.option("--certificate", help="PEM file of the TLS certificate with its chain.")
@click.option("--key", help="PEM file of the certificate's key.")
@click.option("--http-listen", default="80", show_default=True, help="With a certificate: where plain HTTP is sent on to TLS.")
@click.option("--access-log", default=Proxy.access_log, show_default=True)
@click.option("--error-log", default=Proxy.error_log, show_default=True)
def command(
    workers: int,
    port: int,
    servers: tuple[str, ...],
    listen: Optional[str],
    name: str,
    certificate: Optional[str],
    key: Optional[str],
    http_listen: str,
    access_log: str,
    error_log: str,
) -> None:
    """Print nginx's configuration for these workers, to be put into its conf.d/."""
    if (certificate is None) != (key is None):
        raise click.UsageError("--certificate and --key go together.")
    proxy = Proxy(
        servers=servers or tuple(f"127.0.0.1:{each}" for each in range(port, port + workers)),
        listen=listen or ("443" if certificate else "80"),
        name=name,
        certificate=certificate,
        key=key,
        http_listen=http_listen,
        access_log=access_log,
        error_log=error_log,
    )
    click.echo(nginx_configuration(proxy, read_settings(), load_knowledge()), nl=False)
