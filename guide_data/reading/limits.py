"""What no content needs, and what would hurt who reads it: found before anything is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import yaml

from guide_data.messages import gettext, say
from guide_data.text.invisible import called

# Many times what a guide needs: its largest file has 30 KB, its longest text 800 letters.
FILE_BYTES, FOLDER_BYTES, FILES = 1_000_000, 8_000_000, 500
PARTS, LETTERS, DEEPEST = 200_000, 4_000, 12
MOST_FAULTS = 100

LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as YAML counts lines
# Not seen by a reader, or making other letters look like something else: control characters,
# marks of direction, spaces without width, tags, fillers, private letters and no letters at all;
# heaps of accents. Of variation selectors, which names and emoji need, one a letter.
SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\U00013430-\U0001345f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff\U000f0000-\U0010ffff]"
    f"|[{SELECTORS}]{{2}}|[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{{4}}"
)
# A note has a space behind its sign, as a heading has; a number of something has none.
NOTE = re.compile(r"\s+(#[^\s#].{0,20})")
# Where a letter is written by its number, it may also be the end of a line that is none.
UNSEEN_ESCAPED = re.compile(f"{UNSEEN.pattern}|\r")

Fault = tuple[int, str]


def faults(text: str) -> Iterator[Fault]:
    """What a text holds that content may not: its line, and what to do. Not all of too much."""
    unseen = list(islice(unseen_in(text), MOST_FAULTS))
    yield from unseen or islice(faults_of_events(text), MOST_FAULTS)


def unseen_in(text: str) -> Iterator[Fault]:
    """The signs of a file that nobody sees, at their lines."""
    line, seen = 1, 0
    for match in UNSEEN.finditer(text):
        line += len(LINE_END.findall(text, seen, match.start()))
        seen = match.start()
        yield line, unseen_sign(match[0])


def unseen_sign(signs: str) -> str:
    """What is said of such a sign."""
    what = "使えない文字か、見えない文字（{sign}）があります。消してください。"
    return say(what, sign=called(signs[-1]))


def faults_of_events(text: str) -> Iterator[Fault]:
    """What YAML offers and content does without, and too much of anything.

    Composing recurses in C: found too late, brackets without end would end the process.
    """
    depth, lines = 0, LINE_END.split(text)
    for count, event in enumerate(yaml.parse(text, Loader=yaml.CSafeLoader)):
        assert event.start_mark is not None
        line = event.start_mark.line + 1
        starts = isinstance(event, yaml.CollectionStartEvent)
        depth += starts - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            yield line, gettext("入れ子が深すぎます。字下げとかっこを確かめてください。")
            return
        if count > PARTS:
            yield line, gettext("項目が多すぎます。ファイルを分けてください。")
            return
        for what in faults_of(event):
            yield line, what
        yield from swallowed(event, lines)


def swallowed(event: yaml.Event, lines: list[str]) -> Iterator[Fault]:
    """Words behind a text that YAML takes for a note, where they look like more of the text."""
    if not isinstance(event, yaml.ScalarEvent) or event.style or event.value.isascii():
        return
    end = event.end_mark
    assert end is not None
    if note := NOTE.match(lines[end.line], end.column):
        what = (
            "「{note}」は、メモとして消えます。"
            "文なら全体を ' で囲み、メモなら # のあとを空けてください。"
        )
        yield end.line + 1, say(what, note=note[1])


def faults_of(event: yaml.Event) -> Iterator[str]:
    """What is wrong with one part of a file."""
    if isinstance(event, yaml.AliasEvent):
        yield gettext("別名（*）は使えません。内容をそのまま書いてください。")
    elif getattr(event, "anchor", None):
        yield gettext("目印（&）は使えません。消してください。")
    if getattr(event, "tag", None):
        yield gettext("型の指定（!）は使えません。消すか、引用符で囲んでください。")
    if isinstance(event, yaml.ScalarEvent):
        if len(event.value) > LETTERS:
            yield say("長すぎます。{max_length} 文字までにしてください。", max_length=LETTERS)
        if event.style == '"' and (match := UNSEEN_ESCAPED.search(event.value)):
            yield unseen_sign(match[0])
