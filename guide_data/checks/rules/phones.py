"""Safety of telephone numbers: only those of the contacts, well written, none that costs more."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.sentences import once_each, where
from guide_data.checks.languages.telephone_numbers import (
    NO_REGION,
    costs_more,
    country_of,
    dialled,
    digits,
    example_of,
    international,
    is_in_use,
    is_whole,
    may_cost,
    numbers_in,
    read,
    well_grouped,
)
from guide_data.checks.rules.load_errors import reported
from guide_data.checks.rules.registry import Family
from guide_data.messages import say
from guide_data.model.things import Contact

rule = Family("safety")


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


@rule(
    "telephone-doubtful",
    "warning",
    "使われていない形や、料金のわからない短い番号",
    example="number: 03-0000-0000",
)
def telephone_doubtful(case: Case) -> pd.DataFrame:
    """Contacts whose number nobody has as far as is known, or whose short number may cost more."""
    rows, region = contact_rows(case), region_of(case)
    unused = where(rows, lambda number: not is_in_use(number, region))
    costly = where(rows, lambda number: may_cost(number, region))
    message = "{text} は、料金がかかるかもしれません。確かめて、かかるなら label に書いてください。"
    return pd.concat(
        [
            found(unused, "{text} は、使われていない形の番号です。1 けたずつ確かめてください。"),
            found(costly, message),
        ]
    )


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


def malformed(contact: Contact, region: str) -> str:
    """What must be mended in a contact; empty where nothing must."""
    number, dial = contact.number, contact.dial
    if region == NO_REGION and not dial.startswith("+"):
        what = "dial の {dial} はどの国の番号ですか。guide.yaml に country を書いてください。"
        return say(what, dial=dial)
    if international(number, region) != international(dial, region):
        what = "{number} と dial の {dial} が違う番号です。合わせてください。"
        return say(what, number=number, dial=dial)
    if not is_whole(number, region):
        what = "{number} は、けた数が電話番号に合いません。確かめてください。"
        return say(what, number=number)
    if dial != (right := dialled(number, region)):
        what = '{number} の dial は "{right}" と書いてください。'
        return say(what, number=number, right=right)
    if not well_grouped(number, region):
        what = "{number} の区切りがおかしいようです。{example} のようにしてください。"
        return say(what, number=number, example=example_of(region)[0])
    return ""
