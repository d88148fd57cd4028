"""Ways to plant a defect in what a step may say: numbers, marks of text, pictures."""

from tests.support.mutations import op

CONTACTS = "contacts.yaml"
PAID, ABROAD = "number: 022-745-6363", "number: +81-22-745-6363"

OPERATORS = {
    "telephone-doubtful": [
        op("in no country", (CONTACTS, PAID, "§number: 021-745-6363")),
        op("of nobody abroad", (CONTACTS, ABROAD, "§number: +81-21-745-6363")),
    ],
    "telephone-malformed": [
        op("too few digits", (CONTACTS, PAID, "§number: 022-745")),
    ],
}
