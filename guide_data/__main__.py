"""``python -m guide_data``: an editor's commands."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guide_data.problems import ContentError
from guide_data.reader import read_guide
from guide_data.trace import trace


def check(folder: Path | None) -> None:
    """Read a content folder and say what must be mended in it."""
    flow = read_guide(folder)
    print(f"{flow.name}: 問題はありません（ステップ {len(flow.steps)}、人 {len(flow.people)}）。")


def sources(folder: Path | None) -> None:
    """List each sentence of the source, its facts, and the steps that rest on them."""
    print("\n".join(trace(read_guide(folder))))


COMMANDS = {"check": check, "sources": sources}


def main() -> None:
    """Run one command; problems in the content are printed, and the exit status is 1."""
    parser = argparse.ArgumentParser(prog="guide_data", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        added = commands.add_parser(name, help=command.__doc__)
        added.add_argument("folder", nargs="?", type=Path, help="a content folder")
    chosen = parser.parse_args()
    try:
        COMMANDS[chosen.command](chosen.folder)
    except ContentError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
