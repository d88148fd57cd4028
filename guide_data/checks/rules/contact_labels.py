"""Contacts: whom a number is said to be for, and what it is said to cost, is what it is."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from phonenumbers import PhoneNumberType, number_type

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.tables import Row, at
from guide_data.checks.languages.language_phrases import Phrases, phrases
from guide_data.checks.rules.phones import read, region_of
from guide_data.checks.rules.registry import Family
from guide_data.messages import gettext
from guide_data.model.things import Contact

rule = Family("safety")

ABROAD, FREE = "abroad", "free"


@rule(
    "contact-label-abroad",
    "error",
    "海外からの番号と、国内の番号の、入れかわった言葉",
    example="outside: のない番号に label: 海外から",
    needs="opposites",
)
def contact_label_abroad(case: Case) -> pd.DataFrame:
    """Contacts that are said to be for those abroad and are not, or the other way round."""
    rows = [
        row | {"is": gettext("海外から" if contact.outside else "国内から")}
        for contact, row, known in labels(case)
        if (side := side_of(row["label"], known, ABROAD)) is not None
        and side != bool(contact.outside)
    ]
    message = (
        "「{label}」とありますが、'{contact}' は{is}の番号（outside）です。"
        "入れかわっていないか、見てください。"
    )
    return found(pd.DataFrame(rows), message)


@rule(
    "contact-label-free",
    "error",
    "無料でない番号に、無料という言葉",
    example="number: 022-745-6363 に label: フリーダイヤル",
    needs="opposites",
)
def contact_label_free(case: Case) -> pd.DataFrame:
    """Contacts that are said to cost nothing and do."""
    region = region_of(case)
    rows = [
        row
        for contact, row, known in labels(case)
        if side_of(row["label"], known, FREE) is False
        and (number := read(contact.number, region))
        and number_type(number) != PhoneNumberType.TOLL_FREE
    ]
    message = (
        "「{label}」とありますが、{number} は無料の番号ではありません。言葉か番号を直してください。"
    )
    return found(pd.DataFrame(rows), message)


@rule(
    "contact-outside-unreachable",
    "error",
    "海外からかからない番号の outside",
    example='dial: "0120899543" に outside: Asia/Tokyo',
)
def contact_outside_unreachable(case: Case) -> pd.DataFrame:
    """Contacts for those abroad that nobody abroad can dial, or that are for another country."""
    zone = case.tables.guide.time_zone if case.tables.guide else None
    rows = [
        {"contact": located.item.id} | at(located, "outside")
        for located in case.tables.draft.lists.get("contacts", ())
        if located.item.outside
        and (
            not located.item.dial.startswith("+")
            or located.item.outside != (zone or located.item.outside)
        )
    ]
    message = (
        "outside は、国の外からかける番号（dial が + で始まる）に、"
        "guide.yaml の time_zone と同じ時間帯を書きます。'{contact}' か time_zone を見てください。"
    )
    return found(pd.DataFrame(rows), message)


def side_of(label: str, known: Phrases, name: str) -> bool | None:
    """Whether a label says the second of two opposites; nothing where it says none or denies."""
    if name not in known.opposites or known.negation.search(label):
        return None
    first, second = (bool(side.search(label.lower())) for side in known.opposites[name])
    return None if first == second else second


def labels(case: Case) -> Iterator[tuple[Contact, Row, Phrases]]:
    """Every label of a contact in every language, with what is known of the language."""
    draft = case.tables.draft
    for located in draft.lists.get("contacts", ()):
        item: Contact = located.item
        own = {"contact": item.id, "number": item.number}
        yield item, own | {"label": item.label} | at(located, "label"), phrases(draft.language)
        for language, strings in draft.strings.items():
            if words := strings.item.contacts.get(item.id):
                row = {"label": words.label} | at(strings, "contacts", item.id, "label")
                yield item, own | row, phrases(language)
