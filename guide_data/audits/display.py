"""Frames as an editor reads them: to search and to sort, each row with the way to its step."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import Any

import itables.options
import pandas as pd
from itables.javascript import generate_init_offline_itables_html, to_html_datatable

# Where ``make app`` serves the guide; another one can be set.
ADDRESS = os.environ.get("GUIDE_ADDRESS", "http://127.0.0.1:8866/")
NOTHING = "ありません。"
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
    "step": "ステップ",
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
    "week": "週",
    "where": "どこ",
    "who": "だれ",
    "word": "言葉",
    "words": "答えの言葉",
    "written": "書いてあるもの",
}
JAPANESE = {
    "search": "探す",
    "info": "_TOTAL_ 件のうち _START_ ～ _END_",
    "infoEmpty": "0 件",
    "infoFiltered": "（全 _MAX_ 件）",
    "zeroRecords": "見つかりません。",
}
LAYOUT = {
    "topStart": "search",
    "topEnd": None,
    "bottomStart": "info",
    "bottomEnd": "paging",
}
STYLE = """<style>
.dataTable :is(th, td):not(.dt-type-numeric) { text-align: left !important; }
.answer { font-size: 1.25em; font-weight: 600; }
.framed { overflow: auto; max-height: 80vh; border: 1px solid #9ab; }
.grid td:not(:empty) { background: #cfe2f7; color: #111; text-align: center; }
.grid th { position: sticky; inset: 0 auto auto 0; background: Canvas; z-index: 1; }
.grid thead th { z-index: 2; text-align: left; }
.grid.upright thead th { writing-mode: vertical-rl; text-align: right; }
</style>"""


@dataclass(frozen=True)
class Shown:
    """Something for a notebook to show: as HTML to read, as text to store and compare."""

    html: str
    plain: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.plain}


def setup() -> Shown:
    """What tables need to be searched and sorted, once a notebook; nothing is fetched."""
    return Shown(STYLE + generate_init_offline_itables_html(itables.options.dt_bundle), "")


def headline(*lines: str) -> Shown:
    """An answer in words, a paragraph a line."""
    html = "".join(f'<p class="answer">{escape(line)}</p>' for line in lines)
    return Shown(html, "\n".join(lines))


def framed(html: str, label: str) -> str:
    """Something large in a frame of its own, which a keyboard can scroll too."""
    return f'<div class="framed" role="region" aria-label="{label}" tabindex="0">{html}</div>'


def table(frame: pd.DataFrame, rows: int = 10) -> Shown:
    """A frame to search and to sort; steps are links, file and line are one column."""
    if frame.empty:
        return nothing(frame)
    plain = named(placed(frame))
    html = to_html_datatable(
        named(linked(placed(frame))),
        connected=False,
        table_id=f"table-{digest(plain)}",
        allow_html=True,
        showIndex=False,
        maxBytes=0,
        pageLength=rows,
        layout=LAYOUT,
        language=JAPANESE,
        classes="display compact",
        style="table-layout:auto;width:auto;margin:0",
        display_logo_when_loading=False,
    )
    return Shown(html, plain.to_string(index=False))


def nothing(frame: pd.DataFrame) -> Shown:
    """What is shown for a frame without rows or columns."""
    line = frame.attrs.get("nothing", NOTHING)
    return Shown(f"<p>{line}</p>", line)


def matrix(frame: pd.DataFrame, upright: bool = False) -> Shown:
    """A frame of counts as a grid: what is there is coloured, what is not stays empty.

    ``upright`` sets the heads of many columns on end.
    """
    if frame.empty:
        return nothing(frame)
    grid = named(frame.map(lambda value: value or "")).rename_axis(index=heading, columns=heading)
    classes = "grid upright" if upright else "grid"
    return Shown(framed(grid.to_html(classes=classes, border=0), "表"), grid.to_string())


def digest(frame: pd.DataFrame) -> str:
    """A name for a frame that is the same whenever its content is."""
    return sha256(frame.to_csv().encode()).hexdigest()[:12]


def bars(frame: pd.DataFrame, column: str) -> Shown:
    """A frame with one column's figures drawn as bars."""
    if frame.empty:
        return nothing(frame)
    plain = named(frame)
    style = plain.style.hide(axis="index").format(escape="html", thousands=",", precision=1)
    most = max([1, *frame[column]])
    style = style.bar(subset=[heading(column)], color="#9cc3ea", vmin=0, vmax=most)
    html = style.set_uuid(digest(plain)).to_html()
    return Shown(html, plain.to_string(index=False))


def placed(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame with ``file`` and ``line`` as one place; lists become words."""
    if "file" in frame:
        place = frame["file"] + ":" + frame["line"].astype(str)
        frame = frame.drop(columns=["file", "line"]).assign(place=place)
    return frame.map(lambda value: " → ".join(value) if isinstance(value, tuple) else value)


def linked(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame whose words are safe as HTML, and whose steps lead to the running guide."""
    safe = frame.map(lambda value: escape(value) if isinstance(value, str) else value)
    for column in safe.columns.intersection(["step", "end"]):
        safe[column] = [
            link(step) if isinstance(step, str) and step else "" for step in safe[column]
        ]
    return safe


def link(step: str) -> str:
    """The way to a step of the running guide."""
    return f'<a href="{escape(ADDRESS)}#{escape(step)}" target="_blank">{escape(step)}</a>'


def named(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame with its columns named for editors."""
    return frame.rename(columns=heading)


def heading(column: Any) -> Any:
    """What editors call a column; other names stay as they are."""
    return COLUMNS.get(column, column)
