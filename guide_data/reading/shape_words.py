"""What does not fit its shape, said in an editor's words: what is wrong and what to type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, get_args, get_origin
from unicodedata import normalize

from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from guide_data.messages import gettext, say, templates
from guide_data.model.field_types import HOW_TO_WRITE, Content, hints, marks_of
from guide_data.model.problems import did_you_mean, most_like, nearest, plain_name
from guide_data.model.step_kinds import KINDS
from guide_data.text.invisible import gaps_in, visible

A_DATE = "日付は 2026-11-22 のように書いてください。"
A_NUMBER = "半角の数字で書いてください。"
A_MAPPING = templates("「項目: 値」の形にしてください。")
MISSING = templates("この項目がありません。足してください。")
UNKNOWN = "知らない項目です{hint}。名前を確かめるか、消してください。"
A_LIST = templates("並び（- で始まる行か、[a, b]）にしてください。1 つだけでも並びにします。")
CANNOT_BE = "{value} は使えません{hint}。{how}"
CHECK = "書き方を確かめてください。"
MESSAGES = {
    "missing": MISSING,
    "union_tag_not_found": "kind に {kinds} のどれかを書いてください。",
    "string_too_short": "空です。文字を書いてください。",
    "string_too_long": "長すぎます。{max_length} 文字までにしてください。",
    "greater_than_equal": "{ge} 以上の数にしてください。",
    "greater_than": "{gt} より大きい数にしてください。",
    "less_than_equal": "{le} 以下の数にしてください。",
    "bool_type": "true か false にしてください。",
    "tuple_type": A_LIST,
    "too_short": "{min_length} つ以上書いてください。",
    "too_long": "多すぎます。{max_length} つまでにしてください。",
    "dict_type": A_MAPPING,
    "model_type": A_MAPPING,
    "model_attributes_type": A_MAPPING,
}
QUOTED = re.compile("'([^']*)'")
DAY = re.compile(r"(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*")
LONGEST_SHOWN = 40
# What pydantic itself calls whatever it finds.
PYDANTICS = frozenset(get_args(ErrorType))


def told(detail: ErrorDetails, value: Any, names: Iterable[str]) -> str:
    """What pydantic found in a value, where fields of such names may stand."""
    kind, given = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return unknown_field(str(detail["loc"][-1]), names)
    if kind == "string_pattern_mismatch":
        return misspelt(str(value), given["pattern"])
    if kind == "literal_error":
        return none_of(value, QUOTED.findall(given["expected"]))
    if tell := OF_VALUE.get(kind):
        return tell(value)
    if kind in MESSAGES:
        return say(MESSAGES[kind], kinds=gettext("・").join(KINDS), **given)
    # Our own words can be read; pydantic's cannot.
    return gettext(CHECK if kind in PYDANTICS else detail["msg"])


def quoted(value: Any) -> str:
    """What was written, every sign of it seen; too much of it is cut."""
    text = visible(str(value))
    return f"'{text}'" if len(text) <= LONGEST_SHOWN else f"'{text[:LONGEST_SHOWN]}…'"


def unknown_field(name: str, names: Iterable[str]) -> str:
    """A field that is none, and the one that is meant."""
    gaps = gaps_in(name)
    if gaps:
        mended = most_like(name, names) or plain_name(name)
        what = "名前に{gap}が入っています（{name}）。'{mended}' に直してください。"
        return say(what, gap=gaps[0], name=quoted(name), mended=mended)
    return say(UNKNOWN, hint=nearest(name, names))


def misspelt(value: str, pattern: str) -> str:
    """What a pattern does not fit, how to write it, and what may be meant."""
    how = gettext(HOW_TO_WRITE.get(pattern, CHECK))
    near = plain_name(value)
    hint = did_you_mean(near) if re.fullmatch(pattern, near) else ""
    return say(CANNOT_BE, value=quoted(value), hint=hint, how=how)


def none_of(value: Any, known: Iterable[str]) -> str:
    """A value that is none of those that there are, and the one that is meant."""
    names = list(known)
    written = str(value.get("kind")) if isinstance(value, dict) else str(value)
    how = say("{names} のどれかにしてください。", names=gettext("・").join(names))
    return say(CANNOT_BE, value=quoted(written), hint=nearest(written, names), how=how)


def no_text(value: Any) -> str:
    """Something that is no text where a text must stand."""
    if isinstance(value, list):
        return gettext("並びは書けません。- や [ ] を消して、文字を 1 つ書いてください。")
    if isinstance(value, dict) and set(value.values()) == {None}:
        return gettext("{ で始まる値は、全体を ' で囲んでください（'{…}' のように）。")
    if isinstance(value, dict):
        return gettext("文字を書いてください。下の行の字下げが深いと、中の項目になります。")
    return gettext("文字を書いてください。")


def no_day(value: Any) -> str:
    """Something that is no date, and the one that is meant."""
    if value is None:
        return gettext(A_DATE)
    found = DAY.fullmatch(normalize("NFKC", str(value)))
    try:
        near = date(*map(int, found.groups())) if found else None
    except ValueError:
        what = "{value} という日はありません。{how}"
        return say(what, value=quoted(value), how=gettext(A_DATE))
    hint = say("（もしかして {near}？）", near=near) if near else ""
    return say(CANNOT_BE, value=quoted(value), hint=hint, how=gettext(A_DATE))


def no_number(value: Any) -> str:
    """Something that is no number, and the one that is meant."""
    digits = normalize("NFKC", str(value)).strip()
    plain = digits.isdecimal() and digits.isascii()
    hint = say("（もしかして {near}？）", near=digits) if plain else ""
    if not isinstance(value, str):
        return gettext(A_NUMBER)
    return say(CANNOT_BE, value=quoted(value), hint=hint, how=gettext(A_NUMBER))


# What is said of a value alone, by pydantic's names for what is wrong with it.
OF_VALUE: dict[str, Callable[[Any], str]] = {
    "string_type": no_text,
    "union_tag_invalid": lambda value: say("kind の {what}", what=none_of(value, KINDS)),
    "bool_parsing": lambda value: none_of(value, ("true", "false")),
    **dict.fromkeys(("int_parsing", "int_parsing_size", "int_type"), no_number),
    **dict.fromkeys(
        ("date_type", "date_from_datetime_parsing", "date_from_datetime_inexact"), no_day
    ),
}


def names_at(hint: Any, value: Any, path: Sequence[str | int]) -> list[str]:
    """The fields that may stand at a place of a value of a type."""
    bare = marks_of(hint)[1]
    args = get_args(bare)
    if args and all(arm in KINDS.values() for arm in args):
        kind = most_like(str(value.get("kind")), KINDS) if isinstance(value, dict) else ""
        bare = KINDS.get(kind, args[0])
    if isinstance(bare, type) and issubclass(bare, Content):
        known = hints(bare)
        if not path:
            return list(known)
        there = value.get(path[0]) if isinstance(value, dict) else None
        return names_at(known[path[0]], there, path[1:]) if path[0] in known else []
    if get_origin(bare) in (tuple, dict) and path:
        return names_at(
            args[0 if get_origin(bare) is tuple else 1], item_at(value, path[0]), path[1:]
        )
    return []


def item_at(value: Any, step: str | int) -> Any:
    """An item of a list or a mapping; None where it is not there."""
    try:
        return value[step]
    except (LookupError, TypeError):
        return None
