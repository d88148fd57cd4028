"""What charts say: the same at every run, in words as well as in colours, by names."""

from datetime import timedelta
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from guide_data.audits import charts, costs, coverage_matrix, open_audit, review_calendar
from guide_data.audits.svg_chart import WIDTH, cut, width, wrapped
from tests.support.paths import PINNED

# Each chart, and numbers that stand on it.
CHARTS = {
    "lengths": lambda audit: audit.routes.lengths.groupby("taps")["journeys"].sum(),
    "taps": lambda audit: costs.by_taps(audit)["people"],
    "waits": lambda audit: costs.by_wait(audit)["people"],
    "people_by_end": lambda audit: coverage_matrix.ended(audit)["people"],
    "calendar": lambda audit: review_calendar.calendar(audit)[review_calendar.TOTAL],
    "coverage": lambda audit: coverage_matrix.sections(audit)["sentences"],
}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def audit():
    return open_audit(PINNED)


@pytest.fixture(scope="module")
def shown(audit):
    return {name: getattr(charts, name)(audit) for name in CHARTS}


@pytest.fixture(scope="module")
def again():
    return open_audit(PINNED)


def drawing(shown):
    """The image that a chart is, as XML."""
    image = BeautifulSoup(shown.html, "html.parser").img
    return ElementTree.fromstring(unquote(image["src"].partition(",")[2]))


def said(shown):
    """Every text on a chart."""
    return {"".join(text.itertext()) for text in drawing(shown).iter(f"{SVG}text")}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_says_its_numbers_on_its_bars_and_beside_them(audit, shown, name):
    chart = shown[name]
    words = " ".join(said(chart))
    for number in CHARTS[name](audit):
        assert f"{number:,}" in words
        assert number == 0 or f"{number:,}" in chart.plain
    assert len(BeautifulSoup(chart.html, "html.parser").img["alt"]) > 20


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_the_same_at_every_run(again, shown, name):
    assert getattr(charts, name)(again) == shown[name]


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_names_what_it_is_about_and_shows_no_id(audit, shown, name):
    ids = {*audit.tables.steps["step"], *audit.tables.facts["fact"], *audit.tables.titles}
    assert not ids & said(shown[name])


def test_a_chart_has_a_ground_of_its_own_and_asks_nobody(shown):
    root = drawing(shown["coverage"])
    ground = next(root.iter(f"{SVG}rect"))
    assert (ground.get("width"), ground.get("fill")) == (root.get("width"), "#ffffff")
    assert int(root.get("width")) < WIDTH + 50
    assert "Noto Sans JP" in root.get("font-family")
    assert not any("href" in attribute for one in root.iter() for attribute in one.attrib)


def test_markup_in_a_title_is_words(edited):
    folder = edited("ends.yaml", "title: 窓口に聞きましょう", "title: '窓口<i>A&B\"#%</i>'")
    assert "窓口<i>A&B'#%</i>" in said(charts.people_by_end(open_audit(folder)))


def test_what_is_over_stands_first(audit):
    late = open_audit(PINNED, max(audit.tables.facts["review"]) + timedelta(days=1))
    calendar = review_calendar.calendar(late)
    assert calendar[review_calendar.TOTAL].iloc[0] == len(audit.tables.facts)
    assert str(len(audit.tables.facts)) in said(charts.calendar(late))


@pytest.mark.parametrize(
    ("text", "letters", "short"),
    [("短い", 4, "短い"), ("とても長い名前", 4, "とても…"), ("abcdef", 4, "abcdef")],
)
def test_a_long_name_is_cut(text, letters, short):
    assert cut(text, letters) == short
    assert width(short) <= letters


def test_a_head_is_wrapped_into_so_many_lines():
    assert wrapped("あいうえおかきくけこ", 3, 2) == "あいう\nえお…"
