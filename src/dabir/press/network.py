"""Whom limits are reckoned by: the network a request comes from."""

from __future__ import annotations

from ipaddress import IPv6Address, IPv6Network, ip_address


def network(client: str) -> str:
    """Return what stands for *client*: an IPv4 address, or the /64 an IPv6 address lies in (one line has as many)."""
    try:
        address = ip_address(client)
    except ValueError:
        return client
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped or IPv6Network((address, 64), strict=False))
    return str(address)
