"""Only a reverse proxy faces the internet: TLS, and the paths it lets through, are its work."""

from __future__ import annotations

import socket
from ipaddress import ip_address

from hippath.serving.stop import CannotStart


def refuse_public(host: str, proxies: int, exposed: bool) -> None:
    """Raise CannotStart when `host` can be reached from outside and nothing says that a proxy stands in front.

    Loopback and private addresses may be listened on; every other, and "all addresses", only with HIPPATH_PROXIES
    or with `exposed`, the explicit wish.
    """
    if proxies or exposed or all(_is_inside(address) for address in _addresses(host)):
        return
    raise CannotStart(
        f"{host} can be reached from outside without TLS. Listen on 127.0.0.1 behind a reverse proxy (hippath nginx), set "
        "HIPPATH_PROXIES to the number of proxies in front, or say --exposed."
    )


def _is_inside(address: str) -> bool:
    parsed = ip_address(address.partition("%")[0])
    return not parsed.is_unspecified and (parsed.is_loopback or parsed.is_private)


def _addresses(host: str) -> set[str]:
    try:
        return {str(found[4][0]) for found in socket.getaddrinfo(host, None)}
    except OSError:
        raise CannotStart(f"There is no address for {host!r}. Choose another: --host") from None
