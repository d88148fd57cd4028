"""Languages by their tags (BCP 47): which there are, what they are called, and how they run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple, TypeVar

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from babel.dates import format_date

from guide_data.messages.choice import language

# Tells of a language of which nothing is known how it writes.
ROOT = "en"
Known = TypeVar("Known")


class Tag(NamedTuple):
    """The parts of a tag; empty where it does not say them."""

    language: str
    script: str
    territory: str

    def __str__(self) -> str:
        return "-".join(filter(None, self))


@cache
def canonical(name: str) -> str:
    """How the tag is written that a name may be meant as (en_us: en-US); empty where it is none."""
    try:
        # Of a variant, no words and no way to write are known.
        language, territory, script, variant = parse_locale(name.replace("_", "-"), sep="-")[:4]
    except ValueError:
        return ""
    language = get_global("language_aliases").get(language, language)
    known = language in names(ROOT) and not variant
    return str(Tag(language, script or "", territory or "")) if known else ""


def meant(name: str) -> str:
    """The tag that a name may be meant as: also that of a country's language (jp: ja)."""
    likely = get_global("likely_subtags").get(f"und_{name.upper()}", "")
    return canonical(name) or canonical(likely.partition("_")[0])


@cache
def names(reader: str) -> dict[str, str]:
    """What the languages of the world are called in one of them."""
    return dict(locale_of(reader).languages)


def is_language(name: str) -> bool:
    """Whether a name is the tag of a language, as it is written."""
    return bool(name) and canonical(name) == name


@cache
def locale_of(tag: str) -> Locale:
    """How a language writes dates and numbers; as English does where that is not known."""
    for name in (tag, *broader(tag)):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale(ROOT)


@cache
def broader(tag: str) -> tuple[str, ...]:
    """The tags that take in a tag, the nearest first: fr for fr-CA, zh-Hant for zh-TW."""
    try:
        language, territory, script = parse_locale(tag, sep="-")[:3]
    except ValueError:
        return ()
    usual, here = usual_script(language), usual_script(language, territory or "")
    script = script or here
    if not script:
        return ()
    wider = [f"{language}-{script}", *([language] if script == usual else [])]
    return tuple(one for one in wider if one != tag)


def of_tag(known: Mapping[str, Known], tag: str) -> Known | None:
    """What is known of a language, or of the nearest that takes it in; None for neither."""
    return next((known[one] for one in (tag, *broader(tag)) if one in known), None)


def usual_script(language: str, territory: str = "") -> str:
    """The script in which a language is written, where it is written by most."""
    likely = get_global("likely_subtags")
    whole = likely.get(f"{language}_{territory}") or likely.get(language) or ""
    return next((part for part in whole.split("_") if len(part) == len("Latn")), "")


def language_name(tag: str, reader: str = "") -> str:
    """What a language is called in another one, or as editors call it: フランス語."""
    reader = reader or language()
    if tag in names(reader):
        return names(reader)[tag]
    locale = locale_of(tag)
    known = locale.language == tag.partition("-")[0]
    return (known and locale.get_display_name(reader)) or tag


def direction(tag: str) -> str:
    """Which way a language is written: rtl from right to left, else ltr."""
    locale = locale_of(tag)
    return locale.text_direction if locale.language == tag.partition("-")[0] else "ltr"


def date_in(day: date, tag: str) -> str:
    """A day as a language writes it in a text."""
    return format_date(day, format="long", locale=locale_of(tag))


def arrow(tag: str) -> str:
    """The sign between what leads and where it leads to, as the language is written."""
    return "←" if direction(tag) == "rtl" else "→"
