"""An edit is tried before it is written, refused with what it breaks, and taken back."""

import pytest

from guide_data.audits.inspect_folder import inspect
from guide_data.editing.file_journal import ChangedMeanwhile
from guide_data.editing.session import EditingSession, Refused
from guide_data.editing.step_texts import Shelf
from guide_data.model.inspection import Inspection, InspectionItem
from guide_data.reading.folder import bytes_of

STEP, FILE = "router-plug", "causes/1_router.yaml"
TITLE = ("ja", "title")
OLD = "コンセントを確かめる"


@pytest.fixture(params=["a folder", "the one that is chosen"])
def folder(request, edited, monkeypatch):
    folder = edited("guide.yaml", "language: ja", "language: ja")
    # Its files are named from itself then.
    if request.param == "the one that is chosen":
        monkeypatch.setenv("GUIDE", str(folder))
    return folder


@pytest.fixture
def session(folder):
    session = EditingSession(folder, inspect)
    yield session
    session.close()


def texts(folder):
    return Shelf(folder).step(STEP)


BREAKS = {
    "too long": ("あ" * 40, "title-too-long"),
    "nothing": ("", "text-empty"),
    "HTML": ("<b>注意", "markup"),
    "a sign that nobody sees": ("注\u200b意", "unreadable"),
    "a reference to nothing": ("{button:nope}を押す", "reference-unknown"),
}


@pytest.mark.parametrize(("title", "rule"), BREAKS.values(), ids=BREAKS)
def test_what_brings_an_error_is_not_written(session, folder, title, rule):
    before = bytes_of(folder)
    with pytest.raises(Refused) as refused:
        session.save(texts(folder), {TITLE: title})
    assert {place for place, _ in refused.value.remarks} == {TITLE}
    assert rule in {item.rule for _, item in refused.value.remarks}
    assert refused.value.remarks[0][1].place.startswith(texts(folder).own.document.file)
    assert bytes_of(folder) == before
    assert not session.can_undo


def test_what_passes_is_written_judged_and_taken_back(session, folder):
    before, files = bytes_of(folder), sorted(folder.rglob("*"))
    found = session.save(texts(folder), {TITLE: "注意: 電源"})
    assert texts(folder).own.text("title") == "注意: 電源"
    assert found == inspect(folder)
    session.save(texts(folder), {TITLE: "電源"})
    assert [session.undo(), session.undo(), session.can_undo] == [STEP, STEP, False]
    assert bytes_of(folder) == before
    # No stamp, no file beside.
    assert sorted(folder.rglob("*")) == files


def test_what_another_hand_wrote_is_left_alone(session, folder, edited):
    shown = texts(folder)
    edited(FILE, "奥まで", "最後まで")
    with pytest.raises(ChangedMeanwhile):
        session.save(shown, {TITLE: "電源"})
    assert texts(folder).own.text("title") == OLD
    session.save(texts(folder), {TITLE: "電源"})
    edited(FILE, "最後まで", "奥まで")
    with pytest.raises(ChangedMeanwhile):
        session.undo()
    assert texts(folder).own.text("title") == "電源"
    edited(FILE, "奥まで", "最後まで")
    assert session.undo() == STEP


def test_nothing_changed_is_nothing_written(session, folder):
    assert session.save(texts(folder), {TITLE: f" {OLD}\n"}) is None
    assert not session.can_undo


def error(rule, place, step=STEP):
    return InspectionItem("error", "エラー", rule, "直してください", step, place)


def judged(before, after):
    """A judge that finds something else in the copy than in the folder itself."""
    return lambda folder: Inspection(after if "desk-" in str(folder) else before, "", {})


FILES = {
    "an error that was there": (["a:7"], ["a:9"], 0),
    "an error more": (["a:7"], ["a:7", "a:7"], 1),
    "an error elsewhere": (["a:7"], ["b:7"], 1),
    "an error less": (["a:7", "a:8"], ["a:7"], 0),
}


@pytest.mark.parametrize(("before", "after", "count"), FILES.values(), ids=FILES)
def test_only_errors_that_the_edit_brings_count(folder, before, after, count):
    inspect = judged(*(tuple(error("r", place) for place in places) for places in (before, after)))
    session = EditingSession(folder, inspect)
    refused = ()
    try:
        # What was known of the folder is older than its files.
        session.save(texts(folder), {TITLE: "電源"}, before=Inspection((), "", {}))
    except Refused as raised:
        refused = raised.remarks
    assert len(refused) == count
    session.close()
