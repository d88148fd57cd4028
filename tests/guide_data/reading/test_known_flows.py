"""A folder that did not change is read once; one that did, in whatever way, is read again."""

import os
from shutil import copytree

import pytest

from guide_data import ContentError, read_guide
from guide_data.reading import folder, limits, reader
from tests.support.paths import SMALL

OLD, NEW = "自宅", "我家"


@pytest.fixture
def guide(tmp_path):
    return copytree(SMALL, tmp_path / "guide")


def in_the_same_tick(guide):
    path = guide / "guide.yaml"
    before, text = path.stat(), path.read_text(encoding="utf-8")
    assert OLD in text
    path.write_text(text.replace(OLD, NEW), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def removed(guide):
    (guide / "journeys.yaml").unlink()


def renamed(guide):
    guide.rename(guide.parent / "kept")
    copytree(guide.parent / "kept", guide.parent / "target")
    guide.symlink_to(guide.parent / "target")


def test_an_unchanged_folder_is_the_very_same_flow(guide):
    assert read_guide(guide) is read_guide(str(guide))


@pytest.mark.parametrize("change", [in_the_same_tick, removed, renamed])
def test_after_any_change_the_new_content_is_read(guide, change):
    before = read_guide(guide)
    change(guide)
    assert read_guide(guide) == reader.flow_of(guide) != before


def test_after_a_change_is_taken_back_the_old_content_is_read(guide):
    before, text = read_guide(guide), (guide / "guide.yaml").read_text(encoding="utf-8")
    in_the_same_tick(guide)
    read_guide(guide)
    (guide / "guide.yaml").write_text(text, encoding="utf-8")
    assert read_guide(guide) == before


def spoiled(guide):
    (guide / "guide.yaml").write_text("", encoding="utf-8")


def unknown(guide):
    (guide / "surprise.yaml").write_text("a: b", encoding="utf-8")


def outside(guide):
    (guide / "ends.yaml").rename(guide.parent / "ends.yaml")
    (guide / "ends.yaml").symlink_to(guide.parent / "ends.yaml")


def without_causes(guide):
    (guide / "causes").rename(guide / ".causes")


def gone(guide):
    guide.rename(guide.parent / "elsewhere")


@pytest.mark.parametrize("change", [spoiled, unknown, outside, without_causes, gone])
def test_problems_are_found_each_time(guide, change):
    read_guide(guide)
    change(guide)
    for _ in range(2):
        with pytest.raises(ContentError):
            read_guide(guide)


def test_what_is_written_while_it_is_read_is_read_again(guide, monkeypatch):
    def read_late(*_):
        in_the_same_tick(guide)
        monkeypatch.undo()
        return before

    before = read_guide(guide)
    (guide / "journeys.yaml").unlink()
    monkeypatch.setattr(reader, "flow_of", read_late)
    read_guide(guide)
    assert NEW in read_guide(guide).guide.title


def test_only_the_last_flows_are_known(guide):
    folders = [copytree(SMALL, guide.parent / str(n)) for n in range(reader.MOST_KNOWN + 1)]
    flows = [read_guide(folder) for folder in folders]
    assert read_guide(folders[-1]) is flows[-1]
    assert read_guide(folders[0]) is not flows[0]


def test_too_much_is_not_even_looked_at(guide, monkeypatch):
    monkeypatch.setattr(limits, "FOLDER_BYTES", 10)
    assert folder.fingerprint(guide) is None
    os.mkfifo(guide / "pipe.yaml")
    monkeypatch.undo()
    assert folder.fingerprint(guide) is None
