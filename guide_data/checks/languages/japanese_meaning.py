"""Japanese: what a sentence denies, and what it says is over."""

from __future__ import annotations

import re

# At the end of a clause, so that 「なくした」 and 「ないと困る」 deny nothing.
DENIES = re.compile(
    "(?:ない|ません|なかった|ぬ|ず)(?:でした|です|の|よう|みたい|もの)*(?=[。、！!？?」）)か]|が、|$)|"
    "^いいえ|なく、|だめ|ダメ"
)
OVER = re.compile(
    "使え(?:なく|ません|ない)|無効|廃止|(?:発行|交付|受付|取り扱い|取扱い?)[はがも]?[^。]{0,12}終わ"
    "|終了(?:し|です|。|$)|なくなりました|もうありません"
)


def denies(text: str) -> bool:
    """Whether a clause of a text denies something."""
    return bool(DENIES.search(text))


def is_over(text: str) -> bool:
    """Whether a text says of something that it no longer counts or exists."""
    return bool(OVER.search(text))
