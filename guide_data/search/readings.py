"""How a word of the index is read, as the search gets it: only what does not show in the word."""

from __future__ import annotations

import re

from guide_data.model.things import IndexEntry

KANA = "ぁ-んァ-ヶー"
RUN = re.compile(f"[{KANA}]+|[^{KANA}]+")
TO_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(ord("ァ"), ord("ヶ") + 1)}
# A part and the kana behind it: where these stand first is final, so that no reading takes long.
BUT_THE_LAST = re.compile(rf"\(\.\*\?\)[{KANA}]+(?=\()")
# Between the readings of a word's parts.
BETWEEN = "|"


def unwritten_reading(entry: IndexEntry) -> str:
    """The readings of what is no kana in a word, part by part; nothing where it is read as written.

    Where kana are not read as they are written, the whole reading stands for the first part: the
    search does not mind what is said twice.
    """
    if not entry.reading or entry.reading == entry.word.lower().translate(TO_HIRAGANA):
        return ""
    parts = RUN.findall(entry.word.translate(TO_HIRAGANA))
    pattern = "".join(part if re.match(f"[{KANA}]", part) else "(.*?)" for part in parts)
    found = re.fullmatch(BUT_THE_LAST.sub(r"(?>\g<0>)", pattern), entry.reading)
    return BETWEEN.join(found.groups()) if found else entry.reading
