"""``python -m widgets``: serve the app, or write the page as a file."""

from __future__ import annotations

import argparse
import socket
import sys
from pathlib import Path

from guide_data import ContentError, read_guide
from guide_data.reader import chosen_folder
from widgets.page import document
from widgets.publish import Published


def app(given: argparse.Namespace) -> None:
    """Serve the guide with Voilà."""
    if not free(given.ip, given.port):
        sys.exit(
            f"Port {given.port} is taken. Stop what uses it, or: make app PORT={given.port + 1}"
        )
    published = Published(chosen_folder())
    # Voilà takes seconds to import: what is wrong is said before.
    from widgets.app import serve  # noqa: PLC0415

    try:
        serve(published, given.ip, given.port, given.most_visitors)
    finally:
        published.close()


def free(ip: str, port: int) -> bool:
    """Whether nobody listens at an address yet."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ip, port))
        except OSError:
            return False
    return True


def site(given: argparse.Namespace) -> None:
    """Write the whole guide as one HTML file."""
    text = document(read_guide())
    given.file.parent.mkdir(parents=True, exist_ok=True)
    given.file.write_text(text, encoding="utf-8")
    print(f"{given.file} ({len(text.encode()) // 1024} KB)")


def main() -> None:
    """Run one command; the content folder is the one named by the variable GUIDE."""
    parser = argparse.ArgumentParser(prog="widgets", description=__doc__)
    commands = parser.add_subparsers(required=True)
    serving = commands.add_parser("app", help=app.__doc__)
    serving.add_argument("--ip", default="127.0.0.1")
    serving.add_argument("--port", type=int, default=8866)
    serving.add_argument(
        "--most-visitors", type=int, default=40, help="live guides at once; others read the page"
    )
    serving.set_defaults(run=app)
    writing = commands.add_parser("site", help=site.__doc__)
    writing.add_argument("file", nargs="?", type=Path, default=Path("site/index.html"))
    writing.set_defaults(run=site)
    given = parser.parse_args()
    try:
        given.run(given)
    except ContentError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
