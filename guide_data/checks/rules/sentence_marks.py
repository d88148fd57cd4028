"""Marks of sentences: brackets come in pairs, sentences end, and each language uses its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from guide_data.checks.frames.case import FOUND, Case
from guide_data.checks.frames.manuscript import Manuscript, Scope, Sign, manuscripts, seek
from guide_data.checks.languages.japanese import POLITE
from guide_data.checks.rules.registry import Family
from guide_data.messages import say

rule = Family("words")

JAPANESE = "[ぁ-ヿ々〆一-鿿]"
PAIRS = {
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "【": "】",
    "“": "”",
    "[": "]",
    "〔": "〕",
    "《": "》",
}
CLOSES = {close: opens for opens, close in PAIRS.items()}
BRACKET = re.compile(f"[{re.escape(''.join([*PAIRS, *CLOSES]))}]")
QUOTATION = re.compile('"')
NUMBERED = re.compile(r"^[ \u3000]*\(?[0-9a-z]{1,2}\)", re.MULTILINE)
# Where whole sentences stand.
BODY = re.compile(r"(?:text|about|lead|disclaimer)$|ways\.|meanwhile")
UNENDED = re.compile(rf"(?:{POLITE.pattern})|[^\s][,，、､.．・…]$")
ENDED = re.compile(r"""[.!?:…。)\]”"」}*]$""")
LIST = re.compile(r"(?:[0-9]+[.)]|[-*+]) ")
# So many words make a sentence of a line.
SENTENCE_WORDS = 4

IN_JAPANESE: tuple[Sign, ...] = (
    Sign(
        re.compile(rf"[,，.．](?:(?<={JAPANESE}.)(?!\w*}})|(?<=[A-Za-z0-9].)(?={JAPANESE}))"),
        "「{0}」は「、」か「。」にしてください。",
    ),
    Sign(re.compile("[Ａ-Ｚａ-ｚ]+"), "「{0}」は半角の英字にしてください。"),
    Sign(re.compile(rf"[;:!?](?<={JAPANESE}.)"), "「{0}」は全角（；：！？）にしてください。"),
    Sign(
        re.compile(rf"[()](?:(?<={JAPANESE}.)|(?<=\()(?={JAPANESE}))"),
        "「{0}」は全角（）にしてください。",
    ),
)
TWICE = "「{0}」は、句読点や記号が続いています。1 つにしてください。"
DOUBLED: tuple[Sign, ...] = (
    Sign(re.compile("[。、,;:・!！?？][。、,;:・!！?？]+"), TWICE),
    Sign(re.compile(r"\.\.(?!\.)(?<!\.\.\.)"), TWICE, ("..",)),
    Sign(re.compile("ーーー*|っっっ*"), TWICE, ("ーー", "っっ")),
    Sign(re.compile(r"「」|『』|（）|“”|\(\)|\[\]"), "かっこ（{0}）の中が空です。"),
    Sign(re.compile(r"[、。，．！？）」』](?<=\n.)"), "行が「{0}」で始まっています。"),
)
IN_OTHERS: tuple[Sign, ...] = (
    Sign(
        re.compile("[、。，．：；！？（）［］\u3000]+"),
        "「{0}」は日本語の記号です。この言語の記号にしてください。",
    ),
    Sign(re.compile(r" [,.;:!?](?<=[A-Za-z]..)(?=\s|$)"), "「{0}」の前の空白を消してください。"),
    Sign(re.compile(r"[,;](?<=[a-z].)(?=[A-Za-z])"), "「{0}」のあとに空白を入れてください。"),
)


@rule("punctuation-mixed", "warning", "ほかの言語の句読点や、続いた句読点", example="押します.")
def punctuation_mixed(case: Case) -> pd.DataFrame:
    """Marks that the language does not use, or uses one of at a time."""
    doubled = seek(case, DOUBLED)
    japanese = seek(case, IN_JAPANESE, Scope(only="ja", own=True))
    return pd.concat(
        [doubled, japanese, seek(case, IN_OTHERS, Scope(("spoken",), but="ja", own=True))]
    )


@rule("brackets-unbalanced", "warning", "閉じていないかっこ", example="「次へを押します。")
def brackets_unbalanced(case: Case) -> pd.DataFrame:
    """Texts in which a bracket or a quotation mark has no partner."""
    rows = [row for text in manuscripts(case.tables) for row in unbalanced(text)]
    return pd.DataFrame(rows, columns=FOUND)


def unbalanced(text: Manuscript) -> Iterator[tuple[object, ...]]:
    """The first bracket without a partner of each paragraph."""
    position = -2
    pairs = [(opens, close) for opens, close in PAIRS.items() if text.has(opens + close)]
    for paragraph in text.text.split("\n\n"):
        position += 2
        even = all(paragraph.count(opens) == paragraph.count(close) for opens, close in pairs)
        if even and paragraph.count('"') % 2 == 0:
            position += len(paragraph)
            continue
        words = NUMBERED.sub(lambda match: " " * len(match[0]), paragraph)
        at = lonely(words)
        if at is not None:
            row = text.at(position + at)
            message = "かっこ（{sign}）の相手がありません。閉じ忘れや、数を確かめてください。"
            yield row["file"], row["line"], row["step"], say(message, sign=words[at])
        position += len(paragraph)


def lonely(words: str) -> int | None:
    """Where the first bracket without a partner stands."""
    opened: list[int] = []
    for match in BRACKET.finditer(words):
        sign = match[0]
        if sign in PAIRS:
            opened.append(match.start())
        elif not opened or words[opened.pop()] != CLOSES[sign]:
            return match.start()
    quotes = [match.start() for match in QUOTATION.finditer(words)]
    return opened[0] if opened else (quotes[-1] if len(quotes) % 2 else None)


@rule("sentence-unended", "warning", "句点のない文", example="次に、再起動します")
def sentence_unended(case: Case) -> pd.DataFrame:
    """Sentences among others that end without a full stop."""
    rows = [row for text in manuscripts(case.tables) for row in unended(text)]
    return pd.DataFrame(rows, columns=FOUND)


def unended(text: Manuscript) -> Iterator[tuple[object, ...]]:
    """Lines of whole sentences whose last one does not end."""
    open_end = japanese_unended if text.language == "ja" else other_unended
    for row in text.rows if text.kind == "spoken" else ():
        if not BODY.match(row["where"]):
            continue
        position = text.begin(row)
        for line in row["text"].split("\n"):
            if line and open_end(line.rstrip()):
                end = line.rstrip()[-12:]
                message = say("「…{end}」のあとに、文の終わりの印（。や .）がありません。", end=end)
                yield row["file"], text.at(position)["line"], row["step"], message
            position += len(line) + 1


def japanese_unended(line: str) -> bool:
    """Whether a line of Japanese ends like a sentence and has no full stop, or has a comma."""
    end = re.sub("（[^（）]*）$|[*」]+$", "", line)
    return bool(UNENDED.search(end))


def other_unended(line: str) -> bool:
    """Whether a paragraph of another language has no end; items of lists may be mere words."""
    if line.endswith((",", ";")):
        return True
    words = line.split()
    sentence = len(words) >= SENTENCE_WORDS and words[0][:1].isupper()
    return sentence and not LIST.match(line) and not ENDED.search(line)
