"""Safety of telephone numbers: only those of the contacts, well written, and none that costs more.

What a number looks like, where it is and what it costs is looked up in ``phonenumbers``, Google's
library of the world's numbering plans.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from unicodedata import normalize

import pandas as pd
import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberMatcher, PhoneNumberType

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.sentences import once_each, where
from guide_data.checks.rules.load_errors import reported
from guide_data.checks.rules.registry import Family
from guide_data.messages import say
from guide_data.model.things import Contact

rule = Family("safety")

EXAMPLE_FORMATS = (PhoneNumberFormat.NATIONAL, PhoneNumberFormat.E164)
NO_REGION = "ZZ"  # as the library calls it
# What editors type for a hyphen, signs among them that the library does not take for one.
HYPHENS = re.compile("[‐‑‒–—―−ーｰ~〜～]")
# No number that the rules know of has fewer digits.
DIGIT, FEWEST = re.compile("[0-9]"), 5
# Also numbers of companies that are the same everywhere: in Japan (0570), their calls cost more.
COSTLY = (PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST, PhoneNumberType.UAN)
# Ranges that cost more and are not in the library: by region, the first digits after the 0.
COSTLY_UNLISTED = {"JP": {"180"}}


@rule(
    "telephone-unknown",
    "error",
    "contacts.yaml にない電話番号",
    example="０３－１２３４－５６７８へ電話します。",
)
def telephone_unknown(case: Case) -> pd.DataFrame:
    """Numbers in any text that are not one of the contacts'."""
    meant = partial(international, region=region_of(case))
    contacts = case.tables.references.all_of("contact").values()
    known = {meant(number) for contact in contacts for number in (contact.number, contact.dial)}
    # What nobody can dial is in no contact either.
    known -= {""}
    rows = where(telephones(case), lambda number: meant(number) not in known, "number")
    message = (
        "{number} は contacts.yaml にありません。確かめて足し、{{contact:…}} と書いてください。"
    )
    return found(rows, message)


@rule(
    "telephone-retyped",
    "warning",
    "ステップにじかに書いた窓口の番号",
    example="0120-899-543 に電話します。",
)
def telephone_retyped(case: Case) -> pd.DataFrame:
    """Contacts' numbers that a step types itself: they would stay when the contact changes."""
    meant = partial(international, region=region_of(case))
    contacts = case.tables.references.all_of("contact")
    names = {meant(contact.number): id for id, contact in contacts.items()} | {"": ""}
    rows = telephones(case)
    rows = rows.assign(contact=[names.get(meant(number), "") for number in rows["number"]])
    typed = rows["contact"].ne("") & rows["step"].ne("")
    message = "{number} は {{contact:{contact}}} と書いてください。番号が変わっても直ります。"
    return found(rows[typed], message)


@rule(
    "telephone-malformed",
    "error",
    "番号と dial の食い違いや、おかしな区切り",
    example='number: 0120-899-543 なのに dial: "…542"',
)
def telephone_malformed(case: Case) -> pd.DataFrame:
    """Contacts whose number is not what is dialled, or is not grouped as its kind is."""
    rows, region = contact_rows(case), region_of(case)
    contacts = case.tables.references.all_of("contact")
    rows = rows.assign(faults=[malformed(contacts[thing], region) for thing in rows["thing"]])
    message = say("number は {}、dial は {} のように書いてください。", *example_of(region))
    refused = reported("telephone-malformed", case, message)
    return pd.concat([found(rows[rows["faults"].ne("")], "{faults}"), refused])


@rule("telephone-premium", "error", "お金のかかる電話番号", example="number: 0570-000-000")
def telephone_premium(case: Case) -> pd.DataFrame:
    """Numbers that cost the caller more than a call, in texts and contacts."""
    contacts = contact_rows(case)
    contacts = contacts.assign(number=contacts["text"].map(digits))
    message = "{number} は通話料のほかにもお金がかかる番号です。別の番号にしてください。"
    costly = partial(costs_more, region=region_of(case))
    both = (telephones(case), contacts)
    return pd.concat([found(where(rows, costly, "number"), message) for rows in both])


def contact_rows(case: Case) -> pd.DataFrame:
    """The rows of ``things`` that are contacts, at the lines of their numbers."""
    rows = case.tables.things
    rows = rows[rows["kind"].eq("contacts")]
    return rows.assign(line=rows["text_line"])


def telephones(case: Case) -> pd.DataFrame:
    """The lines with telephone numbers, once for each, in the column ``number`` (its digits)."""
    lines, region = case.tables.spoken_lines, region_of(case)
    return once_each(lines, "number", [list(numbers_in(text, region)) for text in lines["text"]])


def region_of(case: Case) -> str:
    """The country (ISO 3166, two letters) whose numbers are written without its code.

    It is the guide's ``country``, else the one that most contacts are in.
    """
    if case.tables.guide and case.tables.guide.country:
        return case.tables.guide.country
    contacts = case.tables.references.all_of("contact").values()
    regions = Counter(country_of(read(contact.dial, NO_REGION)) for contact in contacts)
    # A free number is dialled without a country's code: it tells none.
    del regions[NO_REGION]
    return max(regions, key=regions.__getitem__, default=NO_REGION)


def example_of(region: str) -> list[str]:
    """A number of a country as people write it there, and as it is dialled from anywhere."""
    number = phonenumbers.example_number(region) or read("+80012345678", NO_REGION)
    assert number is not None
    return [phonenumbers.format_number(number, form) for form in EXAMPLE_FORMATS]


def country_of(number: PhoneNumber | None) -> str:
    """The country (ISO 3166) that a number's code belongs to."""
    return phonenumbers.region_code_for_country_code((number and number.country_code) or 0)


def numbers_in(text: str, region: str) -> Iterator[str]:
    """The telephone numbers in a text, as digits, however they are typed."""
    text = normalize("NFKC", text)
    if len(DIGIT.findall(text)) < FEWEST:  # As in most lines: the rest would take a while.
        return
    text = HYPHENS.sub("-", text)
    rest = text
    for match in PhoneNumberMatcher(text, region):
        yield digits(match.raw_string)
        rest = rest[: match.start] + "、" * len(match.raw_string) + rest[match.end :]
    yield from map(digits, number_like(region).findall(rest))


@cache
def number_like(region: str) -> re.Pattern[str]:
    """What begins as numbers do (+, a 0, or the region's code without its +), and is as long.

    The library finds only numbers that may be in use; invented and mistyped ones are no better.
    """
    code = phonenumbers.country_code_for_region(region) or r"\+"
    begins = rf"(?<![0-9])(?<![0-9]-)(?:\+[0-9]|\(?0|{code})"
    return re.compile(rf"{begins}(?:[-() .]{{0,4}}[0-9]){{8,}}")


def digits(number: str) -> str:
    """A number without what only helps to read it."""
    return phonenumbers.normalize_diallable_chars_only(number)


def read(number: str, region: str) -> PhoneNumber | None:
    """A number as it is meant by who writes it in a region; None where it is none.

    ``number`` may leave out the + before the code of a country.
    """
    home, abroad = parse(number, region), parse(f"+{number}", NO_REGION)
    if home and phonenumbers.is_valid_number(home):
        return home
    return abroad if abroad and phonenumbers.is_possible_number(abroad) else home


def parse(number: str, region: str) -> PhoneNumber | None:
    """A number as the library reads it; None where it does not."""
    try:
        return phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None


def international(number: str, region: str) -> str:
    """A number as it is dialled from anywhere (E.164); empty where it is none."""
    meant = read(number, region)
    return phonenumbers.format_number(meant, PhoneNumberFormat.E164) if meant else ""


def dialled(number: str, region: str) -> str:
    """A number as a telephone is to dial it; empty where it is none.

    Free numbers of the region are dialled as at home: with its code, many networks refuse them.
    """
    meant = read(number, region)
    if meant is None or not free_at_home(meant, region):
        return international(number, region)
    return digits(phonenumbers.format_number(meant, PhoneNumberFormat.NATIONAL))


def free_at_home(number: PhoneNumber, region: str) -> bool:
    """Whether a number is one of the region's that cost the caller nothing."""
    free = phonenumbers.number_type(number) == PhoneNumberType.TOLL_FREE
    return free and country_of(number) == region


def malformed(contact: Contact, region: str) -> str:
    """What must be mended in a contact; empty where nothing must."""
    number, dial = contact.number, contact.dial
    if region == NO_REGION and not dial.startswith("+"):
        what = "dial の {dial} はどの国の番号ですか。guide.yaml に country を書いてください。"
        return say(what, dial=dial)
    if international(number, region) != international(dial, region):
        what = "{number} と dial の {dial} が違う番号です。合わせてください。"
        return say(what, number=number, dial=dial)
    if dial != (right := dialled(number, region)):
        what = '{number} の dial は "{right}" と書いてください。'
        return say(what, number=number, right=right)
    if not well_grouped(number, region):
        what = "{number} の区切りがおかしいようです。03-1234-5678 のようにしてください。"
        return say(what, number=number)
    return ""


def well_grouped(number: str, region: str) -> bool:
    """Whether the hyphens of a region's number stand where they may; others are not judged."""
    meant, groups = read(number, region), re.findall("[0-9]+", number)
    if meant is None or country_of(meant) != region:
        return True
    usual = (PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL)
    if groups in [re.findall("[0-9]+", phonenumbers.format_number(meant, f)) for f in usual]:
        return True
    # The matcher also knows other groups of numbers in use, but takes one of no groups for good.
    exact = phonenumbers.Leniency.EXACT_GROUPING
    return len(groups) > 1 and PhoneNumberMatcher(number, region, leniency=exact).has_next()


def costs_more(number: str, region: str) -> bool:
    """Whether a number costs the caller more than a call."""
    meant = read(number, region)
    if meant is None:
        return False
    begins = phonenumbers.national_significant_number(meant)[:3]
    return phonenumbers.number_type(meant) in COSTLY or begins in costly_beginnings(
        country_of(meant)
    )


@cache
def costly_beginnings(region: str) -> set[str]:
    """The first three digits, without a leading 0, of a country's numbers that cost more.

    Told by the library's examples: the type of a number that is not in use is not known.
    """
    examples = [phonenumbers.example_number_for_type(region, kind) for kind in COSTLY]
    listed = {phonenumbers.national_significant_number(n)[:3] for n in examples if n}
    return listed | COSTLY_UNLISTED.get(region, set())
