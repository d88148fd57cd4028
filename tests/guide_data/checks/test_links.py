"""Links: only plain ones, to hosts that the guide names."""

import pytest
from pydantic import ValidationError

from guide_data.checks.rules import links
from guide_data.model.things import Link

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
    # To a browser, a backslash is a slash.
    f"https://{HOST}/?to=/\\example.com": False,
    f"https://{HOST}/?to=%2F%5Cexample.com": False,
    f"https://{HOST}/#\\\\example.com": False,
}

HOSTS = ("www.example.fr", "http://intranet", "portal.example.fr:8443", "@example.fr")
OF_MORE_KINDS = {
    "http://intranet/aide": True,
    "http://www.example.fr/": False,
    "https://intranet/": False,
    "https://portal.example.fr:8443/x": True,
    "https://portal.example.fr/x": False,
    "https://www.example.fr:8443/": False,
    "mailto:aide@example.fr": True,
    "mailto:aide@example.fr?subject=Bonjour&body=Merci": True,
    "mailto:aide@example.fr?bcc=x@example.fr": False,
    "mailto:aide@exarnple.fr": False,
    "/contact/": True,
    "./formulaire.pdf": True,
    "../contact.html#tel": True,
    "/out?to=https://example.com": False,
}


@pytest.mark.parametrize(("url", "good"), OF_MORE_KINDS.items())
def test_mail_ports_and_pages_of_the_same_server_are_links_where_they_are_named(url, good):
    assert (links.fault(url, HOSTS) == "") is good
    assert Link(id="l", text="t", url=url, fact="f").url == url


NO_LINKS = [
    "javascript:alert(1)",
    "//example.com/",
    "/\\example.com/",
    "./\\example.com/",
    "https://example.com",
    "/x y",
    "data:x/y",
    "mailto:a@b.fr,c@d.fr",
]


@pytest.mark.parametrize("url", NO_LINKS)
def test_what_is_no_address_of_a_page_is_not_read(url):
    with pytest.raises(ValidationError):
        Link(id="l", text="t", url=url, fact="f")


def test_a_page_of_the_same_server_is_the_same_from_each_language():
    link = Link(id="l", text="t", url="./form.pdf", fact="f")
    assert (link.seen_from(""), link.seen_from("../")) == ("form.pdf", "../form.pdf")


@pytest.mark.parametrize(("url", "good"), LINKS.items())
def test_only_plain_links_to_known_hosts_are_safe(url, good):
    assert (links.fault(url, (HOST,)) == "") is good


@pytest.mark.parametrize("host", [HOST, "xn--amazn-mye.co.jp"])
def test_punycode_is_unsafe_on_any_list(host):
    assert bool(links.fault(f"https://{host}/", (host,))) is ("xn--" in host)
