"""The guide's own words, those that belong to no content: one set a language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Labels and short messages; ``{…}`` is filled in where they are used."""

    back: str
    restart: str
    index: str
    options: str
    tools: str
    left: str
    done: str
    taken: str
    aged: str
    go_live: str
    trail: str
    trail_hint: str
    jumped: str
    note: str
    note_hint: str
    note_sees: str
    note_tried: str
    note_nothing: str
    note_device: str
    note_began: str
    copy: str
    copied: str
    selected: str
    print: str
    lost: str
    full: str
    reconnect: str
    about: str


JAPANESE = Words(
    back="ひとつ戻る",
    restart="最初から",
    index="ことばから探す（索引）",
    options="答えを選んでください",
    tools="移動",
    left="あと最大 {left} 回選びます",
    done="ここで終わりです",
    taken="ここまで {taken} 回・",
    aged="ご注意",
    go_live="試したことを記録する",
    trail="ここまでの答え",
    trail_hint="答えを押すと、そこから選び直せます。",
    jumped="（別の場面へ移りました）",
    note="電話で伝えるメモ",
    note_hint="電話のときに、このまま読み上げてください。",
    note_sees="困っていること",
    note_tried="試したこと",
    note_nothing="まだ何も試していません",
    note_device="使っている端末",
    note_began="調べ始めた時刻",
    copy="メモをコピーする",
    copied="コピーしました。",
    selected="選択しました。長押しでコピーできます。",
    print="メモを印刷する",
    lost="記録の機能が途切れました。案内はこのまま使えます。",
    full="いま記録の機能は使えません。案内はこのまま使えます。",
    reconnect="もう一度つなぐ",
    about="このガイドについて",
)

LANGUAGES = {"ja": JAPANESE}


def words_for(language: str) -> Words:
    """The words of a language; Japanese where we have none of its own."""
    return LANGUAGES.get(language, JAPANESE)
