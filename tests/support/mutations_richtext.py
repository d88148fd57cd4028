"""Ways to plant a defect in what a step may say: numbers, marks of text, pictures."""

from tests.support.mutations import op
from tests.support.mutations_japanese import OUTAGE, START, WAIT, instead

CONTACTS = "contacts.yaml"
PAID, ABROAD = "number: 022-745-6363", "number: +81-22-745-6363"

OPERATORS = {
    "telephone-doubtful": [
        op("in no country", (CONTACTS, PAID, "§number: 021-745-6363")),
        op("of nobody abroad", (CONTACTS, ABROAD, "§number: +81-21-745-6363")),
    ],
    "markdown-unsupported": [
        instead("a task", OUTAGE, WAIT, "- [ ] 直るまで待ちます。"),
        instead("a footnote", OUTAGE, WAIT, "1. 直るまで待ちます[^1]。"),
        instead("code that stays open", OUTAGE, WAIT, "1. `直るまで待ちます。"),
        instead("stars in a sum", OUTAGE, WAIT, "1. 2*3*4分待ちます。"),
        op("bold in a title", (OUTAGE, "title: 障害が直るまで", "§title: 障害が**直る**まで")),
        op("code in an answer", (START, "text: 思い当たること", "§text: 思い当たる`こと`")),
        op("a quotation in a line", (OUTAGE, "title: 障害が直るまで少し待つ", "§title: '> 待つ'")),
    ],
    "telephone-malformed": [
        op("too few digits", (CONTACTS, PAID, "§number: 022-745")),
    ],
}
