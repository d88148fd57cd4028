"""``login-guide``, ``python -m widgets``: every command, those that show a guide here."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from guide_data import console, read_guide
from guide_data.__main__ import add_commands, ran
from guide_data.guide_argument import add_guide, guide_of
from guide_data.messages import gettext
from guide_data.messages.choice import choose
from guide_data.reading.folder import chosen_folder
from guide_data.reading.gate import read_checked
from guide_data.reading.installation import TO_JUDGE
from widgets import INCOMPLETE
from widgets.live.bundle import bundle_for
from widgets.pages.site import Bundle, Draw, refuse, write
from widgets.server.content_snapshot import ContentSnapshot
from widgets.server.ending import Ending
from widgets.server.event_log import FORMS
from widgets.server.listening import allow_many_files, try_to_listen
from widgets.server.own_home import own_home
from widgets.server.settings import MIB, Settings
from widgets.server.temp_dir import process_temp_dir
from widgets.views.draft_mark import set_draft


def app(args: argparse.Namespace) -> None:
    """Serve the guide with Voilà."""
    folder = guide_of(args)
    ending = Ending()
    try_to_listen(args.ip, args.port)
    allow_many_files()
    settings = Settings(
        ip=args.ip,
        port=args.port,
        max_visitors=args.most_visitors,
        min_free_bytes=args.least_memory * MIB,
        trusted_proxies=tuple(args.trusted_proxy),
        base_url=f"/{args.base_url.strip('/')}/".replace("//", "/"),
        count_visits=args.count,
        log=args.log,
        quiet=args.quiet,
        offline=args.offline,
        **args.settings,
    )
    with process_temp_dir(), own_home():
        snapshot = ContentSnapshot(folder, draft=args.draft)
        # What is wrong is said before Voilà is imported, which takes a second still.
        try:
            from widgets.server.app import serve  # noqa: PLC0415
        except ModuleNotFoundError as error:
            sys.exit(f"{error}. {INCOMPLETE}")
        serve(snapshot, settings, ending)


def site(args: argparse.Namespace) -> None:
    """Write the whole guide as one HTML file a language, and beside it one for paper."""
    folder = guide_of(args, instead="--output")
    refuse(args.output, folder)
    draw = drawing() if args.map else None
    flow = read_guide(folder) if args.draft else read_checked(folder)
    bundle = Bundle(*bundle_for(flow)) if args.live else None
    for path in write(flow, args.output, live=bundle, offline=args.offline, draw=draw):
        print(f"{path} ({path.stat().st_size // 1024} KB)")


def cards(args: argparse.Namespace) -> None:
    """Write the review cards of some steps or files of steps, or of all: to print and sign."""
    folder = guide_of(args, instead="--steps")
    # What judges content brings pandas, which an app is without.
    from guide_data.audits import open_audit, review_cards  # noqa: PLC0415
    from widgets.editor.card_view import cards_page  # noqa: PLC0415

    audit = open_audit(folder)
    try:
        deck = review_cards.first(audit) if args.due else review_cards.deck(audit, *args.steps)
    except ValueError as error:
        sys.exit(str(error))
    args.output.write_text(cards_page(deck), encoding="utf-8")
    print(review_cards.summary(audit))
    print(f"{args.output} ({len(deck.cards)})")


def drawing() -> Draw:
    """What draws maps; it comes with what editors have, not with the app."""
    try:
        from guide_data.maps.map_content import drawn  # noqa: PLC0415
    except ModuleNotFoundError as error:
        sys.exit(f"The map needs {error.name}, which the app does without: {TO_JUDGE}")
    return drawn


ABOUT = "ガイドを見せ、調べ、書き出すコマンド"
HELP = {
    "app": "動くガイドを、Voilà で出す",
    "site": "ガイド全体を、言語ごとに 1 つの HTML と、紙のための 1 つに書き出す",
    "cards": "ステップの確かめるカードを、印刷できるように書き出す",
}


def parser() -> argparse.ArgumentParser:
    """What can be typed: what shows a guide, and what judges it and takes it apart."""
    choose(chosen_folder())
    whole = argparse.ArgumentParser(prog="login-guide", description=gettext(ABOUT))
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    shown = {name: commands.add_parser(name, help=gettext(told)) for name, told in HELP.items()}
    for do in SHOWING:
        add_guide(shown[do.__name__])
        shown[do.__name__].set_defaults(run=do, draft=False, offline=False)
    add_app_options(shown["app"])
    add_site_options(shown["site"])
    add_cards_options(shown["cards"])
    for name in ("app", "site"):
        add_publishing_options(shown[name])
    add_commands(commands)
    return whole


def main(typed: Sequence[str] | None = None) -> int:
    """Run one command, the one on the command line if none is given."""
    args = parser().parse_args(typed)
    set_draft(getattr(args, "draft", False))
    # No browser keeps a draft.
    args.offline = getattr(args, "offline", False) and not args.draft
    try:
        return ran(args)
    except OSError as error:
        if args.run not in SHOWING:
            raise
        sys.exit(str(error))


def run() -> int:
    """Run the command on the command line, whatever console it is."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:  # It was while this was imported.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return console.run(main)


def add_publishing_options(parser: argparse.ArgumentParser) -> None:
    """What whoever publishes may do without."""
    parser.add_argument(
        "--no-offline",
        dest="offline",
        action="store_false",
        help=gettext("ブラウザーにページを残さない。残っているものも、次に来たときに消す"),
    )
    parser.add_argument(
        "--draft",
        action="store_true",
        help=gettext("エラーのある内容も、どのページにも下書きのしるしをつけて出す"),
    )
    parser.set_defaults(offline=True)


def add_site_options(parser: argparse.ArgumentParser) -> None:
    """Where a site is written, and what is beside it."""
    parser.add_argument(
        "--output",
        type=Path,
        default=Path("site"),
        help=gettext("書き出すフォルダー（site）"),
    )
    parser.add_argument(
        "--live",
        action="store_true",
        help=gettext("動くガイドもあるサーバーに置くとき"),
    )
    parser.add_argument(
        "--map",
        action="store_true",
        help=gettext("すべてのステップと答えの地図 map.html も書き出す"),
    )


def add_app_options(parser: argparse.ArgumentParser) -> None:
    """What an operator sets; ``--settings`` is JSON of other fields of Settings, for tests."""
    parser.add_argument("--ip", default=Settings.ip)
    parser.add_argument("--port", type=int, default=Settings.port)
    parser.add_argument(
        "--most-visitors",
        type=int,
        default=Settings.max_visitors,
        help=gettext("一度に動かすガイドの数。ほかの方はページを読みます"),
    )
    parser.add_argument(
        "--least-memory",
        type=int,
        default=Settings.min_free_bytes // MIB,
        help=gettext("残しておくメモリー（MB）。足りなければ、ガイドを増やしません"),
    )
    parser.add_argument(
        "--base-url",
        metavar="/guide/",
        default=Settings.base_url,
        help=gettext("住所のフォルダー。プロキシがそのまま渡すときだけ書きます"),
    )
    parser.add_argument(
        "--trusted-proxy",
        metavar="127.0.0.1",
        action="append",
        default=[],
        help=gettext("前に立つプロキシの住所。だれが来たかを、そのヘッダーから読みます"),
    )
    parser.add_argument(
        "--count",
        action="store_true",
        help=gettext("1 時間ごとに、来た数だけを出す。だれかはわかりません"),
    )
    parser.add_argument(
        "--log",
        choices=FORMS,
        default=Settings.log,
        help=gettext("端末に出すことの形。json は、1 行に 1 つの JSON"),
    )
    parser.add_argument(
        "--quiet",
        action="store_true",
        help=gettext("うまくいったことは、端末に出さない"),
    )
    parser.add_argument("--settings", type=json.loads, default={}, help=argparse.SUPPRESS)


def add_cards_options(parser: argparse.ArgumentParser) -> None:
    """What somebody chooses who prints review cards."""
    parser.add_argument(
        "--steps",
        nargs="+",
        default=[],
        help=gettext("ステップの id か、start.yaml のようなファイル"),
    )
    parser.add_argument(
        "--due",
        action="store_true",
        help=gettext("まだ確かめていないものと、変わったものだけ"),
    )
    parser.add_argument(
        "--output",
        type=Path,
        default=Path("cards.html"),
        help=gettext("書き出すファイル（cards.html）"),
    )


SHOWING = (app, site, cards)


if __name__ == "__main__":
    sys.exit(run())
