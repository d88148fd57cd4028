"""Contacts: a number is the same where it is shown, in its fact, and in each language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.frames.tables import at
from guide_data.checks.languages.telephone_numbers import international, numbers_in
from guide_data.checks.rules.phones import region_of
from guide_data.checks.rules.registry import Family
from guide_data.messages import listed, say
from guide_data.model.things import Contact
from guide_data.reading.located import Located

rule = Family("safety")


@rule(
    "contact-disagrees",
    "error",
    "contacts.yaml と違う、事実や訳の電話番号",
    example="contacts.yaml は 022-745-6363、en/words.yaml は …6364",
)
def contact_disagrees(case: Case) -> pd.DataFrame:
    """Facts and translations of a contact that say another number than it, one row a place."""
    message = (
        "{said} は、contacts.yaml の '{contact}'（number: {number}、dial: {dial}）と"
        "違う番号です。同じにしてください。{others}"
    )
    rows = [row for contact in contacts(case) for row in differing(case, contact)]
    columns = ["said", "contact", "number", "dial", "others", "file", "line"]
    return found(pd.DataFrame(rows, columns=columns), message)


def contacts(case: Case) -> list[Located[Contact]]:
    """Every contact with its place."""
    return case.tables.draft.lists.get("contacts", [])


def differing(case: Case, contact: Located[Contact]) -> list[dict[str, Any]]:
    """Every place that says another number than a contact, each with the others."""
    region, item = region_of(case), contact.item
    meant = partial(international, region=region)
    known = {meant(item.number), meant(item.dial)}
    own = {"contact": item.id, "number": item.number, "dial": item.dial}
    rows = [
        place | own | {"said": listed(said)}
        for place, said in said_of(case, item)
        if said and known.isdisjoint(map(meant, said))
    ]
    places = [f"{row['file']}:{row['line']}" for row in rows]
    return [
        row | {"others": others(places, place)} for row, place in zip(rows, places, strict=True)
    ]


def others(places: list[str], own: str) -> str:
    """The other places to change, where there are any."""
    rest = [place for place in places if place != own]
    return say("ここも違います: {places}", places=listed(rest)) if rest else ""


def said_of(case: Case, contact: Contact) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """The numbers that a contact's fact and its words in other languages say, with their places."""
    draft, region = case.tables.draft, region_of(case)
    for fact in draft.lists.get("facts", ()):
        if fact.item.id == contact.fact:
            yield at(fact, "text"), list(numbers_in(fact.item.text, region))
    for strings in draft.strings.values():
        if words := strings.item.contacts.get(contact.id):
            yield at(strings, "contacts", contact.id, "number"), [words.number]
