"""A wait of days: told as dates, and saved as a calendar file."""

import re

from playwright.sync_api import expect

from guide_data.words.i18n import LANGUAGES
from tests.support.mounted_timer import DAYS

WORDS = LANGUAGES["ja"].timer


def test_days_are_told_as_dates(waiting):
    waiting.shows(DAYS)
    expect(waiting.part).to_contain_text("11月24日（火）ごろまでが目安です。")
    expect(waiting.part).to_contain_text("11月25日（水）になってもまだのときは、電話で")
    waiting.speaks("en")
    expect(waiting.part).to_contain_text(re.compile("Tue,? 24 November"))
    expect(waiting.part).to_contain_text(re.compile("Wed,? 25 November, call"))


def test_days_are_counted_from_the_first_and_may_be_counted_anew(waiting):
    waiting.shows(DAYS).passes(days=2)
    waiting.reloads().shows(DAYS)
    expect(waiting.part).to_contain_text("11月24日（火）ごろまでが目安です。")
    expect(waiting.part).to_contain_text("11月22日（日）から数えています。")
    waiting.passes(hours=8)
    assert not waiting.knows("traits.over")
    # 25 November begins in Tokyo.
    waiting.passes(hours=1)
    expect(waiting.part).to_contain_text("目安を過ぎました。")
    assert waiting.knows("traits.over")
    waiting.taps()
    expect(waiting.part).to_contain_text("11月27日（金）ごろまでが目安です。")
    assert not waiting.knows("traits.over")


TITLE = "Amazonに、ログインできない; A, B\\C " + "とても長い名前" * 8


def test_the_days_can_be_saved_as_a_calendar_file(waiting):
    name, octets = waiting.shows(DAYS, "two-step", title=TITLE).saves()
    assert name == "two-step.ics"
    expect(waiting.said).to_have_text(WORDS["saved"])
    event = fields(octets)
    assert event.pop("DTSTAMP") == "20261122T060402Z"
    assert re.fullmatch(r"two-step-\d+@login-guide", event.pop("UID"))
    assert event.pop("PRODID")
    late = WORDS["late"].format(late="11月25日（水）")
    until = WORDS["until"].format(until="11月24日（火）")
    assert event == {
        "VERSION": "2.0",
        "DTSTART;VALUE=DATE": "20261123",
        "DTEND;VALUE=DATE": "20261125",
        "SUMMARY": f"待つ目安 – {TITLE}",
        "DESCRIPTION": f"{until}\n{late}",
        "TRANSP": "TRANSPARENT",
    }


def test_a_date_saved_twice_is_one_event(waiting):
    waiting.shows(DAYS)
    first, second = (fields(waiting.saves()[1]) for _ in range(2))
    assert first["UID"] == second["UID"]
    waiting.switches(DAYS, "b")
    assert fields(waiting.saves()[1])["UID"] != first["UID"]


def fields(octets):
    """The properties of a calendar with one event, by RFC 5545; faults of form fail."""
    lines = octets.split(b"\r\n")
    assert lines.pop() == b""
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    # A fold between two octets of one character would fail to decode.
    assert all(line.decode() for line in lines)
    begin, *within, end = octets.decode().replace("\r\n ", "").split("\r\n")[:-1]
    assert (begin, end) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    around = within[: within.index("BEGIN:VEVENT")]
    event = within[len(around) + 1 : within.index("END:VEVENT")]
    assert [*around, "BEGIN:VEVENT", *event, "END:VEVENT"] == within
    pairs = [line.split(":", 1) for line in [*around, *event]]
    assert len(dict(pairs)) == len(pairs)
    return {name: plain(value) for name, value in pairs}


def plain(value):
    """A text value without its escapes; an unescaped comma or semicolon fails."""
    assert not re.search(r"(?<!\\)(\\\\)*[;,]", value)
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)
