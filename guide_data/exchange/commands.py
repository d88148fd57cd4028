"""What editors type to take a guide in and to give it out: ``import`` and ``export``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guide_data import console
from guide_data.guide_argument import guide_of
from guide_data.messages import gettext, say
from guide_data.reading.folder import shown_as
from guide_data.reading.reader import read_guide

# What reads numbers is not there where a guide is only shown.
# ruff: noqa: PLC0415


def export(chosen: argparse.Namespace) -> int:
    """Print a guide for other programs: a table, a flowchart, a story."""
    from guide_data.exchange.formats import exported

    told = exported(read_guide(guide_of(chosen)), chosen.to)
    print(end=console.BOM if chosen.to == "csv" and console.is_utf8(sys.stdout) else "")
    print(told, end="")
    return 0


def take(chosen: argparse.Namespace) -> int:
    """Make a content folder of a table, a flowchart or a story; print what got lost on the way."""
    from guide_data.exchange.import_choices import Choices
    from guide_data.exchange.importing import import_file

    if not chosen.file.is_file():
        print(say("{file}: このファイルはありません。", file=chosen.file), file=sys.stderr)
        return 2
    choices = Choices(chosen.format, chosen.language, chosen.country, chosen.encoding)
    lost = import_file(chosen.file, chosen.target, choices)
    print(*lost, sep="\n", end="\n" * bool(lost))
    done = "{folder}: ステップ {steps} 個を取り込みました。次は check です。"
    print(say(done, folder=shown_as(chosen.target), steps=len(read_guide(chosen.target).steps)))
    return 0


def add_arguments(taking: argparse.ArgumentParser, giving: argparse.ArgumentParser) -> None:
    """What can be typed of formats of other programs."""
    taking.add_argument("file", type=Path, help=gettext("CSV の表、Mermaid の図、Twee の物語"))
    taking.add_argument("target", type=Path, metavar="FOLDER", help=gettext("作るフォルダー"))
    taking.add_argument("--format", choices=["csv", "mermaid", "twee"], default="")
    taking.add_argument("--language", default="", help=gettext("ガイドを書く言語"))
    taking.add_argument("--country", default="", help=gettext("電話番号の国（JP）"))
    taking.add_argument("--encoding", default="", help=gettext("ファイルの文字コード"))
    giving.add_argument("--to", choices=["csv", "mermaid", "dot", "twee"], required=True)
