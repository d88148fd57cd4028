"""What an edit does to the journeys, proved against the program that walks every one of them."""

import os
import subprocess
from collections import Counter
from itertools import pairwise
from shutil import copytree, which
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide_data import ContentError, Flow, Option, Step, read_guide
from guide_data.diff.difference import difference
from guide_data.diff.journeys import Divergence
from guide_data.diff.renames import renamed
from guide_data.diff.revisions import NoContent, flow_at
from guide_data.diff.summary import HEADS, report
from guide_data.model.documents import Documents
from guide_data.model.step import Cause
from guide_data.reading.file_types import DOCUMENTS, LISTS
from tests.support.flows import asking
from tests.support.paths import SMALL

START, ROUTER, DEVICE, ENDS = (
    "start.yaml",
    "causes/1_router.yaml",
    "causes/2_device.yaml",
    "ends.yaml",
)


def with_parts(flow, **parts):
    """A flow with some parts replaced, and nothing remembered of those it had."""
    return Flow(**{name: getattr(flow, name) for name in Flow.model_fields} | parts)


def called(flow, names):
    """A flow some of whose steps have other ids."""

    def option(was):
        return was.model_copy(update={"to": names.get(was.to, was.to)})

    def step(was):
        options = tuple(map(option, was.options))
        return was.model_copy(update={"id": names.get(was.id, was.id), "options": options})

    causes = [c.model_copy(update={"steps": tuple(map(step, c.steps))}) for c in flow.causes]
    start = names.get(flow.guide.start, flow.guide.start)
    guide = flow.guide.model_copy(update={"start": start})
    return with_parts(flow, causes=tuple(causes), guide=guide)


# Every journey, walked.


def journeys(flow, step=None, given=None):
    """Every consistent journey from a step to an end: the answers, and the steps passed."""
    here, given = flow.steps[step or flow.guide.start], given or {}
    if not here.options:
        yield (), (here.id,)
    for option in here.options:
        if given.get(here.asks, option.id) == option.id:
            said = given | ({here.asks: option.id} if here.asks else {})
            for answers, steps in journeys(flow, option.to, said):
                yield (option.id, *answers), (here.id, *steps)


def offered(step, given):
    """The answers that agree with those given before."""
    return [o.id for o in step.options if given.get(step.asks, o.id) == o.id]


def walked(flow, answers, steps, names):
    """How one journey parts in another flow, and the answers that show it."""
    here, given = flow.steps[flow.guide.start], {}
    for n, answer in enumerate(answers):
        if not offered(here, given):
            return Divergence("sooner", steps[n], here.id, ""), answers[:n]
        if answer not in offered(here, given):
            return Divergence("answer", steps[n], here.id, answer), answers[: n + 1]
        given |= {here.asks: answer} if here.asks else {}
        here = flow.steps[here.option(answer).to]
    if offered(here, given):
        return Divergence("further", steps[-1], here.id, ""), answers
    if names.get(steps[-1], steps[-1]) != here.id:
        return Divergence("elsewhere", steps[-1], here.id, ""), answers
    return None, answers


def all_walked(old, new, names):
    """How each journey of a flow parts in another: how many so, and how short they may be."""
    counts, shortest = Counter(), {}
    for answers, steps in journeys(old):
        parted, shown = walked(new, answers, steps, names)
        counts[parted] += 1
        shortest[parted] = min(len(shown), shortest.get(parted, len(shown)))
    del counts[None]
    return counts, {parted: shortest[parted] for parted in counts}


def parted(group):
    return Divergence(group.how, group.old, group.new, group.answer)


def turned(parted):
    """The same seen from the other flow."""
    how = {"sooner": "further"}.get(parted.how, parted.how)
    return Divergence(how, parted.new, parted.old, parted.answer)


@st.composite
def edits(draw):
    """Two random flows, some of whose steps may have other ids in the second."""
    old, new = draw(asking()), draw(asking())
    return old, called(
        new, {step: f"n{step}" for step in draw(st.sets(st.sampled_from([*new.steps])))}
    )


@given(edits())
def test_journeys_that_part_are_counted_as_if_each_was_walked(edit):
    old, new = edit
    counts, shortest = all_walked(old, new, renamed(old, new))
    found = difference(old, new)
    assert {parted(group): group.count for group in found.diverged} == counts
    assert {parted(group): len(group.journey) for group in found.diverged} == shortest
    assert [group.count for group in found.diverged] == sorted(counts.values(), reverse=True)
    assert found.old_journeys == len(list(journeys(old)))


@given(edits())
def test_journeys_that_open_are_counted_as_if_each_was_walked(edit):
    old, new = edit
    counts, shortest = all_walked(new, old, {})
    opened = {way for way in counts if way.how in ("answer", "sooner")}
    found = difference(old, new)
    assert {parted(group): group.count for group in found.added} == {
        turned(way): counts[way] for way in opened
    }
    assert {parted(group): len(group.journey) for group in found.added} == {
        turned(way): shortest[way] for way in opened
    }
    assert found.new_journeys == len(list(journeys(new)))


@given(edits())
def test_the_journey_of_a_group_shows_it(edit):
    old, new = edit
    names = renamed(old, new)
    every = dict(journeys(old))
    for group in difference(old, new).diverged:
        begun = [answers for answers in every if answers[: len(group.journey)] == group.journey]
        assert parted(group) in {walked(new, a, every[a], names)[0] for a in begun}


# Edits of the small guide: what is written instead of what, and what becomes of journeys.

SLOW = "      - id: slow\n        text: つながるが、とても遅い\n        to: router-restart\n"
LIT = "        text: ついている\n        to: router-restart\n"
BLINKS = "      - id: blinks\n        text: 点滅している\n        to: human\n"
END = "id: human\n    kind: outcome\n    ends: human\n"
NO_END = "id: human\n    kind: remedy\n    unsolved: solved\n"
ONE = {"one-device", "one-switched", "one-not-alone", "one-no-switch", "one-no-password"}
TO_HUMAN = {"one-device", "smell-still", "smell-far", "dark-high", "dark-hidden", "slow-still"}


class Edit(NamedTuple):
    """What is written instead of what; journeys that part and open; people led astray."""

    written: tuple[str, str, str]
    parted: dict[Divergence, tuple[int, str]]
    opened: dict[Divergence, tuple[int, str]]
    people: set[str]


EDITS = {
    "another end": Edit(
        (ROUTER, "unable: human", "unable: solved"),
        {Divergence("elsewhere", "human", "solved", ""): (2, "all dark unable")},
        {},
        {"dark-hidden"},
    ),
    "sooner at an end": Edit(
        (START, "to: device-switch", "to: human"),
        {Divergence("sooner", "device-switch", "human", ""): (19, "one")},
        {},
        ONE,
    ),
    "an end goes on": Edit(
        (ENDS, END, NO_END),
        {Divergence("further", "human", "human", ""): (20, "slow unsolved")},
        {Divergence("further", "human", "human", ""): (60, "slow unsolved")},
        TO_HUMAN | {"one-no-password"},
    ),
    "an answer less": Edit(
        (START, SLOW, ""),
        {Divergence("answer", "start", "start", "slow"): (3, "slow")},
        {},
        {"slow-still"},
    ),
    "an answer more": Edit(
        (ROUTER, LIT, LIT + BLINKS),
        {},
        {Divergence("answer", "router-lamp", "router-lamp", "blinks"): (2, "all blinks")},
        set(),
    ),
    "another step, whose answers are others": Edit(
        (START, SLOW, SLOW.replace("router-restart", "router-lamp")),
        {
            Divergence("answer", "router-restart", "router-lamp", answer): (1, f"slow {answer}")
            for answer in ("solved", "unsolved", "unable")
        },
        {
            Divergence("answer", "router-restart", "router-lamp", "lit"): (3, "slow lit"),
            Divergence("answer", "router-restart", "router-lamp", "dark"): (5, "slow dark"),
        },
        {"slow-still"},
    ),
    "other words": Edit((ROUTER, "title: コンセント", "title: プラグ"), {}, {}, set()),
}


def rows(groups):
    return {parted(group): (group.count, " ".join(group.journey)) for group in groups}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_becomes_of_journeys(edited, small, edit):
    found = difference(small, read_guide(edited(*edit.written)))
    assert rows(found.diverged) == edit.parted
    assert rows(found.added) == edit.opened
    assert {person.id for person in found.scenarios} == edit.people


def test_people_part_as_their_journey_does(edited, small):
    [person] = difference(small, read_guide(edited(START, SLOW, ""))).scenarios
    assert parted(person) == Divergence("answer", "start", "start", "slow")
    assert person.journey == ("slow", "unsolved")


def test_somebody_who_stops_on_the_way_is_led_astray_too(small):
    person = small.journeys[0].model_copy(update={"answers": ("all",), "ends": "router-lamp"})
    steps = {"router-lamp": "device-switch", "device-switch": "router-lamp"}
    [found] = difference(with_parts(small, journeys=(person,)), called(small, steps)).scenarios
    assert parted(found) == Divergence("elsewhere", "router-lamp", "device-switch", "")


def test_somebody_who_was_nowhere_before_is_not_led_astray(small):
    person = small.journeys[0].model_copy(update={"answers": ("never",)})
    assert difference(with_parts(small, journeys=(person,)), small).scenarios == ()


# What changed of the content itself.

CLOSING = ("smoke", "router-plug", "router-restart", "device-switch", "device-forget")
CHANGES = {
    "title": (
        [(ROUTER, "title: コンセントを確かめる", "title: プラグを見る")],
        {("steps", "router-plug", "title")},
    ),
    "text": ([(ROUTER, "10秒", "20秒")], {("steps", "router-restart", "text")}),
    "what is asked": ([(ROUTER, "asks: lamp", "asks: light")], {("steps", "router-lamp", "asks")}),
    "words of an option": (
        [(ROUTER, "text: ついている", "text: 光っている")],
        {("options", "router-lamp.lit", "text")},
    ),
    "target of an option": (
        [(ROUTER, "to: router-plug", "to: human")],
        {("options", "router-lamp.dark", "to")},
    ),
    "what a note tells of an answer": (
        [(ROUTER, "text: ついている\n", "text: ついている\n        uninformative: true\n")],
        {("options", "router-lamp.lit", "uninformative")},
    ),
    "words that close remedies": (
        [("guide.yaml", "このやり方はできません", "できません")],
        {("guide", "guide", "answers.unable")}
        | {("options", f"{step}.unable", "text") for step in CLOSING},
    ),
    "order of options": (
        [(START, SLOW, ""), (START, "    options:\n", "    options:\n" + SLOW)],
        {("steps", "start", "order")},
    ),
    "fact": (
        [("facts.yaml", "10秒待ち", "20秒待ち")],
        {("facts", "restart-wait", "text")},
    ),
    "telephone number": (
        [
            ("contacts.yaml", "0120-000-000", "0120-000-001"),
            ("contacts.yaml", "0120000000", "0120000001"),
        ],
        {
            ("contacts", "maker", "number"),
            ("contacts", "maker", "dial"),
            ("steps", "smoke", "text"),
            ("steps", "human", "text"),
        },
    ),
    "button": (
        [("buttons.yaml", "label: 設定", "label: 歯車")],
        {("buttons", "settings", "label"), ("steps", "device-switch", "text")},
    ),
    "index": (
        [("index.yaml", "    - router-lamp\n", "")],
        {("index", "ルーター", "steps")},
    ),
    "search": (
        [("searches.yaml", "    - router-restart\n", "")],
        {("searches", "ランプ", "step")},
    ),
    "person": (
        [("journeys.yaml", "1台だけつながらず、何をしてもだめな方", "別の方")],
        {("journeys", "one-device", "who")},
    ),
    "sentence of the source": (
        [("source.yaml", "  1: ", "  6: {background: おわり}\n  1: ")],
        {("source", "6", "")},
    ),
    "cause": ([(DEVICE, "title: 機器のこと", "title: 機器")], {("causes", "device", "title")}),
    "guide": (
        [("guide.yaml", "urgent:\n  text: けむり", "urgent:\n  text: 煙")],
        {("guide", "guide", "urgent.text")},
    ),
}


def places(changes):
    return {(change.kind, change.id, change.part) for change in changes}


@pytest.mark.parametrize(("edits", "changed"), CHANGES.values(), ids=CHANGES)
def test_what_changed(edited, small, edits, changed):
    for edit in edits:
        folder = edited(*edit)
    there, back = difference(small, new := read_guide(folder)), difference(new, small)
    assert places(there.changes) == places(back.changes) == changed
    assert {(c.old, c.new) for c in there.changes} == {(c.new, c.old) for c in back.changes}
    assert all(change.old != change.new for change in there.changes)


STEP = "  - id: router-restart\n    kind: remedy\n"
MORE_STEP = """  - id: router-far
    kind: remedy
    title: 近づく
    text: |
      歩きます。
    ours: true
    unsolved: human

"""
FACT = "- id: maker-call\n"
MORE_FACT = """- id: new
  text: 新しい。
  ours: x
  compared: 2026-11-22
  review: 2027-11-22
"""
CONTACT = "- id: maker\n"
MORE_CONTACT = """- id: shop
  number: 0120-000-002
  dial: "0120000002"
  label: お店
  fact: maker-call
"""
MORE = {
    "step": ((ROUTER, STEP, MORE_STEP + STEP), ("steps", "router-far", "近づく")),
    "fact": (("facts.yaml", FACT, MORE_FACT + FACT), ("facts", "new", "新しい。")),
    "contact": (
        ("contacts.yaml", CONTACT, MORE_CONTACT + CONTACT),
        ("contacts", "shop", "0120-000-002"),
    ),
    "option": ((ROUTER, LIT, LIT + BLINKS), ("options", "router-lamp.blinks", "human")),
}


@pytest.mark.parametrize(("edit", "row"), MORE.values(), ids=MORE)
def test_what_came_and_what_went(edited, small, edit, row):
    more, (kind, id_, name) = read_guide(edited(*edit)), row
    came = [c for c in difference(small, more).changes if not c.part]
    went = [c for c in difference(more, small).changes if not c.part]
    assert [(c.kind, c.id, c.old, c.new) for c in came] == [(kind, id_, None, name)]
    assert [(c.kind, c.id, c.old, c.new) for c in went] == [(kind, id_, name, None)]


def in_one_file(flow):
    first, *others = flow.causes
    moved = first.model_copy(update={"steps": tuple(flow.steps.values())})
    return (moved, *(other.model_copy(update={"steps": ()}) for other in others))


LEFT_OUT = {
    "order of steps": lambda flow: {"causes": flow.causes[::-1]},
    "file of a step": lambda flow: {"causes": in_one_file(flow)},
    "papers": lambda flow: {"documents": Documents(files=flow.documents.files)},
    "types of file": lambda flow: {"documents": Documents(papers=flow.documents.papers)},
} | {
    name: lambda flow, name=name: {name: ()}
    for name in sorted(
        Flow.model_fields.keys()
        - {"name", "guide", "causes", "documents", "others", "translated_from"}
        # The pinned guide suppresses nothing, and has no pictures.
        - {"suppressions", "pictures", "images", "untranslated", "words"}
    )
}


@pytest.mark.parametrize("less", LEFT_OUT.values(), ids=LEFT_OUT)
def test_no_part_of_a_flow_is_left_out(flow, less):
    found = difference(flow, with_parts(flow, **less(flow)))
    assert not found.empty
    assert len(list(report(found))) > 2


def in_english(flow, cause="c", **parts):
    """A flow that also speaks English, in which the first cause has that title."""
    guide = flow.guide.model_copy(update={"language": "en"})
    first, *others = flow.causes
    causes = (first.model_copy(update={"title": cause}), *others)
    english = with_parts(flow, guide=guide, causes=causes, **parts)
    return with_parts(flow, others=(english,), **parts)


def test_another_language_that_came_or_went(small):
    for old, new in ((small, in_english(small)), (in_english(small), small)):
        assert places(difference(old, new).changes) == {("languages", "en", "")}


def test_words_that_changed_only_in_another_language(small):
    found = difference(in_english(small, "a"), in_english(small, "b"))
    assert places(found.changes) == {("en", small.causes[0].id, "title")}
    assert any("a → b" in line for line in report(found))


def test_what_changed_in_every_language_alike_is_told_once(small):
    found = difference(in_english(small), in_english(small, index=()))
    assert {change.kind for change in found.changes} == {"index"}


# The same step under another id.


def strangers(flow):
    """The steps in groups, none of which leads to another of its group."""
    groups = []
    for step in flow.steps.values():
        near = {to.id for to in flow.steps.values() if any(o.to == step.id for o in to.options)}
        near |= {option.to for option in step.options}
        free = next((group for group in groups if not near & set(group)), None)
        if free is None:
            groups.append(free := [])
        free.append(step.id)
    return groups


@pytest.mark.parametrize("at_once", [False, True], ids=["among others", "all at once"])
def test_steps_under_other_ids_are_the_same_steps(either, at_once):
    for steps in [list(either.steps)] if at_once else strangers(either):
        names = {step: f"{step}-2" for step in steps}
        found = difference(either, called(either, names))
        assert {row.old: row.new for row in found.renames} == names
        assert (found.diverged, found.added, found.scenarios) == ((), (), ())


def test_a_step_under_another_id_and_in_other_words_is_the_same_step(edited, small):
    edited(ROUTER, "id: router-plug", "id: plug")
    edited(ROUTER, "to: router-plug", "to: plug")
    found = difference(small, read_guide(edited(ROUTER, "奥まで差し込みます", "奥まで入れます")))
    assert [(row.old, row.new) for row in found.renames] == [("router-plug", "plug")]
    assert found.diverged == ()
    assert places(found.changes) == {("steps", "plug", "text")}
    assert any("router-plug" in line for line in report(found))


def question(id_, title, **targets):
    options = [Option(id=answer, text="t", to=to) for answer, to in targets.items()]
    return Step(id=id_, kind="question", title=title, options=tuple(options))


def outcome(id_, title, ends="human"):
    return Step(id=id_, kind="outcome", title=title, ends=ends)


# Steps that went, steps that came, and the ids that changed.
CAME_AND_WENT = {
    "in the same words": ([outcome("a", "窓口に聞く")], [outcome("b", "窓口に聞く")], {"a": "b"}),
    "in other words": ([outcome("a", "窓口に聞く")], [outcome("b", "朝まで待つ")], {}),
    "as another end": ([outcome("a", "待つ", "wait")], [outcome("b", "待つ", "solved")], {}),
    "once only": (
        [outcome("a", "窓口に聞きます"), outcome("b", "窓口に聞く")],
        [outcome("c", "窓口に聞く")],
        {"b": "c"},
    ),
    "with the same options, in words half the same": (
        [question("a", "窓口に聞けますか", yes="end")],
        [question("b", "お店に行けますか", yes="end")],
        {"a": "b"},
    ),
    "with other options, in words half the same": (
        [question("a", "窓口に聞けますか", yes="end")],
        [question("b", "お店に行けますか", no="end")],
        {},
    ),
    "with options that lead to such steps": (
        [question("a", "窓口に聞けますか", yes="c"), outcome("c", "聞く")],
        [question("b", "お店に行けますか", yes="d"), outcome("d", "聞く")],
        {"a": "b", "c": "d"},
    ),
}


@pytest.mark.parametrize(("went", "came", "names"), CAME_AND_WENT.values(), ids=CAME_AND_WENT)
def test_a_step_that_came_may_be_one_that_went(small, went, came, names):
    old, new = (
        with_parts(small, causes=(Cause(id="c", title="c", steps=(*steps, outcome("end", "e"))),))
        for steps in (went, came)
    )
    assert renamed(old, new) == names
    assert renamed(new, old) == {now: was for was, now in names.items()}


# What is said of it.


def test_a_guide_does_not_differ_from_itself(either):
    found = difference(either, either)
    assert found.empty
    assert (found.scenarios, len(list(report(found)))) == ((), 1)


def test_where_no_answer_is_left_every_journey_parts(either):
    guide = either.guide.model_copy(update={"start": either.guide.solved})
    found = difference(either, with_parts(either, guide=guide))
    [group] = found.diverged
    assert (group.count, group.journey) == (found.old_journeys, ())
    assert {person.id for person in found.scenarios} == {person.id for person in either.journeys}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_people_are_said_first_and_no_group_is_left_unsaid(edited, small, edit):
    lines = [x.strip() for x in report(difference(small, read_guide(edited(*edit.written))))]
    people = [n for person in edit.people for n, x in enumerate(lines) if f"{person}（" in x]
    assert len(people) == len(edit.people)
    assert all(n < 2 * len(people) for n in people)
    shown = [(before.split()[0], x.replace(" → ", " ")) for before, x in pairwise(lines)]
    for count, journey in [*edit.parted.values(), *edit.opened.values()]:
        assert (str(count), journey) in shown


@pytest.mark.parametrize(("edits", "changed"), CHANGES.values(), ids=CHANGES)
def test_every_change_is_said(edited, small, edits, changed):
    for edit in edits:
        folder = edited(*edit)
    whole = "\n".join(report(difference(small, read_guide(folder))))
    assert all(id_ in whole and part in whole for _, id_, part in changed)


# Revisions of git.


def git(folder, *arguments):
    names = ("-c", "user.name=e", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", folder, *names, *arguments], check=True, capture_output=True)


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """The small guide in a repository: at "good", broken at "bad", absent at "empty"."""
    if not which("git"):
        pytest.skip("git is not there")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    repository = tmp_path / "a repository"
    folder = repository / "content" / "a guide"
    repository.mkdir()
    git(repository, "init", "--quiet")
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "e")
    git(repository, "tag", "empty")
    copytree(SMALL, folder)
    for tag, old, new in (
        ("bad", "to: router-plug", "to: nowhere"),
        ("good", "to: nowhere", "to: router-plug"),
    ):
        replaced(folder / ROUTER, old, new)
        git(repository, "add", ".")
        git(repository, "commit", "--quiet", "-m", tag)
        git(repository, "tag", tag)
    return folder


def replaced(path, old, new):
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_revision_is_the_folder_as_it_stood(kept):
    before = read_guide(kept)
    replaced(kept / ROUTER, "コンセントを確かめる", "プラグを見る")
    assert flow_at("good", kept) == flow_at("HEAD", kept) == before
    assert flow_at(str(kept), kept) == read_guide(kept) != before


def test_problems_are_named_by_revision_and_file(kept):
    with pytest.raises(ContentError) as caught:
        flow_at("bad", kept)
    [problem] = caught.value.problems
    assert problem.file.startswith("bad:")
    assert problem.file.endswith(f"content/a guide/{ROUTER}")


NOT_THERE = ["nothing", "", "-h", "--output=x", "empty..good", "empty", "bad:content"]


@pytest.mark.parametrize("name", NOT_THERE)
def test_what_is_no_revision_with_that_folder(kept, name):
    with pytest.raises(NoContent) as caught:
        flow_at(name, kept)
    # It is said in the words of editors, not of git.
    assert "fatal" not in str(caught.value)
    assert not (kept / "x").exists()


def test_a_folder_without_git(tmp_path, small, monkeypatch):
    copytree(SMALL, folder := tmp_path / SMALL.name)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert flow_at(str(folder), folder) == small
    with pytest.raises(NoContent):
        flow_at("HEAD", folder)
    with pytest.raises(NoContent, match="none") as caught:
        flow_at("HEAD", tmp_path / "none")
    assert "fatal" not in str(caught.value)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoContent):
        flow_at("HEAD", folder)


# The command.

SIDES = {
    "nothing changed": ([], 0, 1),
    "two revisions": (["--old", "good", "--new", "HEAD"], 0, 1),
    "a revision and a folder": (["--old", "good", "--new", str(SMALL)], 0, 1),
    "two folders": (["--old", str(SMALL), "--new", str(SMALL)], 0, 1),
    "unknown revision": (["--old", "nothing"], 2, 0),
    "no folder then": (["--old", "empty"], 2, 0),
    "an empty name": (["--old", "good", "--new", ""], 2, 0),
    "an option for git": (["--old=--output=x"], 2, 0),
    "problems before": (["--old", "bad"], 1, 0),
    "problems now": (["--old", "good", "--new", "bad"], 1, 0),
}


@pytest.mark.parametrize(("names", "status", "lines"), SIDES.values(), ids=SIDES)
def test_the_command(command, kept, names, status, lines):
    done = command("diff", "--guide", kept, *names)
    assert done.status == status, done.err
    assert len(done.out.splitlines()) == lines
    assert bool(done.err) == bool(status)
    assert "Traceback" not in done.err


def test_every_list_in_a_guide_has_a_name_for_editors():
    assert {*LISTS} & {*Flow.model_fields} | {*DOCUMENTS} <= HEADS.keys()
