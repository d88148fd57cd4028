"""Pictures: each says in words what it shows, somebody sees it, and it is small."""

from __future__ import annotations

import re

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.spoken_texts import spoken_texts
from guide_data.checks.frames.tables import Row, at
from guide_data.checks.rules.registry import Family
from guide_data.messages import gettext, say
from guide_data.reading.folder import shown_as
from guide_data.reading.picture_files import (
    bytes_of_picture,
    fault,
    file_of,
    languages_in,
    picture_files,
    small_of,
)

rule = Family("coverage")

# Words that say no more than that there is a picture, a file's name, and what is too long to hear.
NOTHING = re.compile(
    r"(?:(?:a |an |the )?(?:screen ?shot|picture|image|photo|screen)s?(?: of(?: the)? screen)?"
    r"|スクリーンショット|スクショ|写真|画像|図|画面)(?:です)?[0-9 .。]*",
    re.IGNORECASE,
)
FILE_NAME = re.compile(
    r"\S+\.(?:png|jpe?g|webp|gif)|(?:IMG|DSC|PXL|Screenshot)[-_ ]?[0-9_ -]+", re.I
)
SHORTEST, LONGEST = 5, 160
PLACE = re.compile(r"pictures\.")


@rule(
    "picture-alt",
    "error",
    "何の写真かを言わない alt",
    example="alt: スクリーンショット、alt: login.png",
)
def picture_alt(case: Case) -> pd.DataFrame:
    """Pictures whose words say nothing of what is seen, in any language."""
    rows = [
        {"alt": text, "why": why} | at(located, *loc)
        for _, _, where, located, text, loc in spoken_texts(case.tables.draft)
        if PLACE.match(where) and (why := unsaid(text))
    ]
    message = "alt の「{alt}」は、{why}。何の画面の、どこを見るかを書いてください。"
    return found(pd.DataFrame(rows, columns=["alt", "why", "file", "line"]), message)


def unsaid(alt: str) -> str:
    """Why a picture's words do not stand for it; empty where they do."""
    if FILE_NAME.fullmatch(alt):
        return gettext("ファイルの名前です")
    if NOTHING.fullmatch(alt) or len(alt) < SHORTEST:
        return gettext("何が見えるかを言っていません")
    if len(alt) > LONGEST:
        return say("長すぎます（{size} 文字、上限 {most} 文字）", size=len(alt), most=LONGEST)
    return ""


@rule("picture-unused", "warning", "どのステップにも出ない写真", example="- id: nobody-sees")
def picture_unused(case: Case) -> pd.DataFrame:
    """Pictures that no reached step names, and files that none is made of."""
    draft = case.tables.draft
    shown = {
        id for one in draft.all_steps if one.item.id in case.reached for id in one.item.pictures
    }
    unshown: list[Row] = [
        {"name": one.item.id} | at(one, "id")
        for one in draft.lists.get("pictures", ())
        if one.item.id not in shown
    ]
    named = {one.item.file for one in draft.lists.get("pictures", ())}
    unnamed: list[Row] = [
        {"file": shown_as(path), "line": 1}
        for path in picture_files(draft.folder)
        if path.name not in named
    ]
    message = "'{name}' を出すステップがありません。どれかの pictures に書くか、消してください。"
    other = "この写真は pictures.yaml にありません。足すか、消してください。"
    return pd.concat([found(pd.DataFrame(unshown), message), found(pd.DataFrame(unnamed), other)])


@rule(
    "picture-large",
    "error",
    "小さくしていない写真",
    example="pictures/small/ にない写真",
)
def picture_large(case: Case) -> pd.DataFrame:
    """Pictures of which the check has not made the small ones that are shown."""
    folder = case.tables.draft.folder
    languages = ["", *(path.name for path in languages_in(folder))]
    rows = [
        {"name": path.relative_to(folder).as_posix()} | at(one, "file")
        for one in case.tables.draft.lists.get("pictures", ())
        for path in dict.fromkeys(file_of(folder, one.item.file, where) for where in languages)
        if not fault(folder, path) and not small_of(path, bytes_of_picture(path)).is_file()
    ]
    message = (
        "{name} を小さくした写真がありません。Pillow を入れて（make check）確かめ、"
        "pictures/small/ もいっしょに登録してください。"
    )
    return found(pd.DataFrame(rows, columns=["name", "file", "line"]), message)
