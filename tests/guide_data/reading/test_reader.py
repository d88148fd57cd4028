"""How a folder is read: which files are content, however saved, and what is told of bad ones."""

import re
from shutil import copytree

import pytest

from guide_data import ContentError, read_guide
from guide_data.model.field_types import Content, OneLine
from guide_data.reading.consistency import disagreements
from guide_data.reading.draft import read_draft
from guide_data.reading.located import Located
from tests.support.content_problems import problems_by_line, problems_of
from tests.support.paths import SMALL

ROUTER = "causes/1_router.yaml"
FILES = {
    "empty": ("causes/3_new.yaml", b"", 1),
    "only comments": ("causes/3_new.yaml", "# あとで書く\n# また\n".encode(), 1),
    "Shift_JIS": ("ends.yaml", "title: x\n# おわりに\n".encode("shift_jis"), 2),
    "unfinished at its end": ("links.yaml", b"- id: a\n  text", 2),
    "unknown name": ("links2.yaml", b"- id: a\n", 1),
    "unknown ending": ("links.yml", b"- id: a\n", 1),
    "a list among the causes": ("causes/facts.yaml", b"- id: a\n", 1),
    "a cause of the same name": ("causes/9_router.yaml", b"title: x\nsteps: []\n", 1),
    "no plain key": ("links.yaml", b"- id: a\n  ? [b]\n  : c\n", 2),
    "deeper than any reader goes": ("links.yaml", b"[" * 100_000, 1),
}


@pytest.mark.parametrize(("file", "data", "line"), FILES.values(), ids=FILES)
def test_a_bad_file_is_named(tmp_path, file, data, line):
    folder = copytree(SMALL, tmp_path / "guide")
    (folder / file).write_bytes(data)
    assert (str(folder / file), line) in problems_by_line(folder)


def test_an_editors_lock_files_and_folders_are_no_content(tmp_path):
    folder = copytree(SMALL, tmp_path / "guide")
    (folder / ".#start.yaml").symlink_to("somebody@somewhere")
    (folder / "old.yaml").mkdir()
    assert read_guide(folder).steps.keys() == read_guide(SMALL).steps.keys()


def test_what_begins_with_a_dot_is_no_content(tmp_path, small):
    folder = copytree(SMALL, tmp_path / SMALL.name)
    for hidden in (".ipynb_checkpoints/guide-checkpoint.yaml", ".#guide.yaml"):
        (folder / hidden).parent.mkdir(exist_ok=True)
        (folder / hidden).write_text("{", encoding="utf-8")
    assert read_guide(folder) == small


@pytest.mark.parametrize("file", ["guide.yaml", "facts.yaml"])
def test_a_missing_file_is_named(tmp_path, file):
    folder = copytree(SMALL, tmp_path / "guide")
    (folder / file).unlink()
    assert (str(folder / file), 1) in problems_by_line(folder)


def test_a_missing_folder_is_named(tmp_path):
    [problem] = problems_of(tmp_path / "nowhere")
    assert problem.file.endswith("nowhere")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
def test_every_editors_way_of_saving_is_accepted(tmp_path, small, mark, end):
    folder = copytree(SMALL, tmp_path / SMALL.name)
    for path in folder.rglob("*.yaml"):
        path.write_bytes(mark + path.read_bytes().replace(b"\n", end))
    assert read_guide(folder) == small


@pytest.mark.parametrize("written", ["0120", "yes", "null", "1e3", "2026-11-22", "~", "1_000"])
def test_text_stays_as_it_was_written(edited, written):
    flow = read_guide(edited(ROUTER, "text: 消えている", f"text: {written}"))
    assert flow.steps["router-lamp"].option("dark").text == written


def test_a_folder_can_be_named_by_the_environment(edited, monkeypatch):
    monkeypatch.setenv("GUIDE", str(edited("guide.yaml", "自宅の", "実家の")))
    assert read_guide().guide.title.startswith("実家の")


def test_all_problems_of_all_files_are_reported_at_once(edited):
    edits = {
        "guide.yaml": ("start: start", "start: nowhere"),
        "facts.yaml": ("id: maker-call", "id: Maker"),
        "contacts.yaml": ("number:", "nummer:"),
        ROUTER: ("**5分**", "<b>5分</b>"),
        "ends.yaml": ("ends: solved", "ends: nowhere"),
    }
    for file, (old, new) in edits.items():
        folder = edited(file, old, new)
    named = {file for file, _ in problems_by_line(folder)}
    assert {str(folder / file) for file in edits} <= named


def test_a_problem_is_one_line_with_file_line_where_and_what(edited):
    folder = edited(ROUTER, "to: router-plug", "to: nope")
    with pytest.raises(ContentError) as caught:
        read_guide(folder)
    assert re.fullmatch(
        r".+1_router\.yaml:\d+: 1 つめのステップ（router-lamp）の 2 つめの答え（dark）の to: .+",
        str(caught.value),
    )


def test_an_unreadable_file_hides_what_does_not_agree_with_it(edited):
    [problem] = problems_of(edited("facts.yaml", "- id: lamp-power", "- id: {"))
    assert problem.file.endswith("facts.yaml")


class Remark(Content):
    """An item of a new list, which nothing refers to."""

    text: OneLine


def test_items_without_ids_may_be_alike():
    draft = read_draft(SMALL)
    document = draft.guide.document
    draft.lists["remarks"] = [Located(Remark(text="同じ"), document, (n,)) for n in range(2)]
    assert list(disagreements(draft)) == []
