"""The text of a file that another program wrote, in whatever encoding that uses."""

from __future__ import annotations

import codecs
import re
from unicodedata import normalize

from guide_data.exchange.import_log import ImportLog
from guide_data.reading import limits
from guide_data.reading.encodings import encoding_of, is_shifted

# What a file without a mark may be in, by the name that it is told under.
CODECS = {"UTF-16": "utf-16", "Shift_JIS": "cp932", "EUC-JP": "euc_jp"}
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
        what = f"ファイルが大きすぎます。{limits.FOLDER_BYTES:,} バイトまでに分けてください。"
        raise log.refusal(1, what)
    codec = encoding or codec_of(data)
    try:
        text = data.decode(codec, "strict" if encoding else "replace")
    except (UnicodeDecodeError, LookupError):
        what = f"文字コード {encoding} では読めません。--encoding を確かめてください。"
        raise log.refusal(1, what) from None
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
        name = encoding_of(data)
        codec = CODECS.get(name, WESTERN)
        # Western accents pass for rare kanji; Japanese without any kana is nothing people write.
        return codec if KANA.search(data.decode(codec, "replace")) else WESTERN
    return "utf-8-sig"


def wide(data: bytes) -> str:
    """The order of the bytes of UTF-16 without its mark: most first letters are ASCII."""
    return "utf-16-be" if data[:1] == b"\0" else "utf-16-le"


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
