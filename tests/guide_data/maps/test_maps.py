"""The map: every step and way is on it, nothing lies on anything, and large guides get one too."""

import re
from itertools import combinations, pairwise

import pytest
from bs4 import BeautifulSoup

from guide_data import read_guide
from guide_data.audits import open_audit
from guide_data.audits.audit_map import audit_map
from guide_data.maps.labels import lines, width
from guide_data.maps.map_content import drawn
from guide_data.maps.map_layout import MANY, MOST, lay_out
from guide_data.maps.packing import pack
from tests.support.paths import SMALL

FLOW = read_guide()
MAPS = {
    "the files": lambda: audit_map(open_audit(), "./"),
    "the first language": lambda: drawn(FLOW, FLOW, "./"),
    "another language": lambda: drawn(FLOW, FLOW.speaking("en"), "./"),
    "another guide": lambda: drawn(read_guide(SMALL), read_guide(SMALL), "./"),
}


@pytest.fixture(scope="module", params=MAPS)
def shown(request):
    drawn_map = MAPS[request.param]()
    return drawn_map, BeautifulSoup(drawn_map.svg, "html.parser")


def corner(element):
    """Where an element stands, measured from the whole drawing's corner."""
    x = y = 0.0
    for one in (element, *element.parents):
        if moved := re.match(r"translate\((\S+) (\S+)\)", one.get("transform") or ""):
            x, y = x + float(moved[1]), y + float(moved[2])
    return x, y


def box(element):
    rect = element.rect
    return (*corner(element), float(rect["width"]), float(rect["height"]))


def apart(one, other):
    """Whether two boxes have nothing in common."""
    (x, y, w, h), (left, top, wide, high) = one, other
    return x + w <= left or left + wide <= x or y + h <= top or top + high <= y


def test_every_step_is_a_link_with_its_whole_title(shown):
    drawn_map, svg = shown
    titles = {step["id"]: step["title"] for step in drawn_map.details["steps"]}
    steps = svg.select("a.map-step")
    assert [f"map-{id}" for id in titles] == sorted(
        (step["id"] for step in steps), key=lambda id: list(titles).index(id[4:])
    )
    for step in steps:
        id = step["id"].removeprefix("map-")
        assert step["href"] == f"./#{id}"
        assert re.sub(r"\s", "", step.get_text()) == re.sub(r"\s", "", titles[id])


def test_no_label_is_cut(shown):
    _, svg = shown
    for step in svg.select("a.map-step"):
        assert all(width(text.text) < float(step.rect["width"]) for text in step.select("text"))


def test_every_way_has_one_arrow(shown):
    drawn_map, svg = shown
    there = {step["id"] for step in drawn_map.details["steps"]}
    ways = {
        f"{step['id']} {answer['to']}"
        for step in drawn_map.details["steps"]
        for answer in step["answers"]
        if answer["to"] in there
    }
    arrows = [path["data-way"] for path in svg.select("path.map-way")]
    assert len(arrows) == len(set(arrows))
    left_out = {way.split()[1] for way in ways - set(arrows)}
    assert set(arrows) <= ways
    assert len(left_out) <= 1  # Where most ways end well.


def test_the_start_is_seen_first_and_nothing_lies_on_anything(shown):
    drawn_map, svg = shown
    boxes = {step["id"]: box(step) for step in svg.select("a.map-step")}
    x, y, *_ = boxes[f"map-{drawn_map.details['start']}"]
    assert x < 400
    assert y < 300
    for one, other in combinations([box(cause) for cause in svg.select("g.map-cause")], 2):
        assert apart(one, other)
    assert all(apart(one, other) for one, other in combinations(boxes.values(), 2))


def test_findings_are_told_by_a_sign_and_their_number(edited):
    folder = edited("causes/2_device.yaml", "unsolved: router-restart", "unsolved: nowhere")
    svg = BeautifulSoup(audit_map(open_audit(folder)).svg, "html.parser")
    assert svg.select_one("#map-device-forget .map-mark").text.startswith("▲")
    assert not svg.select("#map-device-switch .map-mark")


def test_it_is_drawn_of_what_cannot_be_read(edited):
    audit = open_audit(edited("guide.yaml", "language: ja", "language: ["))
    assert "<svg" in audit_map(audit, "").svg


COUNTS = {"one": (1, 1), "many": (MANY + 1, 1), "too many": (MOST + 1, 1), "dense": (200, 6)}


@pytest.mark.parametrize(("count", "answers"), COUNTS.values(), ids=COUNTS)
def test_however_many_steps_of_one_cause_stand_apart(count, answers):
    names = [f"step-{n}" for n in range(count)]
    far = [(n, n * 7 + k * 13) for n in range(count) for k in range(1, answers)]
    ways = [*pairwise(names), *((names[n], names[to]) for n, to in far if n < to < count)]
    laid = lay_out(dict.fromkeys(names, (100.0, 40.0)), ways, 1000)
    assert laid.corners.keys() == set(names)
    assert laid.ways.keys() == set(ways)
    placed = [(*laid.corners[name], 100, 40) for name in names]
    assert all(apart(one, other) for one, other in pairwise(placed))


PACKED = {
    "side by side": ([(40, 10), (40, 10)], [(0, 0), (50, 0)]),
    "one below the other": ([(60, 10), (60, 10)], [(0, 0), (0, 20)]),
    "where there is room above": ([(60, 30), (60, 10), (20, 10)], [(0, 0), (0, 40), (70, 0)]),
    "wider than the page": ([(10, 10), (300, 10)], [(0, 0), (0, 20)]),
    "nothing": ([], []),
}


@pytest.mark.parametrize(("sizes", "corners"), PACKED.values(), ids=PACKED)
def test_boxes_are_packed(sizes, corners):
    assert pack(sizes, 100, 10) == corners


TITLES = {
    "short": ("直す", ["直す"]),
    "long": ("ログインしたままの機器で直す", ["ログインしたま", "まの機器で直す"]),
    "with gaps": (
        "Check that your plan includes texts",
        ["Check that your plan", "includes texts"],
    ),
    "empty": ("", [""]),
}


@pytest.mark.parametrize(("title", "expected"), TITLES.values(), ids=TITLES)
def test_titles_stand_in_lines(title, expected):
    assert lines(title) == expected
