"""Telephone numbers: where they are seen, whose they are, how they are grouped, what they cost."""

from datetime import date
from shutil import copytree
from types import SimpleNamespace

import pytest

from guide_data.checks.frames.case import Case
from guide_data.checks.frames.tables import read_tables
from guide_data.checks.languages import telephone_numbers as plans
from guide_data.checks.rules import phones
from guide_data.model.things import Contact
from tests.support.paths import PINNED

WRITTEN = {
    "03-1234-5678": ["0312345678"],
    "（０３）１２３４－５６７８": ["0312345678"],
    "０１２０ー８９９ー５４３": ["0120899543"],
    "090‐1234‐5678か03 1234 5678": ["09012345678", "0312345678"],
    "+81 22 745 6363": ["+81227456363"],
    "2026-11-22から2027-11-22まで": [],
    "6桁のコード 123456、口座 1234567": [],
    "10秒、5分、1～2日": [],
    "注文番号 503-1234567-1234567、312345678、〒980-0001": [],
    # Beside other digits, after a dash, with a sign that means the same to an editor.
    "0120-899-543 24時間": ["0120899543"],
    "電話ー03-1234-5678": ["0312345678"],
    "0120〜123〜456": ["0120123456"],
    "81-22-745-6363": ["81227456363"],
    # Not in use, too short, of no country.
    "03-0000-0000": ["0300000000"],
    "0120-12-345": ["012012345"],
    "81-3-0000-0000": ["81300000000"],
    "+999 123456789": ["+999123456789"],
    # Days, and what is longer than any number.
    "05.02.2026 – 07.02.2026、01/02/2026 10:30": [],
    "0123-4567890-1234567": [],
}


@pytest.mark.parametrize(("text", "numbers"), WRITTEN.items())
def test_telephone_numbers_are_seen_however_they_are_typed(text, numbers):
    assert list(plans.numbers_in(text, "JP")) == numbers


GROUPED = {
    "0120-899-543": True,
    "022-745-6363": True,
    "81-22-745-6363": True,
    "03-1234-5678": True,
    "090-1234-5678": True,
    "0800-123-4567": True,
    "44-20-7946-0000": True,
    "03-123-45678": False,
    "012-0899-543": False,
    "0120899543": False,
    "0901-234-5678": False,
    "0120-89-9543": True,
    "03-0000-0000": True,
}


@pytest.mark.parametrize(("number", "good"), GROUPED.items())
def test_numbers_are_grouped_as_their_kind_is(number, good):
    assert plans.well_grouped(number, "JP") is good


DIALLED = {
    "free, as at home": ("0120-899-543", "0120899543", ""),
    "free, with the country": ("0120-899-543", "+81120899543", '"0120899543"'),
    "free, another number": ("0120-899-543", "0120899544", "違う番号"),
    "paid, from anywhere": ("022-745-6363", "+81227456363", ""),
    "paid, as at home": ("022-745-6363", "0227456363", '"+81227456363"'),
    "paid, another number": ("022-745-6363", "+81227456364", "違う番号"),
    "from abroad": ("+81-22-745-6363", "+81227456363", ""),
    "free in another country": ("+1-800-555-1234", "+18005551234", ""),
}


def test_a_free_number_needs_the_country():
    contact = SimpleNamespace(number="0120-899-543", dial="0120899543")
    assert "country" in phones.malformed(contact, plans.NO_REGION)


@pytest.mark.parametrize(("number", "dial", "said"), DIALLED.values(), ids=DIALLED)
def test_a_contact_dials_what_it_says(number, dial, said):
    found = phones.malformed(SimpleNamespace(number=number, dial=dial), "JP")
    assert said in found if said else not found


COSTLY = {
    "0570-000-000": True,
    "0990-123-456": True,
    "0180-99-1234": True,
    "+81570123456": True,
    "81-990-123-456": True,
    "+1 900 123 4567": True,
    "1-900-123-4567": True,
    "0120-899-543": False,
    "022-745-6363": False,
    "050-1234-5678": False,
    "+1 206-266-1000": False,
    "03-0000-0000": False,
}


@pytest.mark.parametrize(("number", "costly"), COSTLY.items())
def test_numbers_that_cost_more_are_known_by_how_they_begin(number, costly):
    assert plans.costs_more(number, "JP") is costly


@pytest.mark.parametrize(
    ("old", "new", "region"),
    [("", "", "JP"), ("+81", "+1206", "US"), ("dial", "# dial", plans.NO_REGION)],
    ids=["as pinned", "moved", "without contacts"],
)
def test_the_country_is_that_of_the_contacts(tmp_path, old, new, region):
    folder = copytree(PINNED, tmp_path / "guide")
    contacts = folder / "contacts.yaml"
    contacts.write_text(contacts.read_text("utf-8").replace(old, new) if old else "", "utf-8")
    guide = folder / "guide.yaml"
    guide.write_text(guide.read_text("utf-8").replace("country: JP\n", ""), "utf-8")
    case = Case(read_tables(folder if old else PINNED), date(2026, 11, 22))
    assert phones.region_of(case) == region


def test_without_contacts_a_number_is_unknown_all_the_same(edited):
    folder = edited("causes/1_router.yaml", "コンセントを確かめる", "03-1234-5678")
    (folder / "contacts.yaml").write_text("[]", encoding="utf-8")
    case = Case(read_tables(folder), date(2026, 11, 22))
    assert phones.telephone_unknown(case)["message"].str.contains("0312345678").all()
    assert len(phones.telephone_unknown(case)) == 1


# What a country's guide writes of a number, and what is dialled.
WORLD = {
    "FR": {
        "01 42 68 53 00": "+33142685300",
        "0 800 123 456": "0800123456",
        "09 69 39 00 00": "+33969390000",
        "15": "15",
        "112": "112",
        "116 006": "116006",
    },
    "DE": {
        "030 / 12 34 56 78": "+493012345678",
        "0800 330 1000": "08003301000",
        "116117": "116117",
        "110": "110",
    },
    "GB": {
        "020 7946 0018": "+442079460018",
        "0300 123 1234": "+443001231234",
        "0808 808 0000": "08088080000",
        "111": "111",
        "999": "999",
    },
    "US": {"(206) 266-1000": "+12062661000", "1-800-555-1234": "8005551234", "988": "988"},
    "JP": {"0120-899-543": "0120899543", "110": "110", "#9110": "#9110"},
    "AU": {"13 11 14": "131114", "1300 651 251": "1300651251", "000": "000"},
    "IT": {"06 1234 5678": "+390612345678", "800 123456": "800123456"},
    "ES": {"91 123 45 67": "+34911234567", "016": "016"},
    "KR": {"02-312-3456": "+8223123456", "1588-1234": "+8215881234"},
    "CN": {"400 810 0000": "4008100000", "12315": "12315"},
    "IN": {"1800 11 4000": "1800114000"},
    "BR": {"(11) 2395-8400": "+551123958400", "190": "190"},
    "CH": {"044 668 18 00": "+41446681800", "143": "143"},
}
REFUSED = {
    "GB": ["0906 123 4567", "0871 200 2233", "020 7946 0018 18"],
    "FR": ["0 892 68 50 50", "01 42 68 53", "0 825 123 456"],
    "DE": ["0900 1 123456", "0180 5 123456", "0137 1234567"],
    "US": ["900-123-4567", "266-1000"],
    "ES": ["806 123 456"],
    "IT": ["899 123456", "199 123 456"],
    "KR": ["060-123-4567"],
    "AU": ["1900 123 456"],
    "NL": ["0900 0101"],
}


def each(table):
    return [(region, one) for region, numbers in table.items() for one in numbers]


def faults(number, dial, region):
    contact = Contact(id="c", number=number, dial=dial, label="l", fact="f")
    costly = plans.costs_more(number, region)
    return "costly" if costly else phones.malformed(contact, region)


@pytest.mark.parametrize(("region", "number"), each(WORLD))
def test_a_number_of_any_country_is_taken_as_it_is_written_there(region, number):
    dial = WORLD[region][number]
    assert faults(number, dial, region) == ""
    assert Contact(id="c", number=number, dial=dial, label="l", fact="f").address == (
        f"tel:{dial}".replace("#", "%23")
    )


@pytest.mark.parametrize(("region", "number"), each(WORLD))
def test_a_number_that_dials_another_is_refused(region, number):
    dial = WORLD[region][number]
    assert faults(number, dial[:-1] + str((int(dial[-1]) + 1) % 10), region)


@pytest.mark.parametrize(("region", "number"), each(REFUSED))
def test_numbers_that_cost_more_or_lack_digits_are_refused(region, number):
    assert faults(number, plans.dialled(number, region) or "0" * 8, region)


def test_a_short_number_is_free_where_that_is_known():
    free = [plans.costs_nothing(n, "JP") for n in ("110", "189", "0120-899-543", "022-745-6363")]
    assert free == [True, None, True, False]
