"""The stamp: for one content and one set of rules, wherever they are, and for nothing else."""

from shutil import copytree

import pytest

from guide_data import checks
from guide_data.reading import checked
from guide_data.reading.checked import STAMP, is_stamped, stamp_of, write_stamp
from tests.support.paths import SMALL

TITLE = ("guide.yaml", "title: 自宅", "title: 我家")
ERROR = ("causes/1_router.yaml", "to: router-plug", "to: nowhere")


@pytest.fixture
def guide(tmp_path):
    folder = copytree(SMALL, tmp_path / "a" / "guide")
    (folder / STAMP).unlink()
    return folder


def crlf(folder):
    for path in folder.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def letter(folder):
    path = folder / "guide.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("自宅", "我家"), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "same"),
    [
        pytest.param(lambda folder: None, True, id="nothing"),
        pytest.param(crlf, True, id="line ends"),
        pytest.param(lambda folder: (folder / "notes.txt").write_text("x"), True, id="no content"),
        pytest.param(letter, False, id="a letter"),
        pytest.param(lambda f: (f / "journeys.yaml").unlink(), False, id="a file gone"),
        pytest.param(
            lambda f: (f / "causes/2_device.yaml").rename(f / "causes/0_device.yaml"),
            False,
            id="another order",
        ),
    ],
)
def test_it_is_of_what_the_files_say_wherever_they_are(guide, tmp_path, change, same):
    other = copytree(guide, tmp_path / "b" / "another name")
    change(other)
    assert (stamp_of(other) == stamp_of(guide)) == same


def test_other_rules_judge_anew(guide, tmp_path, monkeypatch):
    write_stamp(guide, before := stamp_of(guide))
    for name in checked.RULES:
        copytree(checked.PACKAGE / name, tmp_path / "rules" / name)
    monkeypatch.setattr(checked, "PACKAGE", tmp_path / "rules")
    assert stamp_of(guide) == before
    (tmp_path / "rules" / checked.RULES[-1] / "new.js").write_text("")
    assert not is_stamped(guide, stamp_of(guide))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda stamp: "",
        lambda stamp: f"<<<<<<< ours\n{stamp}=======\n{stamp}>>>>>>> theirs\n",
        lambda stamp: stamp.replace('"content"', '"contents"'),
        lambda stamp: "[" * 100_000,
    ],
    ids=["empty", "a merge's", "by hand", "nested"],
)
def test_what_is_no_stamp_is_none(guide, spoil):
    stamp = stamp_of(guide)
    (guide / STAMP).write_text(spoil(stamp), encoding="utf-8")
    assert not is_stamped(guide, stamp)
    (guide / STAMP).write_bytes(stamp.replace("\n", "\r\n").encode())
    assert is_stamped(guide, stamp)


@pytest.mark.parametrize(
    ("options", "edit", "stamped"),
    [
        ([], None, True),
        (["--format", "json"], None, True),
        (["--strict"], None, True),
        (["--rule", "link-unsafe"], None, False),
        (["--today", "2026-11-22"], None, False),
        ([], ERROR, False),
    ],
    ids=["whole", "as json", "strict", "one rule", "another day", "an error"],
)
def test_a_whole_check_without_errors_stamps(command, guide, options, edit, stamped):
    if edit:
        path, old, new = edit
        text = (guide / path).read_text(encoding="utf-8")
        assert old in text
        (guide / path).write_text(text.replace(old, new), encoding="utf-8")
    assert command("check", guide, *options).status == int(bool(edit))
    assert is_stamped(guide, stamp_of(guide)) == stamped
    assert (guide / STAMP).exists() == stamped


def test_a_check_without_news_writes_nothing(command, guide):
    command("check", guide)
    before = (guide / STAMP).stat().st_ino
    command("check", guide)
    assert (guide / STAMP).stat().st_ino == before


def test_what_changed_while_it_was_judged_is_not_stamped(command, guide, monkeypatch):
    case, _ = checks.judge(guide)
    monkeypatch.setattr(checks, "judge", lambda folder, *_: letter(folder) or (case, []))
    assert command("check", guide).status == 0
    assert not (guide / STAMP).exists()


def test_a_folder_that_cannot_be_written_is_judged_all_the_same(command, guide):
    (guide / f".{STAMP}.new").mkdir()
    done = command("check", guide)
    assert (done.status, STAMP in done.err) == (0, True)
