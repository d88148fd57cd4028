"""What every answer says to the browser, whoever serves it: policies, headers, cache lifetimes."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from widgets.pages.inlined import SCRIPT, STYLE

CSP = "Content-Security-Policy"
CLOSED = "base-uri 'none'; form-action 'none'"
# Not for a policy in a tag: there, browsers refuse it with a warning.
UNFRAMED = "frame-ancestors 'none'"
NOTHING = f"default-src 'none'; {CLOSED}; {UNFRAMED}"
PAGE_CACHE = "public, max-age=60, stale-while-revalidate=600"
# deploy/nginx.conf knows whether there is TLS.
HSTS = "Strict-Transport-Security"
# The clipboard is not among them: the note is copied to it, and tests read it there.
UNUSED = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
HEADERS = {
    CSP: NOTHING,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def page_headers(*, asks: bool) -> dict[str, str]:
    """The headers of the page by their names; ``asks`` is whether it may ask its own server."""
    return HEADERS | {CSP: page_policy(asks=asks)}


def page_policy(*, asks: bool) -> str:
    """The policy of the page in a header."""
    return f"{tag_policy(asks=asks)}; {UNFRAMED}"


def tag_policy(*, asks: bool) -> str:
    """The policy of the page in a tag of its own: it may run its one script, use its one style,
    and where it ``asks``, go live by a script and a socket of its own server.
    """
    server, script = ("'self'", " 'self'") if asks else ("'none'", "")
    return (
        f"default-src 'none'; script-src '{fingerprint(SCRIPT)}'{script}; "
        f"style-src '{fingerprint(STYLE)}'; img-src data:; connect-src {server}; {CLOSED}"
    )


def fingerprint(text: str) -> str:
    """The hash by which a policy allows an inline script or style: CSP Level 3, section 2.3.1."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
