"""Which guide a command is about: all of them are told it in the same way."""

from __future__ import annotations

import argparse
from pathlib import Path

from guide_data.reading.folder import GUIDE_FILE, chosen_folder, is_guide

WHICH = (
    "the guide's folder, the one with guide.yaml; if left out, the variable GUIDE, the folder "
    "that this is called in, or the guide that comes along"
)


class NoGuide(Exception):
    """A folder that was named as a guide and is none, and why."""


def add_guide(parser: argparse.ArgumentParser) -> None:
    """Let a guide be named, first or as an option."""
    parser.add_argument("folder", nargs="?", type=Path, metavar="GUIDE", help=WHICH)
    parser.add_argument("--guide", type=Path, help="the same, wherever it is easier to write")


def guide_of(chosen: argparse.Namespace, instead: str = "") -> Path:
    """The folder of the guide that is meant.

    ``instead`` is the option for what may be meant by something that is no folder of a guide.
    Raises NoGuide.
    """
    named = [folder for folder in (chosen.folder, chosen.guide) if folder is not None]
    if len(named) > 1:
        raise NoGuide(f"{named[0]}, {named[1]}: ガイドのフォルダーは 1 つだけ書いてください。")
    folder = named[0].absolute() if named else chosen_folder()
    hint = f"ほかのものなら {instead} {named[0]} と書いてください。" if named and instead else ""
    if not folder.is_dir():
        raise NoGuide(f"{named[0] if named else folder}: このフォルダーはありません。{hint}")
    if hint and not is_guide(folder):
        raise NoGuide(f"{named[0]}: ガイドではありません（{GUIDE_FILE} がありません）。{hint}")
    return folder
