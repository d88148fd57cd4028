"""Who asks, as far as limits need it: an address, and whose word on it is taken.

Sources: RFC 4291, "IPv4-Mapped IPv6 Address" (2.5.5.2); RFC 6177 and RFC 7278 (a home or a phone
has a /64 at least); OWASP Denial of Service Cheat Sheet; MDN, "X-Forwarded-For" (the last address
that no trusted proxy has is the only one that nobody else can have written).
"""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from tornado.httputil import HTTPServerRequest

HEADER = "X-Forwarded-For"
UNKNOWN = "unknown"
# Whoever has one address of such a network has all of them.
PREFIX = 64


def client_address(request: HTTPServerRequest, trusted: Collection[str]) -> str:
    """The client that a request is of."""
    return client_of(request.remote_ip or "", request.headers.get(HEADER, ""), trusted)


def client_of(peer: str, forwarded: str, trusted: Collection[str]) -> str:
    """The client behind a connection: its peer or, where that is a trusted proxy, whom that names.

    ``forwarded`` is the value of the header, ``trusted`` the addresses of proxies.
    """
    proxies = {normalized(one) for one in trusted}
    for hop in (peer, *reversed(forwarded.split(","))):
        if (client := normalized(hop.strip())) not in proxies:
            return client
    # All the way through proxies of ours: somebody on this very machine.
    return normalized(peer)


def normalized(address: str) -> str:
    """An address of IPv4, or a network of IPv6; some word for what is neither."""
    try:
        found = ip_address(address.strip("[]").partition("%")[0])
    except ValueError:
        return UNKNOWN
    return network(found) if isinstance(found, IPv6Address) else str(found)


def network(address: IPv6Address) -> str:
    """The network that an address of IPv6 is of; one that stands for IPv4's is that."""
    mapped: IPv4Address | None = address.ipv4_mapped
    return str(mapped or IPv6Network((address, PREFIX), strict=False))
