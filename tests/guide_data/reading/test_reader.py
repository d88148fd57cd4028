"""Bad content: every mistake is found, and said with its file, line and what it is about."""

import re
from shutil import copytree

import pytest

from guide_data import ContentError, read_guide
from guide_data.model.field_types import Content, OneLine
from guide_data.reading.consistency import disagreements
from guide_data.reading.draft import read_draft
from guide_data.reading.located import Located
from tests.support.paths import PINNED, SMALL

ROUTER, DEVICE = "causes/1_router.yaml", "causes/2_device.yaml"
DETAILS = "causes/1_details.yaml"
DEEP = "[" * 14 + "]" * 14
SMOKE = "  - id: smoke\n    kind: remedy\n"
RESTART = "  - id: router-restart\n    kind: remedy\n"
MINUTES = "      least: 1\n      most: 5\n      unit: minutes\n"
# The end of one fact and the beginning of the next: between them, a fact's origin.
SMOKE_FACT = "- id: smoke-unplug\n  text: けむりが出たら、まず電源を抜く。\n"
WHY = "  ours: 何よりも先に、身を守るため。\n"

# What is written instead of what, and a part of what is said of it. In the new text,
# § stands on the line that must be named; it is taken out before the file is read.
MISTAKES = {
    "unknown key": (ROUTER, "title: コンセント", "§titel: コンセント", "titel"),
    "unknown key of a file": ("source.yaml", "title:", "§titel:", "titel"),
    "duplicate key": ("guide.yaml", "lead:", "lead: x\n§lead:", "lead"),
    "duplicate step id": (ROUTER, "id: router-plug", "§id: router-lamp", "router-lamp"),
    "duplicate step id, two files": (DEVICE, "id: device-forget", "§id: smoke", "smoke"),
    "duplicate option id": (ROUTER, "id: dark", "§id: lit", "lit"),
    "closing answer's id": (DEVICE, "id: others-too", "§id: unable", "unable"),
    "duplicate fact id": ("facts.yaml", "id: maker-call", "§id: smoke-unplug", "smoke-unplug"),
    "reserved id": (DEVICE, "id: device-forget", "§id: index", "'index'"),
    "old id that is a step's": (
        DEVICE,
        "- id: device-forget",
        "- id: device-forget\n    §was: [smoke]",
        "'smoke'",
    ),
    "old id of the page's own": (
        DEVICE,
        "- id: device-forget",
        "- id: device-forget\n    §was: [index]",
        "'index'",
    ),
    "old id of two steps": (
        DEVICE,
        "- id: device-forget",
        "- id: device-forget\n    §was: [gone, gone]",
        "'gone'",
    ),
    "id in capitals": (DEVICE, "id: device-forget", "§id: Device_1", " id: "),
    "list for text": (ROUTER, "title: コンセントを確かめる", "§title: [a]", "title"),
    "text for list": (ROUTER, "facts: [restart-wait]", "§facts: a", "facts"),
    "nothing for text": (ROUTER, "title: コンセントを確かめる", "§title:", "title"),
    "text for the whole file": ("buttons.yaml", "- id: settings\n  label: 設定\n  fact: ", "§", ""),
    "missing kind": ("start.yaml", SMOKE, "§  - id: smoke\n", "kind"),
    "unknown kind": ("start.yaml", SMOKE, "§" + SMOKE.replace("remedy", "cure"), "kind"),
    "outcome without ends": (ROUTER, RESTART, "§" + RESTART.replace("remedy", "outcome"), "ends"),
    "missing target": (ROUTER, "to: router-plug", "§to: router-plag", "'router-plug'"),
    "missing start": ("guide.yaml", "start: start", "§start: strat", "'start'"),
    "missing solved": ("guide.yaml", "solved: solved", "§solved: solve", "'solved'"),
    "missing urgent step": ("guide.yaml", "to: smoke", "§to: smke", "'smoke'"),
    "missing step in the index": ("index.yaml", "- human", "§- humann", "'human'"),
    "missing step of a search": ("searches.yaml", "step: human", "step: §humann", "'human'"),
    "missing step of several": ("searches.yaml", "- router-lamp", "§- router-lmp", "'router-lamp'"),
    "search for no step": ("searches.yaml", "step: human", "step: §[]", "1"),
    "missing step of danger": ("vocabulary.yaml", "[smoke]", "[§smok]", "'smok'"),
    "danger that leads nowhere": (
        "vocabulary.yaml",
        "- word: けむり\n  kind: danger\n  steps: [smoke]\n",
        "§- word: けむり\n  kind: danger\n",
        "danger",
    ),
    "other words that lead somewhere": (
        "vocabulary.yaml",
        "- word: どうすれば\n",
        "§- word: どうすれば\n  steps: [smoke]\n",
        "danger",
    ),
    "search for a table": ("searches.yaml", "step: human", "step: §{a: b}", "step"),
    "inline HTML": (ROUTER, "**5分**", "§<b>5分</b>", "HTML"),
    "HTML in a title": ("start.yaml", "すぐに", "§<i>すぐ</i>", "title"),
    "block of HTML": (
        "ends.yaml",
        "      おつかれさま",
        "      あ\n\n§      <div>\n      ",
        "HTML",
    ),
    "direct link": ("start.yaml", "そのあとで", "§[x](https://x.jp/)", "{link:"),
    "image": ("start.yaml", "すぐに", "§すぐに![x](y)", "画像"),
    "tab": ("ends.yaml", "    ends: solved", "§\tends: solved", "タブ"),
    "not YAML": ("guide.yaml", "language: ja", "§language: a: b", "' で囲んで"),
    "control character": ("guide.yaml", "language: ja", "§language: \x07", "U+0007"),
    "alias": (ROUTER, "facts: [restart-wait]", "facts: &a [§*a]", "*"),
    "too deep": ("guide.yaml", "language: ja", f"§language: {DEEP}", "入れ子"),
    "bad date": ("guide.yaml", "as_of: 2026-11-22", "§as_of: 2026-13-01", "as_of"),
    "seconds for a date": ("guide.yaml", "as_of: 2026-11-22", "§as_of: 1732233600", "2026-11-22"),
    "nought for a date": ("guide.yaml", "as_of: 2026-11-22", "§as_of: 0", "2026-11-22"),
    "year with its digits swapped": ("guide.yaml", "as_of: 2026", "§as_of: 2206", "2206"),
    "limit that nothing exceeds": (
        "guide.yaml",
        "language: ja",
        "language: ja\nlimits:\n§  journey: 9999",
        "60",
    ),
    "limit that everything exceeds": (
        "guide.yaml",
        "language: ja",
        "language: ja\nlimits:\n§  urgent: 0",
        "1",
    ),
    "bad number": ("contacts.yaml", "number: 0120", "§number: x120", "number"),
    "unknown fact of a step": (ROUTER, "[restart-wait]", "§[restart-wate]", "'restart-wait'"),
    "unknown fact of a thing": ("buttons.yaml", "toggle", "§togle", "'device-toggle'"),
    "unknown fact of a sentence": ("source.yaml", "toggle", "§togle", "'device-toggle'"),
    "unknown drawing": (ROUTER, "drawing: lamp", "drawing: §lamps", "'lamp'"),
    "drawing without words": (
        "drawings.yaml",
        "- id: lamp\n  alt: ",
        "§- id: lamp\n  alt2: ",
        "alt",
    ),
    "drawing of no device": ("drawings.yaml", "  svg:", "§  device: tv\n  svg:", "'tv'"),
    "drawing that runs": ("drawings.yaml", "    <path d=", "§    <path onclick=", "onclick"),
    "unknown reference": (DEVICE, "{button:settings}", "あ\n§      {button:nope}", "{button:nope}"),
    "unknown reference to all": ("ends.yaml", "{contacts}", "§{contract}", "'contacts'"),
    "sentence without number": ("source.yaml", "  1: ", "§  one: ", "one"),
    "background without a reason": (
        "source.yaml",
        "1: {background: 前置き}",
        "§1: background",
        "理由",
    ),
    "endless sentence number": ("source.yaml", "  1: ", f"§  {'1' * 50}: ", "111"),
    "sentences as text": ("source.yaml", "sentences:", "§sentences: x\nmore:", "sentences"),
    "fact said, not claimed": ("source.yaml", "- device-toggle", "- §lamp-power", "lamp-power"),
    "sentence claimed, not saying": ("facts.yaml", "    - 2\n", "    - 2\n§    - 1\n", "1"),
    "sentence claimed, not there": ("facts.yaml", "    - 2\n", "    - 2\n§    - 99\n", "99"),
    "fact without origin": ("facts.yaml", f"{SMOKE_FACT}{WHY}", f"§{SMOKE_FACT}", "ours"),
    "wait for no answer": (
        ROUTER,
        RESTART,
        f"{RESTART}    waits:\n{MINUTES}      §then: solvd\n",
        "'solved'",
    ),
    "end that waits for an answer": (
        "ends.yaml",
        "    ends: human\n",
        f"    ends: human\n    waits:\n{MINUTES}      §then: solved\n",
        "'solved'",
    ),
    "too much to look at": (
        ROUTER,
        RESTART,
        f"{RESTART}    waits:\n{MINUTES}      §meanwhile: [a, b, c, d, e, f]\n",
        "5",
    ),
    "HTML to look at": (
        ROUTER,
        RESTART,
        f"{RESTART}    waits:\n{MINUTES}      meanwhile:\n        - あ\n§        - <b>い</b>\n",
        "meanwhile の 2 つめ",
    ),
    "reference to nothing to look at": (
        ROUTER,
        RESTART,
        f"{RESTART}    waits:\n{MINUTES}      §meanwhile: ['{{button:nope}}']\n",
        "{button:nope}",
    ),
    "no time zone": ("contacts.yaml", "  label:", "§  outside: Asia/Tokio\n  label:", "Asia/Tokyo"),
    "fact with two origins": (
        "facts.yaml",
        "- id: lamp-power\n",
        f"§- id: lamp-power\n{WHY}",
        "ours",
    ),
}


def problems_of(folder):
    with pytest.raises(ContentError) as caught:
        read_guide(folder)
    return caught.value.problems


def found(folder):
    """What is said of each file and line."""
    return {(problem.file, problem.line): str(problem) for problem in problems_of(folder)}


def marked_line(path):
    """The line of the mark in a file, which loses the mark."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("§", ""), encoding="utf-8")
    return text[: text.index("§")].count("\n") + 1


@pytest.mark.parametrize(("file", "old", "new", "part"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_found_at_its_line(edited, file, old, new, part):
    folder = edited(file, old, new)
    line = marked_line(folder / file)
    said = "\n".join(
        str(problem)
        for problem in problems_of(folder)
        if (problem.file, problem.line) == (str(folder / file), line)
    )
    assert said
    assert part in said.split(f"{file}:{line}: ", 1)[1]


def test_a_drawing_of_a_device_needs_that_devices_way(edited):
    folder = edited(DETAILS, "drawing: login", "§drawing: icon-held", PINNED)
    line = marked_line(folder / DETAILS)
    assert "'ios'" in found(folder)[str(folder / DETAILS), line]


def test_a_remedy_says_where_unsolved_leads(edited):
    # What is missing has no line of its own: the step is named instead.
    folder = edited(ROUTER, "    unsolved: human\n", "")
    lines = (folder / ROUTER).read_text(encoding="utf-8").splitlines()
    [problem] = problems_of(folder)
    assert problem.line == lines.index("  - id: router-restart") + 1
    assert problem.where.endswith(".unsolved")


def test_a_cycle_is_named_step_by_step(edited):
    folder = edited(
        "ends.yaml", "kind: outcome\n    ends: human", "kind: remedy\n    unsolved: smoke"
    )
    said = str(problems_of(folder))
    assert "human → smoke → human" in said or "smoke → human → smoke" in said


def test_a_cycle_through_the_guides_own_solved_is_found(edited):
    # Remedies do not name that step; guide.yaml does, for all of them.
    folder = edited("guide.yaml", "solved: solved", "solved: start")
    assert any("start → " in problem.what for problem in problems_of(folder))


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
    assert (str(folder / file), line) in found(folder)


def test_an_editors_lock_files_and_folders_are_no_content(tmp_path):
    folder = copytree(SMALL, tmp_path / "guide")
    (folder / ".#start.yaml").symlink_to("somebody@somewhere")
    (folder / "old.yaml").mkdir()
    assert read_guide(folder).steps.keys() == read_guide(SMALL).steps.keys()


@pytest.mark.parametrize("file", ["guide.yaml", "facts.yaml"])
def test_a_missing_file_is_named(tmp_path, file):
    folder = copytree(SMALL, tmp_path / "guide")
    (folder / file).unlink()
    assert (str(folder / file), 1) in found(folder)


def test_a_missing_folder_is_named(tmp_path):
    [problem] = problems_of(tmp_path / "nowhere")
    assert problem.file.endswith("nowhere")


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
    named = {file for file, _ in found(folder)}
    assert {str(folder / file) for file in edits} <= named


def test_a_problem_is_one_line_with_file_line_where_and_what(edited):
    folder = edited(ROUTER, "to: router-plug", "to: nope")
    with pytest.raises(ContentError) as caught:
        read_guide(folder)
    assert re.fullmatch(
        r".+1_router\.yaml:\d+: 1 つめのステップ（router-lamp）の 2 つめの答え（dark）の to: .+",
        str(caught.value),
    )


@pytest.mark.parametrize("written", ["0120", "yes", "null", "1e3", "2026-11-22", "~", "1_000"])
def test_text_stays_as_it_was_written(edited, written):
    flow = read_guide(edited(ROUTER, "text: 消えている", f"text: {written}"))
    assert flow.steps["router-lamp"].option("dark").text == written


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
def test_every_editors_way_of_saving_is_accepted(tmp_path, small, mark, end):
    folder = copytree(SMALL, tmp_path / SMALL.name)
    for path in folder.rglob("*.yaml"):
        path.write_bytes(mark + path.read_bytes().replace(b"\n", end))
    assert read_guide(folder) == small


def test_what_begins_with_a_dot_is_no_content(tmp_path, small):
    folder = copytree(SMALL, tmp_path / SMALL.name)
    for hidden in (".ipynb_checkpoints/guide-checkpoint.yaml", ".#guide.yaml"):
        (folder / hidden).parent.mkdir(exist_ok=True)
        (folder / hidden).write_text("{", encoding="utf-8")
    assert read_guide(folder) == small


def test_an_unreadable_file_hides_what_does_not_agree_with_it(edited):
    [problem] = problems_of(edited("facts.yaml", "- id: lamp-power", "- id: {"))
    assert problem.file.endswith("facts.yaml")


def test_a_folder_can_be_named_by_the_environment(edited, monkeypatch):
    monkeypatch.setenv("GUIDE", str(edited("guide.yaml", "自宅の", "実家の")))
    assert read_guide().guide.title.startswith("実家の")


class Remark(Content):
    """An item of a new list, which nothing refers to."""

    text: OneLine


def test_items_without_ids_may_be_alike():
    draft = read_draft(SMALL)
    document = draft.guide.document
    draft.lists["remarks"] = [Located(Remark(text="同じ"), document, (n,)) for n in range(2)]
    assert list(disagreements(draft)) == []
