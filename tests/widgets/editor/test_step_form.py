"""The step on screen typed over at the desk: saved, refused, undone, and nothing typed is lost."""

import pytest
from bs4 import BeautifulSoup

from guide_data.editing.step_texts import Shelf
from guide_data.model.inspection import Inspection, InspectionItem
from guide_data.reading.folder import shown_as
from tests.support.event_loop import elsewhere
from tests.support.two_languages import two_languages
from widgets.editor.desk import Desk
from widgets.editor.step_form import CANNOT_UNDO, CHANGED, SAME, SAVED

STEP, OTHER_STEP = "router-plug", "router-lamp"
FILE = "causes/1_router.yaml"
TITLE, ENGLISH = ("ja", "title"), ("en", "title")
OLD, NEW = "コンセントを確かめる", "電源を確かめる"


class Judge:
    """Finds in a folder what a test says, and where the title then stands."""

    def __init__(self):
        self.severity, self.when, self.count = "error", None, 0

    def __call__(self, folder):
        self.count += 1
        texts = Shelf(folder).step(STEP)
        found = []
        if self.when and self.when in texts.own.text("title"):
            place = f"{shown_as(folder / FILE)}:{texts.own.lines_of('title')[0]}"
            found = [InspectionItem(self.severity, "", "r", "直してください", STEP, place)]
        return Inspection(tuple(found), "", {})


@pytest.fixture
def judge():
    return Judge()


@pytest.fixture
def folder(tmp_path):
    return two_languages(tmp_path)


@pytest.fixture
def desk(folder, judge):
    desk = elsewhere(Desk, folder, judge)
    desk.go(STEP)
    yield desk
    desk.close()


@pytest.fixture
def form(desk):
    return desk.form


def type_in(form, place, text):
    form.fields[place].control.value = text


def said(part):
    return BeautifulSoup(part.value, "html.parser").get_text()


def title(folder, place=TITLE):
    return Shelf(folder).step(STEP).of(place[0]).text(place[1])


def other_hand(folder, old, new, file=FILE):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_both_languages_stand_side_by_side(form, folder):
    step = Shelf(folder).step(STEP)
    shown = {place: field.control.value for place, field in form.fields.items()}
    assert shown == {(t.language, n): t.text(n) for t in step.languages for n in step.own.inner}
    assert [len(row.children) for row in form.rows.children] == [2] * len(step.own.inner)
    form.split.value = False
    assert {language for language, _ in form.fields} == {"ja"}


def test_every_field_is_labelled_apart(form):
    labels = [field.control.description for field in form.fields.values()]
    assert len(set(labels)) == len(labels)
    assert "題（日本語）" in labels


def test_what_is_saved_is_shown_after_one_judgement(desk, form, judge, folder):
    judge.count = 0
    type_in(form, TITLE, NEW)
    form.save_button.click()
    assert (title(folder), desk.guide.views[STEP].heading) == (NEW, NEW)
    assert SAVED in said(form.said)
    assert not form.drafts.steps
    assert judge.count == 1


def test_what_is_refused_stays_in_its_field_with_the_finding_beside(desk, form, judge, folder):
    judge.when = NEW
    focused = []
    form.fields[TITLE].control.focus = lambda: focused.append(TITLE)
    type_in(form, TITLE, NEW)
    form.save_button.click()
    assert title(folder) == OLD
    field = form.fields[TITLE]
    assert (field.control.value, focused) == (NEW, [TITLE])
    assert "直してください" in said(field.notes)
    assert field.notes in field.children
    assert form.undo_button.disabled
    judge.when = None
    form.save_button.click()
    assert title(folder) == NEW
    assert field.children == (field.control,)


def test_a_warning_is_written_and_shown_beside_its_field(form, judge, folder):
    judge.when, judge.severity = NEW, "warning"
    type_in(form, TITLE, NEW)
    form.save_button.click()
    assert title(folder) == NEW
    assert "直してください" in said(form.fields[TITLE].notes)


def test_a_save_is_undone(desk, form, folder):
    type_in(form, TITLE, NEW)
    form.save_button.click()
    form.undo_button.click()
    assert (title(folder), form.fields[TITLE].control.value) == (OLD, OLD)
    assert form.undo_button.disabled
    type_in(form, TITLE, NEW)
    form.save_button.click()
    other_hand(folder, NEW, "べつの題")
    form.undo_button.click()
    assert CANNOT_UNDO in said(form.said)
    assert title(folder) == "べつの題"


def test_what_another_hand_wrote_is_told_before_it_is_written_over(form, folder):
    type_in(form, TITLE, NEW)
    other_hand(folder, OLD, "べつの題")
    form.save_button.click()
    assert CHANGED in said(form.said)
    assert (title(folder), form.fields[TITLE].control.value) == ("べつの題", NEW)
    assert "べつの題" in said(form.fields[TITLE].notes)
    form.save_button.click()
    assert title(folder) == NEW


def test_what_is_typed_outlives_other_steps_and_other_saves(desk, form, folder):
    type_in(form, TITLE, NEW)
    type_in(form, ENGLISH, "Check the power")
    desk.go(OTHER_STEP)
    assert form.fields[TITLE].control.value != NEW
    link = BeautifulSoup(form.pending.value, "html.parser").a
    assert link["href"] == f"#{STEP}"
    other_hand(folder, "奥まで", "最後まで")
    desk.refresh()
    desk.go(STEP)
    assert [form.fields[place].control.value for place in (TITLE, ENGLISH)] == [
        NEW,
        "Check the power",
    ]
    assert form.fields[TITLE].children == (form.fields[TITLE].control,)
    type_in(form, TITLE, OLD)
    type_in(form, ENGLISH, title(folder, ENGLISH))
    assert not form.drafts.steps


def test_what_was_typed_for_what_is_gone_is_given_back(desk, form, folder):
    desk.go(OTHER_STEP)
    type_in(form, ("ja", "options.dark"), "ついていません")
    other_hand(folder, "- id: dark", "- id: off")
    desk.refresh()
    assert "ついていません" in said(form.said)
    assert not form.drafts.steps
    type_in(form, TITLE, NEW)
    desk.go(STEP)
    for file in (FILE, "en/1_router.yaml"):
        other_hand(folder, f"- id: {OTHER_STEP}", "- id: router-light", file)
    desk.refresh()
    assert NEW in said(form.pending)


def test_what_is_typed_outlives_a_folder_that_cannot_be_read(desk, form, folder):
    type_in(form, TITLE, NEW)
    other_hand(folder, "steps:", "step s:")
    desk.refresh()
    assert desk.problems
    assert form.fields[TITLE].control.value == NEW
    other_hand(folder, "step s:", "steps:")
    desk.refresh()
    form.save_button.click()
    assert title(folder) == NEW


def reviews(form):
    return [one for one in form.review_buttons.values() if one in form.tools.children]


def test_a_translation_is_stale_until_the_button_says_otherwise(form, folder):
    assert not reviews(form)
    type_in(form, TITLE, NEW)
    form.save_button.click()
    [review] = reviews(form)
    type_in(form, ENGLISH, "Check the power")
    review.click()
    assert not reviews(form)
    assert title(folder, ENGLISH) == "Check the power"
    assert not Shelf(folder).step(STEP).stale


def test_nothing_typed_is_nothing_saved(form):
    form.save_button.click()
    assert SAME in said(form.said)
    assert form.undo_button.disabled


def test_a_guide_of_one_language_has_one_column(edited):
    desk = elsewhere(Desk, edited("guide.yaml", "language: ja", "language: ja"), lambda _: EMPTY)
    assert {language for language, _ in desk.form.fields} == {"ja"}
    assert desk.form.split not in desk.form.tools.children
    desk.close()


EMPTY = Inspection((), "", {})


def test_what_is_typed_is_never_html(form, judge):
    judge.when = "<img"
    type_in(form, TITLE, "<img src=x>")
    form.save_button.click()
    for part in (form.said, form.pending, form.fields[TITLE].notes):
        assert not BeautifulSoup(part.value, "html.parser").img
