"""Texts of a step changed in their files, in each language, with the digest of the original."""

import pytest

from guide_data.checks import check
from guide_data.editing.step_edit import changed, edit_step, edits_between, plain
from guide_data.editing.step_texts import OF, Shelf
from guide_data.editing.yaml_nodes import node_at, root_of
from guide_data.editing.yaml_texts import candidates
from tests.support.paths import PINNED, SMALL
from tests.support.two_languages import FILE, STEPS, two_languages

NEW = "注意: 「新しい」題 #1"
STEP = "router-plug"


@pytest.fixture(scope="module")
def shelf():
    return Shelf(PINNED)


@pytest.fixture
def folder(tmp_path):
    return two_languages(tmp_path)


@pytest.fixture(scope="module")
def steps(flow, shelf):
    return [shelf.step(step) for step in flow.steps]


def changed_lines(old, new):
    """What stands in the lines that differ between texts of as many lines."""
    pairs = zip(old.splitlines(), new.splitlines(), strict=True)
    return [(before, after) for before, after in pairs if before != after]


def is_usual(node):
    """Whether a text is written as nearly all are: a line, or a block; others are made so."""
    return node.style == "|" or (
        node.start_mark.line == node.end_mark.line and "\\" not in node.value
    )


def test_every_text_written_as_it_is_changes_no_byte(steps):
    for step in steps:
        for texts in step.languages:
            text = plain(texts.data)
            root = root_of(text)
            for name, said in texts.words:
                place = (*texts.loc, *texts.inner[name])
                if is_usual(node_at(root, place)):
                    assert next(candidates(text, root, place, said, ())) == text, (step.step, name)


def test_saving_what_is_there_changes_no_file(steps):
    for step in steps:
        said = {(t.language, name): text for t in step.languages for name, text in t.words}
        assert edits_between(step, changed(step, said)) == []


def test_a_title_changes_its_line_alone(steps):
    for step in steps:
        for texts in step.languages:
            if len(texts.lines_of("title")) != 1:
                continue
            after = changed(step, {(texts.language, "title"): NEW})
            [edit] = edits_between(step, after)
            [(old, new)] = changed_lines(edit.old.decode(), edit.new.decode())
            assert old.split("title: ")[0] == new.split("title: ")[0]
            assert after.of(texts.language).text("title") == NEW


def test_a_translation_is_stale_where_check_says_so(folder):
    path = folder / "causes" / FILE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("text: ついている", "text: 光る"), encoding="utf-8")
    told = {f.step for f in check(folder, only=["translation-stale"])} - {""}
    shelf = Shelf(folder)
    assert [step for step in STEPS if shelf.step(step).stale] == ["router-lamp"] == sorted(told)


def test_a_translation_is_stale_until_somebody_has_looked_at_it(folder):
    step = changed(Shelf(folder).step(STEP), {("ja", "title"): NEW})
    assert step.stale == ("en",)
    after = changed(step, {}, reviewed=["en"])
    assert not after.stale
    [edit] = edits_between(step, after)
    assert changed_lines(edit.old.decode(), edit.new.decode()) == [
        (f'  of: "{step.others[0].text(OF)}"', f'  of: "{step.digest}"')
    ]


def test_an_entry_that_was_cut_out_is_written_as_it_was(folder):
    path, words = folder / "en" / FILE, Shelf(folder).step(STEP).others[0].words
    text = path.read_text(encoding="utf-8")
    begins, ends = text.index(f"- id: {STEP}"), text.index("- id: router-restart")
    path.write_text(text[:begins] + text[ends:], encoding="utf-8")
    said = {("en", name): said for name, said in words if name != OF}
    [edit] = edit_step(folder, STEP, said)
    assert edit.new.decode() == text


FILES = {
    "no file": None,
    "the first entry": "# 英語\n- id: router-restart\n  title: a\n  of: '00000000'\n",
    "an empty file": "",
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_a_translation_begins(folder, text):
    path = folder / "en" / FILE
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    before = Shelf(folder).step("router-lamp")
    after = changed(before, {("en", "title"): "New", ("en", "options.lit"): "yes"})
    [edit] = edits_between(before, after)
    assert edit.path == path
    new, of = edit.new.decode(), after.digest
    entry = f"- id: router-lamp\n  title: New\n  options:\n    lit: 'yes'\n  of: \"{of}\"\n"
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
    path = folder / "causes" / FILE
    count = -1 if old == b"\n" else 1
    path.write_bytes(path.read_bytes().replace(old, new, count))
    said = {("ja", "text"): "一\n二\n\n三", ("ja", "title"): NEW}
    [stored] = edit_step(folder, STEP, said)
    [usual] = edit_step(SMALL, STEP, said)
    assert stored.new == usual.new.replace(old, new, count)


def test_texts_are_found_by_their_lines(folder):
    step = Shelf(folder).step(STEP)
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
