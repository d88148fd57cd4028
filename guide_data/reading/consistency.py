"""What must agree across the files of a guide, one small rule each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from guide_data.model.flow import REMEDY_ANSWERS
from guide_data.model.problems import Problem, nearest
from guide_data.reading.draft import AnyStep, Draft
from guide_data.reading.fields import (
    all_targets,
    everything,
    facts_named,
    options,
    targets,
    texts,
    translated,
)
from guide_data.reading.file_types import Remedy
from guide_data.reading.located import Located
from guide_data.reading.translate import in_other_languages
from guide_data.text.markdown import link_to, links, refused
from guide_data.text.references import ALL, LONGEST, REFERENCE, expand, length

Rule = Callable[[Draft], Iterator[Problem]]

# The page's own address for its index of words.
RESERVED = {"index": "索引", "jupyter-config-data": "アプリ"}
# What stands on a line of its own: in a list, in the note, in a report.
ONE_LINE = {"title", "lead", "label", "number", "name", "meaning"}
ONE_LINE |= {"word", "reading", "query", "who"}
ONE_LINE_OF = {"options", "answers", "urgent", "causes", "links", "buttons", "contacts"}
ONE_LINE_OF |= {"devices", "waits", "meanwhile"}
WITHOUT_IDS = {"index", "searches", "suppressions", "terms"}


def ids_once(draft: Draft) -> Iterator[Problem]:
    """No two things of one kind share an id."""
    groups: dict[str, list[Located[Any]]] = {"steps": draft.all_steps, **draft.lists}
    # Papers and bills are ticked in one list.
    groups["papers"] = [*groups.get("papers", ()), *groups.pop("bills", ())]
    for placed_items in (items for name, items in groups.items() if name not in WITHOUT_IDS):
        count = Counter(placed.item.id for placed in placed_items)
        for placed in placed_items:
            if count[placed.item.id] > 1:
                yield placed.problem(
                    f"id '{placed.item.id}' が 2 回以上使われています。変えてください。", "id"
                )


def option_ids_once(draft: Draft) -> Iterator[Problem]:
    """No two options of a step share an id, nor take that of a closing answer."""
    count = Counter((id(placed), option.id) for placed, option, _ in options(draft))
    for placed, option, loc in options(draft):
        closing = REMEDY_ANSWERS if isinstance(placed.item, Remedy) else ()
        if count[id(placed), option.id] > 1 or option.id in closing:
            yield placed.problem(
                f"id '{option.id}' はこのステップでもう使われています。", *loc, "id"
            )


def ids_free(draft: Draft) -> Iterator[Problem]:
    """No step takes an address that the page itself needs."""
    for placed in draft.all_steps:
        if placed.item.id in RESERVED:
            what = f"は{RESERVED[placed.item.id]}が使います。変えてください。"
            yield placed.problem(f"id '{placed.item.id}' {what}", "id")


def targets_exist(draft: Draft) -> Iterator[Problem]:
    """Every option, closing answer, index entry and search leads to a step that is there."""
    known = draft.ids.get("steps", set())
    for placed, target, loc in targets(draft):
        if target not in known:
            what = f"'{target}' というステップはありません{nearest(target, known)}。"
            yield placed.problem(what, *loc)


def waits_lead_on(draft: Draft) -> Iterator[Problem]:
    """The answer to give once a wait is over is one that the step offers."""
    for placed in draft.all_steps:
        waits = getattr(placed.item, "waits", None)
        known = answers(placed.item)
        if waits and waits.then and waits.then not in known:
            what = f"'{waits.then}' という答えはありません{nearest(waits.then, known)}。"
            yield placed.problem(what, "waits", "then")


def answers(step: AnyStep) -> list[str]:
    """The ids of the answers that a step offers."""
    closing = REMEDY_ANSWERS if isinstance(step, Remedy) else ()
    return [option.id for option in getattr(step, "options", ())] + list(closing)


def devices_exist(draft: Draft) -> Iterator[Problem]:
    """Every way of a step is for a device of devices.yaml."""
    known = draft.ids.get("devices", set())
    for placed in draft.all_steps:
        for device in placed.item.ways.keys() - known:
            what = f"'{device}' という機器はありません{nearest(device, known)}。"
            yield placed.problem(what, "ways", device)


def facts_exist(draft: Draft) -> Iterator[Problem]:
    """Every fact that a step, a thing or a sentence names is in facts.yaml."""
    known = draft.ids.get("facts", set())
    for placed, fact, loc in facts_named(draft):
        if fact not in known:
            yield placed.problem(f"'{fact}' という事実はありません{nearest(fact, known)}。", *loc)


def references_exist(draft: Draft) -> Iterator[Problem]:
    """Every {kind:id} in the text refers to something that is there."""
    for placed, text, loc in (*texts(draft), *translated(draft)):
        for match in REFERENCE.finditer(text):
            line, (kind, name) = text.count("\n", 0, match.start()), match.groups()
            known = draft.ids.get(f"{kind}s", set())
            if not name and kind not in ALL:
                what = f"{{{kind}}} は使えません{nearest(kind, ALL)}。"
                yield placed.problem_in_text(line, what, *loc)
            elif name and name not in known:
                what = f"{{{kind}:{name}}} が指すものはありません{nearest(name, known)}。"
                yield placed.problem_in_text(line, what, *loc)


def text_is_plain(draft: Draft) -> Iterator[Problem]:
    """No text holds HTML, or anything else that content leaves to the guide."""
    for placed, text, loc in (*texts(draft), *translated(draft)):
        for line, what in refused(text):
            yield placed.problem_in_text(line, f"{what}。", *loc)


def links_are_known(draft: Draft) -> Iterator[Problem]:
    """No text, as it is shown, leads elsewhere than to a contact's number or a link's page.

    Brackets that are harmless in a label may close those of the text that the label stands in.
    """
    for spoken, at in every_language(draft):
        references = spoken.references
        addresses = [link.url for link in references.links.values()]
        addresses += [f"tel:{contact.dial}" for contact in references.contacts.values()]
        known = [link_to(address) for address in addresses]
        for placed, text, loc in texts(spoken):
            if any(link not in known for link in links(expand(text, references))):
                what = "知らない行き先へのリンクになります。かっこ [ ] ( ) を見直してください。"
                yield at(placed).problem(what, *loc)


def texts_are_short(draft: Draft) -> Iterator[Problem]:
    """No text grows without measure by what it refers to."""
    for spoken, at in every_language(draft):
        references = spoken.references
        for placed, text, loc in texts(spoken):
            if length(text, references) > LONGEST:
                what = f"番号や書類が入ると長すぎます。全部で {LONGEST:,} 文字までにしてください。"
                yield at(placed).problem(what, *loc)


def every_language(draft: Draft) -> Iterator[tuple[Draft, Callable[[Located[Any]], Located[Any]]]]:
    """The guide as it is shown in each language, and where what it shows was written."""
    yield draft, lambda placed: placed
    said = {placed.item.id: placed for placed in draft.translations}
    for spoken in in_other_languages(draft):
        yield spoken, lambda placed: said.get(getattr(placed.item, "id", ""), placed)


def titles_are_one_line(draft: Draft) -> Iterator[Problem]:
    """What stands on a line of its own is one line."""
    for placed, text, loc in everything(draft):
        if "\n" in text and (loc[-1] in ONE_LINE or loc[0] in ONE_LINE_OF):
            yield placed.problem("1 行で書いてください。", *loc)


def no_cycles(draft: Draft) -> Iterator[Problem]:
    """No journey comes back to a step; each cycle is named step by step, once."""
    steps = {placed.item.id: placed for placed in draft.all_steps}
    leads = {name: all_targets(placed.item, draft) for name, placed in steps.items()}
    done: set[str] = set()
    for start in steps:
        for cycle in cycles_from(start, leads, done):
            path = " → ".join(cycle)
            yield steps[cycle[-2]].problem(
                f"同じステップに戻ってしまいます（{path}）。行き先を変えてください。"
            )


def cycles_from(start: str, leads: dict[str, list[str]], done: set[str]) -> Iterator[list[str]]:
    """The cycles first met when walking from a step; ``done`` holds what was walked before."""
    path: dict[str, None] = {}
    stack = [(start, False)]
    while stack:
        step, leave = stack.pop()
        if leave:
            done.add(path.popitem()[0])
        elif step in path:
            walked = list(path)
            yield [*walked[walked.index(step) :], step]
        elif step not in done and step in leads:
            path[step] = None
            stack.append((step, True))
            stack += [(target, False) for target in leads[step]]


def source_agrees(draft: Draft) -> Iterator[Problem]:
    """source.yaml and facts.yaml say the same of which sentence gives which fact."""
    said = {(placed.item.number, fact) for placed in draft.sentences for fact in placed.item.facts}
    numbers = {placed.item.number for placed in draft.sentences}
    facts = draft.lists.get("facts", ())
    claimed = {(number, placed.item.id) for placed in facts for number in placed.item.sources}
    for placed in facts:
        for n, number in enumerate(placed.item.sources):
            if (number, placed.item.id) not in said:
                what = (
                    "source.yaml にこの事実を足してください"
                    if number in numbers
                    else "その文はありません"
                )
                yield placed.problem(f"文 {number}: {what}。", "sources", n)
    for placed in draft.sentences:
        for n, fact in enumerate(placed.item.facts):
            if (placed.item.number, fact) not in claimed and fact in draft.ids.get("facts", ()):
                yield placed.problem(
                    f"'{fact}' の sources に {placed.item.number} を足してください。", n
                )


def facts_have_origin(draft: Draft) -> Iterator[Problem]:
    """A fact comes from the source, or says why it is ours: one of the two."""
    for placed in draft.lists.get("facts", ()):
        if bool(placed.item.sources) == bool(placed.item.ours):
            yield placed.problem("sources か ours の、どちらか一方を書いてください。")


RULES: tuple[Rule, ...] = (
    ids_once,
    option_ids_once,
    ids_free,
    targets_exist,
    waits_lead_on,
    devices_exist,
    facts_exist,
    references_exist,
    text_is_plain,
    links_are_known,
    texts_are_short,
    titles_are_one_line,
    no_cycles,
    source_agrees,
    facts_have_origin,
)
