"""Texts of a step changed in their files, in each language, with the digest of the original."""

from shutil import copytree

import pytest

from guide_data.editing.step_edit import changed, edit_step, edits_between, plain
from guide_data.editing.step_texts import OF, Shelf
from guide_data.editing.yaml_nodes import root_of
from guide_data.editing.yaml_texts import candidates
from guide_data.reading.folder import SHIPPED
from tests.support.paths import SMALL

NEW = "注意: 「新しい」題 #1"
STEP, FILE = "unknown", "start.yaml"


@pytest.fixture(scope="module")
def shelf():
    return Shelf(SHIPPED)


@pytest.fixture
def folder(tmp_path):
    return copytree(SHIPPED, tmp_path / SHIPPED.name)


@pytest.fixture(scope="module")
def steps(flow, shelf):
    return [shelf.step(step) for step in flow.steps]


def changed_lines(old, new):
    """What stands in the lines that differ between texts of as many lines."""
    pairs = zip(old.splitlines(), new.splitlines(), strict=True)
    return [(before, after) for before, after in pairs if before != after]


def test_every_text_written_as_it_is_changes_no_byte(steps):
    for step in steps:
        for texts in step.languages:
            text = plain(texts.data)
            root = root_of(text)
            for name, said in texts.words:
                place = (*texts.loc, *texts.inner[name])
                assert next(candidates(text, root, place, said, ())) == text, (step.step, name)


def test_saving_what_is_there_changes_no_file(steps):
    for step in steps:
        said = {(t.language, name): text for t in step.languages for name, text in t.words}
        assert edits_between(step, changed(step, said)) == []


def test_a_title_changes_its_line_alone(steps):
    for step in steps:
        for texts in step.languages:
            after = changed(step, {(texts.language, "title"): NEW})
            [edit] = edits_between(step, after)
            [(old, new)] = changed_lines(edit.old.decode(), edit.new.decode())
            assert old.split("title: ")[0] == new.split("title: ")[0]
            assert after.of(texts.language).text("title") == NEW


def test_the_digest_is_the_one_that_check_asks_for(steps):
    # The shipped content has no stale translation.
    assert [step.step for step in steps if step.digest != step.other.text(OF)] == []


def test_a_translation_is_stale_until_somebody_has_looked_at_it(shelf):
    step = changed(shelf.step(STEP), {("ja", "title"): NEW})
    assert step.is_stale
    after = changed(step, {}, reviewed=True)
    assert not after.is_stale
    [edit] = edits_between(step, after)
    assert changed_lines(edit.old.decode(), edit.new.decode()) == [
        (f'  of: "{step.other.text(OF)}"', f'  of: "{step.digest}"')
    ]


def test_an_entry_that_was_cut_out_is_written_as_it_was(shelf, folder):
    path = folder / "en" / FILE
    text = path.read_text(encoding="utf-8")
    begins, ends = text.index(f"- id: {STEP}"), text.index("- id: sudden")
    path.write_text(text[:begins] + text[ends:], encoding="utf-8")
    words = {("en", name): said for name, said in shelf.step(STEP).other.words if name != OF}
    [edit] = edit_step(folder, STEP, words)
    assert edit.new.decode() == text


FILES = {
    "no file": None,
    "the first entry": "# 英語\n- id: sudden\n  title: a\n  of: '00000000'\n",
    "an empty file": "",
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_a_translation_begins(folder, text):
    path = folder / "en" / FILE
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    before = Shelf(folder).step(STEP)
    after = changed(before, {("en", "title"): "New", ("en", "options.typing"): "yes"})
    [edit] = edits_between(before, after)
    assert edit.path == path
    new = edit.new.decode()
    entry = f"- id: {STEP}\n  title: New\n  options:\n    typing: 'yes'\n  of: \"{after.digest}\"\n"
    assert entry in new
    assert new.replace(f"{entry}\n", "").replace(entry, "") == (text or "")


def test_empty_fields_begin_no_translation(folder):
    (folder / "en" / FILE).unlink()
    assert edit_step(folder, STEP, {("en", "title"): " ", ("en", "text"): ""}) == []


def test_a_question_gets_a_text_below_its_title():
    [edit] = edit_step(SMALL, "router-lamp", {("ja", "text"): "一\n二"})
    old, new = edit.old.decode(), edit.new.decode()
    title = "    title: ルーターのランプはついていますか\n"
    assert new == old.replace(title, f"{title}    text: |\n      一\n      二\n")


ENDS = {"CRLF": (b"\n", b"\r\n"), "BOM": (b"title: ", b"\xef\xbb\xbftitle: ")}


@pytest.mark.parametrize(("old", "new"), ENDS.values(), ids=ENDS)
def test_how_a_file_is_stored_stays(folder, old, new):
    path = folder / FILE
    count = -1 if old == b"\n" else 1
    path.write_bytes(path.read_bytes().replace(old, new, count))
    said = {("ja", "text"): "一\n二\n\n三", ("ja", "title"): NEW}
    [stored] = edit_step(folder, STEP, said)
    [usual] = edit_step(SHIPPED, STEP, said)
    assert stored.new == usual.new.replace(old, new, count)


def test_texts_are_found_by_their_lines(shelf):
    step = shelf.step("details-check")
    for texts in step.languages:
        lines = texts.data.decode().splitlines()
        for name, said in texts.words:
            for line in said.splitlines():
                at = next(n for n in texts.lines_of(name) if line in lines[n - 1])
                assert step.place_at(f"{texts.document.file}:{at}") == (texts.language, name)
    assert step.place_at(f"{step.own.document.file}:1") is None


def test_an_unknown_step_is_no_step():
    with pytest.raises(KeyError):
        edit_step(SMALL, "nope", {})
