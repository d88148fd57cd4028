"""The text of a file that another program wrote, in whatever encoding that uses."""

from __future__ import annotations

import codecs
import re
from unicodedata import normalize

from guide_data.exchange.import_log import ImportLog
from guide_data.reading import limits
from guide_data.reading.encodings import encoding_of, is_shifted

# What a file without a mark may be in, by the name that it is told under.
CODECS = {"Shift_JIS": "cp932", "EUC-JP": "euc_jp"}
JIS = "iso2022_jp_ext"
# Western spreadsheets on Windows write this; every byte means something in it.
WESTERN = "cp1252"
KANA = re.compile("[\u3041-\u30ff]")
MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(data: bytes, log: ImportLog, encoding: str = "") -> str:
    """A file's text, its letters whole and its line ends one kind; signs nobody sees are left out.

    Raises ContentError where it is too large, or not in the ``encoding`` that is asked for.
    """
    if len(data) > limits.FOLDER_BYTES:
        what = "ファイルが大きすぎます。{most:,} バイトまでに分けてください。"
        raise log.refusal(1, what, most=limits.FOLDER_BYTES)
    codec = encoding or codec_of(data)
    try:
        text = data.decode(codec, "strict" if encoding else "replace")
    except (UnicodeDecodeError, LookupError):
        what = "文字コード {encoding} では読めません。--encoding を確かめてください。"
        raise log.refusal(1, what, encoding=encoding) from None
    if codec == WESTERN and not encoding:
        log.lost(1, "文字コードがわからないので、cp1252 として読みました。--encoding で選べます。")
    text = normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return without_unseen(text.removeprefix("\ufeff"), log)


def codec_of(data: bytes) -> str:
    """The codec that a text seems to be written by."""
    if data.startswith(MARKS):
        return "utf-16"
    if is_shifted(data):
        return wide(data) if b"\0" in data else JIS
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if b"\0" in data:
            return wide(data)
        codec = CODECS.get(encoding_of(data), WESTERN)
        # Western accents pass for rare kanji; Japanese without any kana is nothing people write.
        return codec if KANA.search(data.decode(codec, "replace")) else WESTERN
    return "utf-8-sig"


def wide(data: bytes) -> str:
    """The order of the bytes of UTF-16 without its mark: ASCII has nothing in the high one."""
    return "utf-16-be" if data[::2].count(0) > data[1::2].count(0) else "utf-16-le"


def without_unseen(text: str, log: ImportLog) -> str:
    """A text without the signs that content may not have; each line that had some is told."""
    if not limits.UNSEEN.search(text):
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if limits.UNSEEN.search(line):
            log.lost(number, "見えない文字を消しました。")
            lines[number - 1] = limits.UNSEEN.sub("", line)
    return "\n".join(lines)
