"""What every answer of the app carries, whatever was asked."""

from __future__ import annotations

from email.message import Message

ALWAYS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def closed(headers: Message) -> bool:
    """Whether an answer allows nothing that it need not, and tells nothing of who gave it."""
    policy = headers["Content-Security-Policy"]
    return (
        {name: headers[name] for name in ALWAYS} == ALWAYS
        and policy.startswith("default-src 'none'; ")
        and "frame-ancestors 'none'" in policy
        and "unsafe-eval" not in policy
        and "report-uri" not in policy
        and "camera=()" in headers["Permissions-Policy"]
        and "Server" not in headers
        and "Set-Cookie" not in headers
    )
