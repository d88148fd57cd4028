"""What every answer says to the browser, whoever serves it: policies, headers, cache lifetimes."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from widgets.pages.inlined import SCRIPT, STYLE

# Scripts and styles that a document may hold, a pair a document.
More = Iterable[tuple[str, str]]
OWN = (SCRIPT, STYLE)
CSP = "Content-Security-Policy"
CLOSED = "base-uri 'none'; form-action 'none'"
# Not for a policy in a tag: there, browsers refuse it with a warning.
UNFRAMED = "frame-ancestors 'none'"
OWN_FILES = "worker-src 'self'; manifest-src 'self'; "
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


def page_headers(*, asks: bool, offline: bool, more: More = ()) -> dict[str, str]:
    """The headers of the page by their names, as ``tag_policy`` has it; ``more`` are the scripts
    and styles of a guide's ``extras``, and of other documents beside it.
    """
    return HEADERS | {CSP: page_policy(asks=asks, offline=offline, more=more)}


def page_policy(*, asks: bool, offline: bool, more: More = ()) -> str:
    """The policy of the page in a header."""
    # The worker has this one alone, and asks for the page.
    policy = _policy(asks=asks, offline=offline, connects=asks or offline, inline=(OWN, *more))
    return f"{policy}; {UNFRAMED}"


def tag_policy(*, asks: bool, offline: bool = False, more: More = ()) -> str:
    """The policy of the page in a tag of its own: it may run its one script, use its one style,
    and those of ``more``; and where it ``asks``, go live by a script and a socket of its own
    server. ``offline`` is whether it may be kept by a worker of its own server, and be put on a
    home screen.
    """
    return _policy(asks=asks, offline=offline, connects=asks, inline=(OWN, *more))


def map_policy(script: str, style: str) -> str:
    """The policy of a document with a script and a style of its own that asks nobody, in a tag."""
    return _policy(asks=False, offline=False, connects=False, inline=[(script, style)])


def _policy(*, asks: bool, offline: bool, connects: bool, inline: More = (OWN,)) -> str:
    server, script = "'self'" if connects else "'none'", " 'self'" if asks else ""
    images, files = (" 'self'", OWN_FILES) if offline else ("", "")
    scripts, styles = (
        " ".join(f"'{fingerprint(text)}'" for text in texts if text)
        for texts in zip(*inline, strict=True)
    )
    return (
        f"default-src 'none'; script-src {scripts}{script}; style-src {styles}; "
        f"img-src data:{images}; connect-src {server}; {files}{CLOSED}"
    )


def fingerprint(text: str) -> str:
    """The hash by which a policy allows an inline script or style: CSP Level 3, section 2.3.1."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
