"""Mistakes in content: each is found, and said with its file, line and what it is about."""

import pytest

from tests.support.content_problems import problems_by_line, problems_of
from tests.support.paths import PINNED

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
    assert "'ios'" in problems_by_line(folder)[str(folder / DETAILS), line]


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


# Of documents.yaml: where a fact stands, what is written instead of it, and what is told.
UNKNOWN_FACTS = {
    "fact of an address": (
        "    today: fine\n    address: look\n    fact: paper-pension-certificate\n"
        "    address_fact: papers-address-varies",
        "papers-adress-varies",
        "papers-address-varies",
    ),
    "fact of a bill": ("    months: 6\n    fact: two-step-bill", "two-step-bil", "two-step-bill"),
    "fact of what to cover": ("name: 口座番号, fact: two-step-cover", "two-step-covr", "cover"),
    "fact of a file": ("kind: pdf, fact: two-step-files", "two-step-file", "two-step-files"),
    "fact of an unfit file": ("fact: file-heic", "file-heik", "file-heic"),
    "fact of advice": ("fact: papers-new", "papers-neww", "papers-new"),
}


@pytest.mark.parametrize(("old", "wrong", "told"), UNKNOWN_FACTS.values(), ids=UNKNOWN_FACTS)
def test_an_unknown_fact_is_told_with_its_line(edited, old, wrong, told):
    folder = edited("documents.yaml", old, old.rpartition(" ")[0] + f" {wrong}", PINNED)
    lines = (folder / "documents.yaml").read_text(encoding="utf-8").splitlines()
    [problem] = problems_of(folder)
    assert f"'{wrong}'" in str(problem)
    assert problem.file.endswith("documents.yaml")
    assert wrong in lines[problem.line - 1]
    assert told in str(problem)


def test_a_bill_cannot_have_the_id_of_a_paper(edited):
    folder = edited("documents.yaml", "id: utility", "id: passport", PINNED)
    assert ["'passport'" in str(problem) for problem in problems_of(folder)] == [True, True]


def test_an_answer_that_the_step_does_not_offer_is_told_with_its_line(edited):
    folder = edited("causes/3_two_step.yaml", "file: ready}", "file: redy}", PINNED)
    [problem] = problems_of(folder)
    lines = (folder / problem.file[problem.file.index("causes") :]).read_text("utf-8").splitlines()
    assert "'redy'" in str(problem)
    assert "'ready'" in str(problem)
    assert "redy" in lines[problem.line - 1]
