"""Where each file of a content folder stands; of one that stands nowhere, which may be meant."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

from guide_data.messages import say, templates
from guide_data.model.problems import did_you_mean, nearest
from guide_data.reading.file_types import LISTS
from guide_data.text.language_tags import is_language, meant

CAUSES, WORDS = "causes", "words"
# Of the folder itself: those that are no list of things.
OWN = ("guide.yaml", "documents.yaml", "source.yaml", "start.yaml", "ends.yaml")
UNKNOWN_FILE = "知らないファイルです。名前（.yaml）と場所を確かめるか、消してください{}。"
NO_LANGUAGE = templates(
    "'{0}' という言語のフォルダーはありません。言語の記号（en、fr、zh-Hans など）にするか、"
    "消してください。"
)
MISSPELLED = templates("言語の記号は '{1}' と書きます。フォルダー '{0}' の名前を変えてください。")
MISSPELLED_FILE = templates(
    "言語の記号は '{1}' と書きます。ファイル '{0}.yaml' の名前を変えてください。"
)
# What is no part of a name: copies and blanks.
PLAIN_NAME = re.compile(r"[^a-z0-9_]+(?:copy|コピー)?|_?copy\b")
# What looks like the tag of a language, well written or not.
LIKE_A_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|[0-9]{3}))?")


def misplaced(place: Path) -> str:
    """What is wrong with where a file stands, named from the content folder; empty for nothing."""
    folder = place.parent.as_posix()
    if place.suffix != ".yaml" or folder not in (".", CAUSES, WORDS):
        if place.suffix == ".yaml" and is_language(folder):
            return ""
        return told_of_tag(folder, NO_LANGUAGE, MISSPELLED) or unknown_file(place)
    if folder == WORDS and not is_language(place.stem):
        return told_of_tag(place.stem, NO_LANGUAGE, MISSPELLED_FILE) or unknown_file(place)
    return ""


def told_of_tag(name: str, unknown: str, misspelled: str) -> str:
    """What is wrong with a name that looks like a language's tag; empty where it does not."""
    if tag := meant(name):
        return say(misspelled, name, tag) if tag != name else ""
    return say(unknown, name) if LIKE_A_TAG.fullmatch(name) else ""


def unknown_file(place: Path) -> str:
    """That nobody knows a file, and which it may be meant as."""
    return say(UNKNOWN_FILE, meant_name(place))


def meant_name(place: Path) -> str:
    """A hint at the file that a wrongly named one may be meant as, or nothing.

    In a folder of steps or translations any name will do, as long as it is plain.
    """
    folder = place.parent.as_posix().strip()
    name = PLAIN_NAME.sub("", place.name.lower().partition(".y")[0])
    if is_language(folder.lower()):
        return did_you_mean(f"{folder.lower()}/{name}.yaml")
    if match := get_close_matches(folder.lower(), (CAUSES, WORDS), n=1):
        return did_you_mean(f"{match[0]}/{name}.yaml")
    if name[:1].isdigit():
        return did_you_mean(f"{CAUSES}/{name}.yaml")
    return nearest(f"{name}.yaml", (*OWN, *(f"{kind}.yaml" for kind in LISTS)))
