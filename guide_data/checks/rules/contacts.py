"""Contacts: whoever is led to a human sees whom to call."""

from __future__ import annotations

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.rules.registry import Family
from guide_data.text.references import REFERENCE

rule = Family("safety")


@rule(
    "human-without-contact",
    "error",
    "連絡先のない、人に相談する終わり",
    example="ends: human なのに {contacts} がない",
)
def human_without_contact(case: Case) -> pd.DataFrame:
    """Ends at a human that name nobody to turn to, in a guide that knows somebody."""
    contacts = case.tables.references.all_of("contact")
    rows = shown_at_humans(case)
    nobody = rows["shown"].map(len).eq(0) & ~rows["text"].str.contains("{link:", regex=False)
    message = "電話番号がありません。本文に {{contacts}} か {{contact:…}} と書いてください。"
    return found(rows[nobody & bool(contacts)], message)


@rule(
    "contact-left-out",
    "warning",
    "ほかの終わりにはある番号が抜けている、人に相談する終わり",
    example="{contacts} を {contact:free} だけにした",
)
def contact_left_out(case: Case) -> pd.DataFrame:
    """Ends at a human without a contact that most others show."""
    rows = shown_at_humans(case)
    rows = rows[rows["shown"].map(len).gt(0)]
    counts = rows["shown"].explode().value_counts()
    usual = set(counts[counts.gt(len(rows) / 2)].index)
    rows = rows.assign(lost=[", ".join(sorted(usual - shown)) for shown in rows["shown"]])
    message = "ほかの終わりにある番号（{lost}）がありません。{{contacts}} なら全部出ます。"
    return found(rows[rows["lost"].ne("")], message)


def shown_at_humans(case: Case) -> pd.DataFrame:
    """The ends at a human, with the ids of the contacts that each shows (``shown``)."""
    steps = case.tables.steps
    rows = steps[steps["ends"].eq("human")]
    every = set(case.tables.references.all_of("contact"))
    return rows.assign(shown=rows["text"].map(lambda text: contacts_in(text, every)))


def contacts_in(text: str, every: set[str]) -> set[str]:
    """The ids of the contacts that a text shows."""
    named = REFERENCE.findall(text)
    return every if ("contacts", "") in named else {id for kind, id in named if kind == "contact"}
