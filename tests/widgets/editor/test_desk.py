"""The editor's desk: what is saved is shown at the same step, whatever was saved."""

import asyncio
import os
from shutil import move
from threading import Event

import pytest
from bs4 import BeautifulSoup

from guide_data.audits.inspect_folder import inspect
from guide_data.model.inspection import Inspection, InspectionItem
from tests.support import event_loop
from widgets.editor.desk import Desk
from widgets.views.step_view import INDEX

LAMP = "causes/1_router.yaml"
DARK = "      - id: dark\n        text: 消えている\n        to: router-plug\n"
TITLE = "ルーターのランプはついていますか"
ITEM = InspectionItem("error", "エラー", "some-rule", "直してください", "router-plug", "a.yaml:7")


def found(*items):
    """An inspection that takes no time: without a map, with the items that are given."""
    return lambda folder: Inspection(items, "", {"router-lamp": "b.yaml:3"})


@pytest.fixture
def folder(edited):
    """A copy of the small guide, as it is."""
    return edited("guide.yaml", "language: ja", "language: ja")


@pytest.fixture
def desk(folder):
    desk = event_loop.elsewhere(Desk, folder, found())
    desk.guide.choose("all")
    desk.guide.choose("dark")
    yield desk
    desk.close()


def shown(part):
    return BeautifulSoup(part.value, "html.parser")


def said(desk):
    return shown(desk.status).get_text()


def heading(desk):
    return BeautifulSoup(desk.guide.screen.text, "html.parser").h2.text


def test_it_shows_the_guide_and_that_nobody_watches_here(desk, folder):
    assert desk.phone.children == (desk.guide,)
    assert "desk.refresh()" in said(desk)
    counts = "steps=9, remarks=0, problems=0"
    assert repr(desk) == f"Desk({folder.name!r}, step='router-plug', {counts})"


def test_a_changed_sentence_is_shown_at_the_same_step(desk, edited):
    guide = desk.guide
    edited(LAMP, "コンセントを確かめる", "電源を確かめる")
    desk.refresh()
    assert heading(desk) == "電源を確かめる"
    assert desk.guide is guide
    assert guide.journey.answers == ("all", "dark")


def test_an_answer_that_is_gone_is_named_until_the_next_save(desk, edited):
    edited(LAMP, DARK, "")
    desk.refresh()
    assert desk.guide.step == "router-lamp"
    assert f"「{TITLE}」（router-lamp）の答え「消えている」（dark）は、" in said(desk)
    desk.refresh()
    assert "消えている" not in said(desk)


def test_a_step_that_is_gone_is_named(desk, edited):
    desk.go("router-plug")
    edited(LAMP, "- id: router-plug\n", "- id: router-socket\n")
    edited(LAMP, "to: router-plug\n", "to: router-socket\n")
    desk.refresh()
    assert "場面 router-plug は、" in said(desk)
    assert desk.guide.step == "start"


def test_a_broken_save_is_told_and_changes_nothing(desk, edited):
    edited(LAMP, "asks: lamp", "aks: lamp")
    edited(LAMP, "コンセントを確かめる", "電源を確かめる")
    desk.refresh()
    assert f"{LAMP}:6" in said(desk)
    assert "（router-lamp）の aks" in said(desk)
    assert heading(desk) == "コンセントを確かめる"
    assert "problems=1" in repr(desk)
    edited(LAMP, "aks: lamp", "asks: lamp")
    desk.refresh()
    assert heading(desk) == "電源を確かめる"
    assert LAMP not in said(desk)


def test_content_that_is_broken_from_the_start_is_shown_once_it_is_mended(edited):
    desk = event_loop.elsewhere(Desk, edited(LAMP, "asks: lamp", "aks: lamp"), found())
    desk.go("router-plug")
    assert desk.guide is None
    assert repr(desk) == "Desk('small_guide', problems=1)"
    edited(LAMP, "aks: lamp", "asks: lamp")
    desk.refresh()
    assert desk.guide.step == "start"


def test_whatever_goes_wrong_is_shown(desk, edited, monkeypatch):
    def inspect(folder):
        raise ZeroDivisionError("<i>not this</i>")

    monkeypatch.setattr(desk, "inspect", inspect)
    desk.refresh()
    assert "ZeroDivisionError: <i>not this</i>" in said(desk)
    assert not shown(desk.status).i


def test_it_starts_from_any_step(desk):
    for _, step in desk.select.options:
        desk.select.value = step
        assert desk.guide.step == step
        assert desk.guide.journey.answers == ()


def test_the_list_of_steps_follows_the_guide(desk, edited):
    assert desk.select.value == "router-plug"
    edited(LAMP, "コンセントを確かめる", "電源を確かめる")
    desk.refresh()
    assert desk.select.label == "router-plug　電源を確かめる"
    assert desk.guide.journey.answers == ("all", "dark")
    desk.go(INDEX)
    assert desk.select.value is None


GOES = {
    "a step": ({"go": "human"}, "human"),
    "no step": ({"go": "nope"}, "start"),
    "a number": ({"go": 7}, "router-plug"),
    "nothing": (None, "router-plug"),
}


@pytest.mark.parametrize(("message", "at"), GOES.values(), ids=GOES)
def test_links_beside_the_guide_lead_to_steps(desk, message, at):
    desk.map._handle_custom_msg(message, [])
    assert (desk.guide.step, desk.map.step) == (at, at)


def test_the_findings_of_the_step_are_told_apart_from_others(folder):
    desk = event_loop.elsewhere(
        Desk,
        folder,
        found(ITEM, ITEM, InspectionItem("warning", "警告", "r", "m", "", "c.yaml:1")),
    )
    assert "この場面に指摘はありません" in desk.here.value
    assert "ほかの指摘（3 件）" in desk.others.value
    assert [a["href"] for a in shown(desk.others)("a")] == ["#router-plug"] * 2
    desk.go("router-plug")
    assert len(shown(desk.here)(class_="remark")) == 2
    assert "a.yaml:7" in desk.here.value
    assert "ほかの指摘（1 件）" in desk.others.value


def test_where_a_step_stands_is_told(desk):
    desk.go("router-lamp")
    assert "b.yaml:3" in desk.here.value
    desk.go(INDEX)
    assert "b.yaml" not in desk.here.value


def test_words_from_the_content_are_never_html(folder, edited):
    evil = "<img src=x onerror=alert(1)>"
    desk = event_loop.elsewhere(
        Desk, folder, found(InspectionItem("error", evil, evil, evil, "", evil))
    )
    assert evil in shown(desk.others).get_text()
    assert not shown(desk.others).img
    edited(LAMP, "asks: lamp", f"'{evil}': lamp")
    desk.refresh()
    assert evil in said(desk)
    assert not shown(desk.status).img


def test_a_folder_is_judged_and_drawn(edited):
    folder = edited(LAMP, TITLE, f"{TITLE}、いつもと同じようにです & <")
    inspection = inspect(folder)
    long = next(item for item in inspection.items if item.rule == "title-too-long")
    assert (long.step, long.label) == ("router-lamp", "エラー")
    assert long.place.endswith(f"{LAMP}:5")
    assert inspection.places["router-lamp"].endswith(f"{LAMP}:3")
    drawing = BeautifulSoup(inspection.draw().svg, "html.parser")
    assert drawing.find(id="map-router-lamp")["href"] == "#router-lamp"
    assert "&lt;" in inspection.draw().svg


def live(story):
    """A test in which an event loop runs; nothing is left running in it."""

    def test(folder, edited):
        async def run():
            await story(folder, edited)
            await event_loop.until(lambda: len(asyncio.all_tasks()) == 1)

        event_loop.run(run())

    return test


def replaced(path, text):
    """Save as most editors do: write another file, then put it in the place of the first."""
    beside = path.with_name(f".{path.name}.part")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)


@live
async def test_what_is_saved_is_watched_until_the_desk_is_closed(folder, edited):
    desk, file = Desk(folder, found()), folder / "start.yaml"
    assert "保存を待っています" in said(desk)
    whole = file.read_text(encoding="utf-8")
    edited("start.yaml", "どの機器が", "どれが")
    await event_loop.until(lambda: heading(desk).startswith("どれが"))
    replaced(file, whole.replace("どの機器が", "何が"))
    await event_loop.until(lambda: heading(desk).startswith("何が"))
    file.write_text(whole[:100], encoding="utf-8")
    await event_loop.until(lambda: desk.problems)
    file.write_text(whole, encoding="utf-8")
    await event_loop.until(lambda: not desk.problems and heading(desk).startswith("どの機器が"))
    desk.close()
    await event_loop.until(desk.watching.done)


@live
async def test_what_is_saved_before_anybody_watches_is_not_missed(folder, edited):
    desk = Desk(folder, found())
    edited("start.yaml", "どの機器が", "どれが")
    await event_loop.until(lambda: heading(desk).startswith("どれが"))
    desk.close()


@live
async def test_nothing_waits_for_the_map(folder, edited):
    drawn, go_on = inspect(folder).draw(), Event()
    desk = Desk(folder, lambda _: Inspection((ITEM,), "", {}, lambda: go_on.wait(20) and drawn))
    assert "読みました" in said(desk)
    assert desk.map.drawn is None
    go_on.set()
    await event_loop.until(lambda: desk.map.drawn is drawn)
    desk.close()


@live
async def test_a_folder_that_goes_and_comes_back_is_watched_on(folder, edited):
    desk = Desk(folder, found())
    away = folder.with_name("away")
    move(folder, away)
    await event_loop.until(lambda: desk.problems)
    move(away, folder)
    await event_loop.until(lambda: not desk.problems)
    edited("start.yaml", "どの機器が", "どれが")
    await event_loop.until(lambda: heading(desk).startswith("どれが"))
    desk.close()


@live
async def test_what_goes_wrong_ends_nowatching(folder, edited):
    desk = Desk(folder, found())
    desk.inspect = lambda folder: 1 / 0
    edited("start.yaml", "どの機器が", "どれが")
    await event_loop.until(lambda: "ZeroDivisionError" in said(desk))
    desk.inspect = found()
    edited("start.yaml", "どれが", "何が")
    await event_loop.until(lambda: "ZeroDivisionError" not in said(desk))
    desk.close()


@live
async def test_a_new_desk_takes_over_from_the_one_before(folder, edited):
    old, new = Desk(folder, found()), Desk(folder, found())
    await event_loop.until(old.watching.done)
    assert not new.watching.done()
    new.close()
