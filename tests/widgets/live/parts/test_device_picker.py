"""The device part: asked once, and only that device's ways from then on."""

import pytest
from bs4 import BeautifulSoup

from guide_data import read_guide
from widgets import page
from widgets.live.guide import Guide
from widgets.live.parts.device_picker import DevicePicker
from widgets.live.parts.note import Note


@pytest.fixture(scope="module")
def flow():
    return read_guide()


@pytest.fixture(params=["ja", "en"])
def guide(flow, request):
    made = Guide(flow)
    made.speak(request.param)
    return made


def with_ways(guide):
    return [step for step in guide.flow.steps.values() if step.ways]


def picker(guide):
    return guide.parts[DevicePicker]


def shown(guide):
    """The ways on screen as (folded, text)."""
    soup = BeautifulSoup(guide.screen.ways, "html.parser")
    return [way.summary.text for way in soup.select("details")], soup.text


@pytest.mark.parametrize("chosen", ["ios", "android", "computer"])
def test_every_later_step_shows_that_devices_way_alone(guide, chosen):
    steps = with_ways(guide)
    assert steps
    guide.go(steps[0].id)
    picker(guide).chosen = chosen
    for step in steps:
        guide.go(step.id)
        folded, text = shown(guide)
        first = {device: guide.views[step.id].ways[n].body for n, device in enumerate(step.ways)}
        own = BeautifulSoup(first[chosen], "html.parser").text.strip()
        assert not folded
        assert own in text
        others = [body for device, body in first.items() if device != chosen]
        assert not any(BeautifulSoup(body, "html.parser").text.strip() in text for body in others)


@pytest.mark.parametrize("chosen", ["", "every"])
def test_while_none_is_chosen_there_is_a_way_for_each(guide, chosen):
    step = with_ways(guide)[0]
    guide.go(step.id)
    picker(guide).chosen = chosen
    folded, _ = shown(guide)
    assert folded == [device.name for device in guide.flow.devices if device.id in step.ways]


def test_it_is_asked_only_where_it_matters(guide):
    for step in guide.flow.steps.values():
        guide.go(step.id)
        assert picker(guide).visible == bool(step.ways)
    guide.go("index")
    assert not picker(guide).visible
    assert shown(guide) == ([], "")


def test_to_begin_anew_keeps_the_device_and_it_can_be_changed(guide):
    step = with_ways(guide)[0]
    picker(guide).chosen = "ios"
    guide.restart()
    assert picker(guide).chosen == "ios"
    guide.go(step.id)
    before = shown(guide)
    picker(guide).chosen = "android"
    assert shown(guide) != before


def test_the_note_names_the_device_in_each_language(flow):
    guide = Guide(flow)
    picker(guide).chosen = "computer"
    guide.go("human")
    for said in flow.languages:
        [name] = [device.name for device in said.devices if device.id == "computer"]
        assert name in guide.parts[Note].text


def test_a_device_that_went_with_the_content_leaves_the_ways_for_each(flow):
    guide = Guide(flow)
    picker(guide).chosen = "computer"
    guide.update(flow.model_copy(update={"devices": flow.devices[:2], "others": ()}))
    guide.go(with_ways(guide)[0].id)
    assert picker(guide).chosen == ""
    assert shown(guide)[0] == [device.name for device in flow.devices[:2]]


@pytest.mark.parametrize("told", ["nonsense", "<b>", "IOS", "x" * 1000])
def test_what_no_device_is_called_is_none(flow, told):
    alone = DevicePicker(flow)
    alone.chosen = "ios"
    alone.chosen = told
    assert alone.chosen == ""


def test_the_page_shows_every_devices_way_folded(flow):
    for said in flow.languages:
        soup = BeautifulSoup(page(said), "html.parser")
        for step in said.steps.values():
            folded = soup.select(f"#{step.id} details.way")
            assert len(folded) == len(step.ways)
            assert not any("open" in way.attrs for way in folded)
