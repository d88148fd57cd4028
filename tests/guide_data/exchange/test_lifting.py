"""Numbers and links in imported texts become contacts and links of the guide."""

import re

import pytest

from tests.support.imported_tables import value_in

LIFTED = {
    "a number": ("03-1234-5678 へ。", "{contact:phone} へ。", ["03-1234-5678"], []),
    "in full width": ("０３ー１２３４ー５６７８", "{contact:phone}", ["03-1234-5678"], []),
    "free": ("0120-899-543", "{contact:phone}", ["0120-899-543"], []),
    "from abroad": ("+44 20 7946 0958", "{contact:phone}", ["+44-20-7946-0958"], []),
    "with whom it is for": (
        "- Help desk: 03-1234-5678\n- Abroad +44 20 7946 0958",
        "- {contact:help-desk}\n- {contact:abroad}",
        ["03-1234-5678", "+44-20-7946-0958"],
        [],
    ),
    "in a sentence": (
        "やめます。窓口は03-1234-5678です。",
        "やめます。窓口は{contact:phone}です。",
        ["03-1234-5678"],
        [],
    ),
    "twice": (
        "03-1234-5678\n+81 3 1234 5678",
        "{contact:phone}\n{contact:phone}",
        ["03-1234-5678"],
        [],
    ),
    "as content has it": (
        "[Help desk **03-1234-5678**](tel:+81312345678)",
        "{contact:help-desk}",
        ["03-1234-5678"],
        [],
    ),
    "an address": (
        "https://a.example.com/x?y=1.",
        "{link:a-x}.",
        [],
        ["https://a.example.com/x?y=1"],
    ),
    "a site": ("<https://Example.com>", "{link:example}", [], ["https://example.com/"]),
    "a link": ("[Our page](https://e.org/)", "{link:our-page}", [], ["https://e.org/"]),
    "of two words": (
        "[Our page](https://e.org/) [here](https://e.org/) https://e.org",
        "{link:our-page} {link:here} {link:our-page}",
        [],
        ["https://e.org/", "https://e.org/"],
    ),
    "in brackets": ("（https://e.org/a）", "（{link:e-a}）", [], ["https://e.org/a"]),
    "no number": ("2026-11-27 から 3 日", "2026-11-27 から 3 日", [], []),
}


@pytest.mark.parametrize(("text", "said", "numbers", "urls"), LIFTED.values(), ids=LIFTED)
def test_numbers_and_links_are_lifted(imported, text, said, numbers, urls):
    _, folder, lost = imported(f'a,t,"{text}",,\n')
    step = value_in(folder, "causes/1_part_1.yaml")["steps"][0]
    assert step["text"].rstrip("\n") == said
    found = [one["number"] for one in value_in(folder, "contacts.yaml")]
    assert [re.sub("[^0-9+]", "", one) for one in found] == [
        one.replace("-", "") for one in numbers
    ]
    assert [one["url"] for one in value_in(folder, "links.yaml")] == urls
    assert lost == []


def test_what_a_title_names_can_be_tapped_below_it(imported):
    flow, folder, _ = imported("a,Call 03-1234-5678,x,,\n")
    step = value_in(folder, "causes/1_part_1.yaml")["steps"][0]
    assert (step["title"], step["text"]) == ("Call 03-1234-5678", "x\n\n{contact:call}\n")
    assert flow.steps["a"].ends == "human"
