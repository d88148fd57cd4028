"""Links: only plain ones, to hosts that the guide names."""

import pytest

from guide_data.checks.rules import links

HOST = "www.amazon.co.jp"
LINKS = {
    f"https://{HOST}/": True,
    f"https://{HOST}/help?id=G20&lang=ja#top": True,
    f"https://{HOST}.example.com/": False,
    "https://amazon.co.jp/": False,
    f"http://{HOST}/": False,
    f"https://{HOST}:443/": False,
    f"https://{HOST}@example.com/": False,
    f"https://me@{HOST}/": False,
    f"https://{HOST}/?to=https://example.com": False,
    f"https://{HOST}/?to=%252F%252Fexample.com": False,
}


@pytest.mark.parametrize(("url", "good"), LINKS.items())
def test_only_plain_links_to_known_hosts_are_safe(url, good):
    assert (links.fault(url, (HOST,)) == "") is good


@pytest.mark.parametrize("host", [HOST, "xn--amazn-mye.co.jp"])
def test_punycode_is_unsafe_on_any_list(host):
    assert bool(links.fault(f"https://{host}/", (host,))) is ("xn--" in host)
