"""What must agree across the files of a guide, one small rule each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

from guide_data.messages import gettext, say, templates
from guide_data.model.field_types import Line, Ref
from guide_data.model.problems import Problem, nearest
from guide_data.model.step_kinds import WrittenStep
from guide_data.reading import identifiers, spoken_languages  # noqa: F401  (their rules come first)
from guide_data.reading.cycles import cycles_from
from guide_data.reading.draft import MISSING_FILE, Draft
from guide_data.reading.fields import items, options, refs, texts, translated, translations
from guide_data.reading.folder import shown_as
from guide_data.reading.located import Located
from guide_data.reading.picture_files import FOLDER, fault, languages_in
from guide_data.reading.structural import MARKUP, MOST_OF_A_RULE, RULES, UNREADABLE, structural
from guide_data.reading.translate import in_other_languages
from guide_data.text import svg
from guide_data.text.code import without_code
from guide_data.text.markdown import link_to, links
from guide_data.text.markdown_limits import refused
from guide_data.text.references import ALL, LONGEST, ONE, REFERENCE, expand, length


def disagreements(draft: Draft) -> Iterator[Problem]:
    """What all rules find in a draft, each with its rule's id."""
    for refusal, rule in RULES:
        for problem in islice(rule(draft), MOST_OF_A_RULE):
            yield replace(problem, rule=refusal.id)


@structural("answer-missing", "ステップにない答え", "waits: {then: unsolvd, …}")
def named_answers_exist(draft: Draft) -> Iterator[Problem]:
    """The answer to give after a wait or a check is one that the step offers."""
    for located in draft.all_steps:
        known = answers(located.item)
        for answer, loc in located.marked.get(Ref("answer", strict=False), ()):
            if answer not in known:
                what = "'{answer}' という答えはありません{hint}。"
                said = say(what, answer=answer, hint=nearest(answer, known))
                yield located.problem(said, *loc)


def answers(step: WrittenStep) -> list[str]:
    """The ids of the answers that a step offers."""
    return [option.id for option in step.own_options()] + list(step.closing)


@structural(*UNREADABLE)
def remedies_can_be_closed(draft: Draft) -> Iterator[Problem]:
    """What closes a remedy is said by it or by the guide, in each language that it is told in."""
    remedies = [located for located in draft.all_steps if located.item.asks_how_it_went]
    if not remedies or not draft.guide:
        return
    guide = draft.guide.item
    spoken_in: list[Located[Any]] = [draft.guide, *draft.strings.values()]
    for spoken in spoken_in:
        if spoken.item.answers is None:
            yield spoken.problem(
                gettext("remedy を閉じる answers（3 つの答えの言葉）を書いてください。")
            )
    for located in remedies:
        closed = located.item.closing_options(guide.answers, guide.solved)
        if guide.answers and len(closed) < len(located.item.closing):
            what = (
                "解決したときの行き先がありません。solved を guide.yaml か、ここに書いてください。"
            )
            yield located.problem(gettext(what))


@structural("group-unknown", "groups にないまとまりや、答えのないまとまり", "group: pasword")
def groups_hold_options(draft: Draft) -> Iterator[Problem]:
    """Every option is in a group that its step names, and every group has options."""
    for located, option, loc in options(draft):
        known = located.item.option_groups()
        if option.group and option.group not in known:
            what = "'{group}' というまとまりはありません{hint}。"
            said = say(what, group=option.group, hint=nearest(option.group, known))
            yield located.problem(said, *loc, "group")
    for located in draft.all_steps:
        used = {option.group for option in located.item.own_options()}
        for group in located.item.option_groups():
            if group not in used:
                what = gettext("このまとまりに入る答えがありません。")
                yield located.problem(what, "groups", group)


NOT_THERE = {
    "device": templates("'{name}' という機器はありません{hint}。"),
    "drawing": templates("'{name}' という絵はありません{hint}。"),
    "picture": templates("'{name}' という写真はありません{hint}。"),
}
OF_A_DEVICE = {
    "drawing": templates("この絵は '{device}' の画面です。ways にそのやり方がないと、出ません。"),
    "picture": templates("この写真は '{device}' の画面です。ways にそのやり方がないと、出ません。"),
}


@structural(*UNREADABLE)
def what_is_shown_exists(draft: Draft) -> Iterator[Problem]:
    """Every device is one of devices.yaml, every drawing and picture one of its file."""
    for kind, what in NOT_THERE.items():
        known = draft.ids.get(f"{kind}s", set())
        for located, name, loc in refs(draft, kind):
            if name not in known:
                said = say(what, name=name, hint=nearest(name, known))
                yield located.problem(said, *loc)


@structural(*UNREADABLE)
def drawings_have_their_way(draft: Draft) -> Iterator[Problem]:
    """What shows one device's screen is on steps that have a way for that device."""
    for kind, what in OF_A_DEVICE.items():
        devices = {one.id: one.device for one in draft.items(f"{kind}s")}
        for located, name, loc in refs(draft, kind):
            device = devices.get(name)
            if device and device not in located.item.ways:
                yield located.problem(say(what, device=device), *loc)


@structural("drawing-unsafe", "図形のほかのものがある絵、大きすぎる絵", "<script>…</script>")
def drawings_are_shapes(draft: Draft) -> Iterator[Problem]:
    """No drawing holds more than shapes, or has no room in a page."""
    for located in draft.lists.get("drawings", ()):
        for line, what in svg.faults(located.item.svg):
            yield located.problem_in_text(line, say("{what}。", what=what), "svg")


@structural(*UNREADABLE)
def named_facts_have_a_file(draft: Draft) -> Iterator[Problem]:
    """Where facts are named, there is a file that tells them."""
    if "facts" not in draft.ids and any(refs(draft, "fact")):
        yield Problem(shown_as(draft.folder / "facts.yaml"), 1, "", gettext(MISSING_FILE))


@structural("picture-unfit", "ない写真、大きすぎる写真、写真でないファイル", "file: movie.png")
def pictures_are_pictures(draft: Draft) -> Iterator[Problem]:
    """Every picture is a file that browsers show, in each language that has its own."""
    folder = draft.folder
    for located in draft.lists.get("pictures", ()):
        name = located.item.file
        others = (path / FOLDER / name for path in languages_in(folder))
        for path in (folder / FOLDER / name, *(path for path in others if path.is_file())):
            if what := fault(folder, path):
                yield located.problem(what, "file")


@structural("fact-unknown", "facts.yaml にない事実", "facts: [no-such-fact]")
def facts_exist(draft: Draft) -> Iterator[Problem]:
    """Every fact that a step, a thing or a sentence names is in facts.yaml."""
    known = draft.ids.get("facts", set())
    for located, fact, loc in refs(draft, "fact"):
        if fact not in known:
            what = "'{fact}' という事実はありません{hint}。"
            yield located.problem(say(what, fact=fact, hint=nearest(fact, known)), *loc)


@structural("reference-unknown", "指すもののない {…}", "{button:nope}")
def references_exist(draft: Draft) -> Iterator[Problem]:
    """Every {kind:id} in the text refers to something that is there."""
    for located, text, loc in (*texts(draft), *translated(draft)):
        for match in REFERENCE.finditer(without_code(text)):
            line, (kind, name) = text.count("\n", 0, match.start()), match.groups()
            known = draft.ids.get(f"{kind}s", set())
            if not name and kind not in ALL:
                what = say("{{{kind}}} は使えません{hint}。", kind=kind, hint=nearest(kind, ALL))
                yield located.problem_in_text(line, what, *loc)
            elif name and kind not in ONE:
                what = say("{{{kind}:…}} は使えません{hint}。", kind=kind, hint=nearest(kind, ONE))
                yield located.problem_in_text(line, what, *loc)
            elif name and name not in known:
                lost = "{{{kind}:{name}}} が指すものはありません{hint}。"
                what = say(lost, kind=kind, name=name, hint=nearest(name, known))
                yield located.problem_in_text(line, what, *loc)


@structural(*MARKUP)
def text_is_plain(draft: Draft) -> Iterator[Problem]:
    """No text holds HTML, or anything else that content leaves to the guide."""
    for located, text, loc in (*texts(draft), *translated(draft)):
        for line, what in refused(text):
            said = say("{what}。", what=gettext(what))
            yield located.problem_in_text(line, said, *loc)


@structural(*MARKUP)
def links_are_known(draft: Draft) -> Iterator[Problem]:
    """No text, as it is shown, leads elsewhere than to a contact's number or a link's page.

    Brackets that are harmless in a label may close those of the text that the label stands in.
    """
    for spoken, at in every_language(draft):
        references = spoken.references
        known = [link_to(link.seen_from(references.root)) for link in spoken.items("links")]
        numbers = spoken.items("contacts")
        known += [link_to(number.address, number.outside) for number in numbers]
        for located, text, loc in texts(spoken):
            if any(link not in known for link in links(expand(text, references))):
                what = "知らない行き先へのリンクになります。かっこ [ ] ( ) を見直してください。"
                yield at(located).problem(gettext(what), *loc)


@structural(*UNREADABLE)
def texts_are_short(draft: Draft) -> Iterator[Problem]:
    """No text grows without measure by what it refers to."""
    for spoken, at in every_language(draft):
        references = spoken.references
        for located, text, loc in texts(spoken):
            if length(text, references) > LONGEST:
                what = "番号や書類が入ると長すぎます。全部で {most:,} 文字までにしてください。"
                yield at(located).problem(say(what, most=LONGEST), *loc)


def every_language(draft: Draft) -> Iterator[tuple[Draft, Callable[[Located[Any]], Located[Any]]]]:
    """The guide as it is shown in each language, and where what it shows was written."""
    yield draft, lambda located: located
    for spoken in in_other_languages(draft):
        said = {t.item.id: t for t in draft.translations.get(spoken.language, ())}
        yield spoken, partial(written_at, said)


def written_at(said: Mapping[str, Located[Any]], located: Located[Any]) -> Located[Any]:
    """Where the words of a step in another language were written, if they were."""
    return said.get(getattr(located.item, "id", ""), located)


@structural(*UNREADABLE)
def titles_are_one_line(draft: Draft) -> Iterator[Problem]:
    """What stands on a line of its own is one line."""
    for located in (*items(draft), *translations(draft)):
        for text, loc in located.marked.get(Line(), ()):
            if "\n" in text:
                yield located.problem(gettext("1 行で書いてください。"), *loc)


@structural("cycle", "同じステップに戻る道", "a の to が b、b の to が a")
def no_cycles(draft: Draft) -> Iterator[Problem]:
    """No journey comes back to a step; each cycle is named step by step, once."""
    steps = {located.item.id: located for located in draft.all_steps}
    leads = {name: targets(located.item, draft) for name, located in steps.items()}
    done: set[str] = set()
    for start in steps:
        for cycle in cycles_from(start, leads, done):
            what = (
                "同じステップに戻ってしまいます（{path}）。"
                "行き先を変えるか、back に書いてください。"
            )
            yield steps[cycle[-2]].problem(say(what, path=" → ".join(cycle)))


def targets(step: WrittenStep, draft: Draft) -> list[str]:
    """Every step that a step leads to, also where a remedy leaves ``solved`` to the guide."""
    guide = draft.guide.item if draft.guide else None
    closing = step.closing_options(guide.answers, guide.solved) if guide else ()
    return [option.to for option in (*step.own_options(), *closing)]


@structural(
    "source-disagrees",
    "source.yaml と facts.yaml の食い違い",
    "sources: [5] なのに 5: {background: 前置き}",
)
def source_agrees(draft: Draft) -> Iterator[Problem]:
    """source.yaml and facts.yaml say the same of which sentence gives which fact."""
    said = {
        (located.item.number, fact) for located in draft.sentences for fact in located.item.facts
    }
    numbers = {located.item.number for located in draft.sentences}
    facts = draft.lists.get("facts", ())
    claimed = {(number, located.item.id) for located in facts for number in located.item.sources}
    for located in facts:
        for n, number in enumerate(located.item.sources):
            if (number, located.item.id) not in said:
                what = (
                    "文 {number}: source.yaml にこの事実を足してください。"
                    if number in numbers
                    else "文 {number}: その文はありません。"
                )
                yield located.problem(say(what, number=number), "sources", n)
    for located in draft.sentences:
        for n, fact in enumerate(located.item.facts):
            if (located.item.number, fact) not in claimed and fact in draft.ids.get("facts", ()):
                what = "'{fact}' の sources に {number} を足してください。"
                yield located.problem(say(what, fact=fact, number=located.item.number), n)


@structural("fact-origin", "よりどころのない事実", "sources も ours もない")
def facts_have_origin(draft: Draft) -> Iterator[Problem]:
    """A fact comes from the source, or says why it is ours: one of the two."""
    for located in draft.lists.get("facts", ()):
        if bool(located.item.sources) == bool(located.item.ours):
            yield located.problem(gettext("sources か ours の、どちらか一方を書いてください。"))
