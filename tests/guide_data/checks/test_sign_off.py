"""A sign-off holds while nothing that its step's card shows changes, and no longer."""

from shutil import copytree

import pytest

from guide_data import ContentError, read_guide
from guide_data.checks import check
from guide_data.checks.frames.card_parts import digests
from guide_data.checks.frames.tables import read_tables
from tests.support.paths import PINNED, SMALL

RULES = ["sign-off-changed", "sign-off-old", "sign-off-future", "sign-off-twice"]
TAKEOVER, CALLED = "causes/6_takeover.yaml", "電話しました。次にすることは何ですか"


def signed(folder, steps):
    """Sign off some steps as they now are."""
    entries = "".join(
        f"- {{step: {step}, by: KT, on: 2026-11-26, of: {of}}}\n"
        for step, of in digests(read_tables(folder), steps).items()
    )
    (folder / "reviews.yaml").write_text(entries, encoding="utf-8")


def edit(folder, file, old, new):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def all_signed(tmp_path_factory):
    """The pinned content, every step of it signed off."""
    folder = copytree(PINNED, tmp_path_factory.mktemp("signed") / "guide")
    signed(folder, set(read_guide(PINNED).steps))
    return folder


@pytest.mark.parametrize("content", [PINNED, SMALL], ids=["pinned", "one language"])
def test_what_was_just_signed_off_is_no_finding(content, tmp_path):
    folder = copytree(content, tmp_path / "guide")
    signed(folder, set(read_guide(content).steps))
    assert check(folder, only=RULES) == []


@pytest.mark.parametrize(
    ("edited", "steps"),
    [
        ((TAKEOVER, "まず電話してください", "まず電話をください"), {"takeover"}),
        (("en/6_takeover.yaml", "**Call first.**", "**Call now.**"), {"takeover"}),
        ((TAKEOVER, CALLED, "電話しました"), {"takeover"}),
        ((TAKEOVER, "unsolved: takeover-after", "unsolved: takeover-check"), {"takeover"}),
        ((TAKEOVER, "id: takeover-family", "id:  takeover-family"), set()),
        (("guide.yaml", "solved: ログインできました", "solved: 入れました"), set()),
    ],
    ids=["words", "translation", "answer", "where it leads", "spaces", "another thing's words"],
)
def test_a_sign_off_holds_until_what_the_card_shows_changes(all_signed, tmp_path, edited, steps):
    folder = copytree(all_signed, tmp_path / "guide")
    edit(folder, *edited)
    assert {finding.step for finding in check(folder, only=RULES)} == steps


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("contacts.yaml", "0120-899-543", "0120-899-544"),
        ("facts.yaml", "人から認証コードを聞かれても教えない", "認証コードは教えない"),
        ("en/words.yaml", "From outside Japan", "From abroad"),
    ],
    ids=["a number it refers to", "a fact it rests on", "the number's words in English"],
)
def test_what_a_step_refers_to_is_on_its_card(all_signed, tmp_path, file, old, new):
    folder = copytree(all_signed, tmp_path / "guide")
    edit(folder, file, old, new)
    changed = {finding.step for finding in check(folder, only=RULES)}
    assert "takeover" in changed
    assert "start" not in changed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("step: start,", "step: strat,"),
        ("by: KT", "by: kt@example.jp"),
        ("by: KT", "by: 田中"),
        ("by: KT", "by: イニシャル"),
        ("on: 2026-11-26", "on: 今日の日付"),
    ],
    ids=["no such step", "an address", "a name", "as the card has it", "no day"],
)
def test_a_sign_off_is_refused_that_nobody_could_stand_by(all_signed, tmp_path, old, new):
    folder = copytree(all_signed, tmp_path / "guide")
    edit(folder, "reviews.yaml", old, new)
    with pytest.raises(ContentError) as refused:
        read_guide(folder)
    assert {problem.file for problem in refused.value.problems} == {str(folder / "reviews.yaml")}
