"""What editors call the columns of the audits' frames."""

from __future__ import annotations

from typing import Any

from guide_data.messages import gettext, listed, say

COLUMNS = {
    "answers": "答えの道",
    "avoid": "使わない言葉",
    "cause": "原因",
    "change": "どう変わるか",
    "choices": "選べる答え",
    "compared": "確かめた日",
    "covered": "伝えている文と、伝えなくてよい文",
    "days": "期限まで（日）",
    "detour": "遠回り（回）",
    "end": "終わり",
    "fact": "事実",
    "facts": "事実の数",
    "findings": "指摘",
    "journey": "いちばん短い道",
    "journeys": "道の数",
    "kind": "種類",
    "least": "待つ時間（最短）",
    "letters": "字数",
    "longest": "最長（回）",
    "message": "すること",
    "month": "月",
    "most": "待つ時間（最長）",
    "number": "文",
    "option": "答え",
    "people": "人",
    "person": "人",
    "place": "場所",
    "review": "次に確かめる日",
    "rule": "規則",
    "sentence": "文",
    "sentences": "文の数",
    "severity": "重さ",
    "share": "割合（%）",
    "shortest": "最短（回）",
    "section": "記事の節",
    "signed": "見た数",
    "step": "ステップ",
    "steps": "ステップの数",
    "symptom": "困っていること",
    "taps": "選ぶ回数",
    "text": "言葉",
    "texts": "訳す言葉の数",
    "thing": "名前",
    "title": "題",
    "translated": "訳した数",
    "typical": "ふつう（回）",
    "use": "使う言葉",
    "used": "使う場所",
    "wait": "待つ時間",
    "waits": "待つ時間（ふつう）",
    "week": "週",
    "where": "どこ",
    "who": "だれ",
    "word": "言葉",
    "words": "答えの言葉",
    "written": "書いてあるもの",
}


def heading(column: Any) -> Any:
    """What editors call a column; other names stay as they are."""
    return gettext(COLUMNS.get(column, column)) if isinstance(column, str) else column


def column_named(name: str, columns: list[Any]) -> Any:
    """The column of a frame that a name means: its own, or the one that editors call it by.

    Raises ValueError, which lists what there is, for another name.
    """
    for column in columns:
        if name in (column, heading(column)):
            return column
    known = listed(heading(column) for column in columns)
    what = "「{name}」という列はありません。あるのは {known} です。"
    raise ValueError(say(what, name=name, known=known))
