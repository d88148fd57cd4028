"""``python -m widgets``: serve the app, or write the page as a file."""

from __future__ import annotations

import argparse
import errno
import json
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path

from guide_data import ContentError, console, read_guide
from guide_data.messages.choice import choose
from guide_data.reading.folder import chosen_folder
from guide_data.reading.gate import read_checked
from widgets.live.bundle import NAME, TEXT
from widgets.pages.site import Bundle, Draw, write
from widgets.server.content_snapshot import ContentSnapshot
from widgets.server.settings import MIB, Settings
from widgets.server.temp_dir import process_temp_dir
from widgets.views.draft_mark import set_draft

MOST_FILES = 65_536


def app(args: argparse.Namespace) -> None:
    """Serve the guide with Voilà."""
    for name in ("SIGTERM", "SIGHUP"):
        # Ended from outside, it still cleans up.
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: sys.exit(0))
    try_to_listen(args.ip, args.port)
    allow_many_files()
    settings = Settings(
        ip=args.ip,
        port=args.port,
        max_visitors=args.most_visitors,
        min_free_bytes=args.least_memory * MIB,
        base_url=f"/{args.base_url.strip('/')}/".replace("//", "/"),
        count_visits=args.count,
        offline=args.offline,
        **args.settings,
    )
    with process_temp_dir():
        snapshot = ContentSnapshot(chosen_folder(), draft=args.draft)
        # Of all that Voilà imports, this takes half the time: it compiles the grammar of a format
        # of JSON Schema that nobody here has. jsonschema does without it where it is missing.
        sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
        # What is wrong is said before Voilà is imported, which takes a second still.
        from widgets.server.app import serve  # noqa: PLC0415

        serve(snapshot, settings)


def try_to_listen(ip: str, port: int) -> None:
    """End with a plain word where the address cannot be had."""
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ip, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                sys.exit(f"Port {port} is taken. Stop what uses it, or: make app PORT={port + 1}")
            sys.exit(f"Cannot listen on {ip}, port {port}: {error.strerror}")
        except OverflowError:
            sys.exit(f"{port} is no port: choose one from 1024 to 65535")


def allow_many_files() -> None:
    """Be allowed as many open files as the system grants: each live visitor takes a dozen."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    granted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    with suppress(OSError, ValueError):  # Some systems grant less than they say.
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, granted), hard))


def site(args: argparse.Namespace) -> None:
    """Write the whole guide as one HTML file a language, and beside it one for paper."""
    bundle = Bundle(NAME, TEXT) if args.live else None
    draw = drawing() if args.map else None
    flow = read_guide() if args.draft else read_checked(chosen_folder())
    for path in write(flow, args.folder, live=bundle, offline=args.offline, draw=draw):
        print(f"{path} ({path.stat().st_size // 1024} KB)")


def cards(args: argparse.Namespace) -> None:
    """Write the review cards of some steps or files of steps, or of all: to print and sign."""
    try:
        # What judges content brings pandas, which an app is without.
        from guide_data.audits import open_audit, review_cards  # noqa: PLC0415
        from widgets.editor.card_view import cards_page  # noqa: PLC0415
    except ModuleNotFoundError as error:
        sys.exit(f"{error}. Review cards take what the notebooks take: make cards")
    audit = open_audit()
    try:
        deck = review_cards.first(audit) if args.due else review_cards.deck(audit, *args.names)
    except ValueError as error:
        sys.exit(str(error))
    args.to.write_text(cards_page(deck), encoding="utf-8")
    print(review_cards.summary(audit))
    print(f"{args.to} ({len(deck.cards)})")


def drawing() -> Draw:
    """What draws maps; it comes with what editors have, not with the app."""
    try:
        from guide_data.maps.map_content import drawn  # noqa: PLC0415
    except ModuleNotFoundError as error:
        sys.exit(f"The map needs {error.name}, which the app does without: make lab sets it up")
    return drawn


def main() -> int:
    """Run one command; the content folder is the one named by the variable GUIDE."""
    choose(chosen_folder())
    parser = argparse.ArgumentParser(prog="widgets", description=__doc__)
    commands = parser.add_subparsers(required=True)
    add_app_options(commands.add_parser("app", help=app.__doc__))
    writing = commands.add_parser("site", help=site.__doc__)
    writing.add_argument("folder", nargs="?", type=Path, default=Path("site"))
    writing.add_argument(
        "--live", action="store_true", help="for a server that has the live guide beside it"
    )
    writing.add_argument(
        "--map", action="store_true", help="with a map of every step and answer, map.html"
    )
    writing.set_defaults(run=site)
    for command in commands.choices.values():
        command.add_argument(
            "--no-offline",
            dest="offline",
            action="store_false",
            help="no browser keeps the page, and those that do forget it when they come again",
        )
        command.add_argument(
            "--draft",
            action="store_true",
            help="show content that check finds errors in, with a mark on every page",
        )
    add_cards_options(commands.add_parser("cards", help=cards.__doc__))
    args = parser.parse_args()
    set_draft(args.draft)
    # No browser keeps a draft.
    args.offline = args.offline and not args.draft
    try:
        args.run(args)
    except ModuleNotFoundError as error:
        sys.exit(f"{error}. The setup is not complete: make clean app")
    except (ContentError, OSError) as error:
        sys.exit(str(error))
    return 0


def add_app_options(parser: argparse.ArgumentParser) -> None:
    """What an operator sets; ``--settings`` is JSON of other fields of Settings, for tests."""
    parser.add_argument("--ip", default=Settings.ip)
    parser.add_argument("--port", type=int, default=Settings.port)
    parser.add_argument(
        "--most-visitors",
        type=int,
        default=Settings.max_visitors,
        help="live guides at once; others read the page",
    )
    parser.add_argument(
        "--least-memory",
        type=int,
        default=Settings.min_free_bytes // MIB,
        help="MB to be left; with less no guide is added",
    )
    parser.add_argument(
        "--base-url",
        metavar="/guide/",
        default=Settings.base_url,
        help="the folder of the addresses, where a proxy passes it on; most take it away",
    )
    parser.add_argument(
        "--count", action="store_true", help="print each hour how many came; nothing of anybody"
    )
    parser.add_argument("--settings", type=json.loads, default={}, help=argparse.SUPPRESS)
    parser.set_defaults(run=app)


def add_cards_options(parser: argparse.ArgumentParser) -> None:
    """What somebody chooses who prints review cards."""
    parser.add_argument("names", nargs="*", help="ids of steps, or files such as start.yaml")
    parser.add_argument("--due", action="store_true", help="those not signed off, or no longer")
    parser.add_argument("--to", type=Path, default=Path("cards.html"), help="the file to write")
    parser.set_defaults(run=cards, draft=False, offline=False)


if __name__ == "__main__":
    sys.exit(console.run(main))
