"""``python -m widgets``: serve the app, or write the page as a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guide_data import ContentError, read_guide
from widgets.page import document


def app(given: argparse.Namespace) -> None:
    """Serve the guide with Voilà."""
    # The page alone needs no Voilà.
    from widgets.app import serve  # noqa: PLC0415

    serve(given.ip, given.port)


def site(given: argparse.Namespace) -> None:
    """Write the whole guide as one HTML file."""
    try:
        text = document(read_guide())
    except ContentError as error:
        sys.exit(str(error))
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
    serving.set_defaults(run=app)
    writing = commands.add_parser("site", help=site.__doc__)
    writing.add_argument("file", nargs="?", type=Path, default=Path("site/index.html"))
    writing.set_defaults(run=site)
    given = parser.parse_args()
    given.run(given)


if __name__ == "__main__":
    main()
