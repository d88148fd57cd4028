"""Which guide a command is about: all of them are told it in the same way."""

from __future__ import annotations

import argparse
from pathlib import Path

from guide_data.messages import gettext, say
from guide_data.messages.choice import choose
from guide_data.reading.folder import GUIDE_FILE, chosen_folder, is_guide

WHICH = (
    "guide.yaml のある、ガイドのフォルダー。書かなければ、変数 GUIDE のもの、いまのフォルダー、"
    "ついてくるガイドの順"
)
ONLY_ONE = "{first}, {second}: ガイドのフォルダーは 1 つだけ書いてください。"
NO_FOLDER = "{folder}: このフォルダーはありません。{hint}"
NOT_A_GUIDE = "{folder}: ガイドではありません（{file} がありません）。{hint}"


class NoGuide(Exception):
    """A folder that was named as a guide and is none, and why."""


def add_guide(parser: argparse.ArgumentParser) -> None:
    """Let a guide be named, first or as an option."""
    parser.add_argument("folder", nargs="?", type=Path, metavar="GUIDE", help=gettext(WHICH))
    parser.add_argument("--guide", type=Path, help=gettext("同じものを、ここに書くほうが楽なとき"))


def guide_of(chosen: argparse.Namespace, instead: str = "") -> Path:
    """The folder of the guide that is meant.

    ``instead`` is the option for what may be meant by something that is no folder of a guide.
    Raises NoGuide.
    """
    named = [folder for folder in (chosen.folder, chosen.guide) if folder is not None]
    if len(named) > 1:
        raise NoGuide(say(ONLY_ONE, first=named[0], second=named[1]))
    folder = named[0].absolute() if named else chosen_folder()
    choose(folder)
    other = "ほかのものなら {option} {name} と書いてください。"
    hint = say(other, option=instead, name=named[0]) if named and instead else ""
    if not folder.is_dir():
        raise NoGuide(say(NO_FOLDER, folder=named[0] if named else folder, hint=hint))
    if hint and not is_guide(folder):
        raise NoGuide(say(NOT_A_GUIDE, folder=named[0], file=GUIDE_FILE, hint=hint))
    return folder
