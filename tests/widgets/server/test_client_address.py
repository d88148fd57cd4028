"""Who counts as one client: an address or a network, and a proxy's word only where it is ours."""

import pytest

from widgets.server.client_address import UNKNOWN, client_of

PROXIES = ("127.0.0.1", "10.0.0.7")
# Who connects, what the header says, and whom that makes it.
CLIENTS = {
    "a phone": ("203.0.113.5", "", "203.0.113.5"),
    "a phone that names another": ("203.0.113.5", "198.51.100.1", "203.0.113.5"),
    "IPv6: its network": ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
    "IPv6 that is IPv4": ("::ffff:203.0.113.5", "", "203.0.113.5"),
    "a link's own address": ("fe80::1%eth0", "", "fe80::/64"),
    "behind our proxy": ("127.0.0.1", "203.0.113.5", "203.0.113.5"),
    "behind our proxy, by IPv6": ("::ffff:127.0.0.1", "[2001:db8::9]", "2001:db8::/64"),
    "behind our proxy, that names another": ("127.0.0.1", "1.2.3.4, 203.0.113.5", "203.0.113.5"),
    "behind two proxies": ("127.0.0.1", "203.0.113.5, 10.0.0.7", "203.0.113.5"),
    "on this machine, by our proxy": ("127.0.0.1", "127.0.0.1", "127.0.0.1"),
    "our proxy says nothing": ("127.0.0.1", "", UNKNOWN),
    "our proxy says nonsense": ("127.0.0.1", "x" * 4000, UNKNOWN),
}


@pytest.mark.parametrize(("peer", "forwarded", "client"), CLIENTS.values(), ids=CLIENTS)
def test_who_asks(peer, forwarded, client):
    assert client_of(peer, forwarded, PROXIES) == client


def test_without_a_proxy_nobody_is_believed():
    assert client_of("127.0.0.1", "203.0.113.5", ()) == "127.0.0.1"
