"""What is shown of a step: made once, and rendered alike by the page and the live guide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from guide_data.model.flow import Flow
from guide_data.model.image import Image
from guide_data.model.step import Option, Step, Wait
from guide_data.model.step_kinds import KINDS, is_folded
from guide_data.model.things import Drawing, IndexEntry, Picture
from guide_data.model.usual import usual_answers
from guide_data.text.markdown import line_to_html, plain_blocks, plain_line, to_html
from guide_data.text.markdown_syntax import Labels
from guide_data.text.references import papers
from guide_data.text.typography import typography
from widgets.views.i18n import words_for
from widgets.views.once_per_flow import once_per_flow
from widgets.views.quotes import mark_quotes, quoted_in
from widgets.views.readings import unwritten_reading

INDEX = "index"
SPACE = re.compile(r">\s+<")


@dataclass(frozen=True)
class OptionView:
    """An option as it is shown: its id, its words, and the step it leads to.

    ``leads`` is that step's heading: on paper nothing can be tapped.
    """

    id: str
    text: str
    to: str
    leads: str = ""


@dataclass(frozen=True)
class OptionGroup:
    """Options that stand together, under a name that folds them; empty: always in sight.

    ``urgent`` is one of a question in which those are who must lose no time.
    """

    name: str
    options: tuple[OptionView, ...]
    urgent: bool = False


@dataclass(frozen=True)
class WayView:
    """How a step is done on one kind of device, which has a name; ``body`` is HTML."""

    device: str
    name: str
    body: str


@dataclass(frozen=True)
class StepView:
    """A step as it is shown. ``heading`` and option texts are plain, ``body`` is HTML.

    Under the body stand ``ways`` and ``aged``, the notes (HTML) of what may have changed, and
    ``meanwhile``: what to look at while one waits, line by line as HTML.
    ``was`` are the ids that led to it before.
    ``ask`` is what its options answer, where the text does not ask. ``usual`` are the least and
    the most answers that people usually give, at the start alone and as far as that is known.
    """

    id: str
    kind: str
    heading: str
    body: str
    ways: tuple[WayView, ...] = ()
    aged: str = ""
    meanwhile: tuple[str, ...] = ()
    ask: str = ""
    groups: tuple[OptionGroup, ...] = ()
    usual: tuple[int, int] | None = None
    urgent: bool = False
    solved: bool = False
    was: tuple[str, ...] = ()

    @property
    def options(self) -> tuple[OptionView, ...]:
        """The options in the order in which they are shown."""
        return tuple(option for group in self.groups for option in group.options)


def step_view(flow: Flow, step: Step) -> StepView:
    """The view of one step, with the notes of its aged facts under its text."""
    return StepView(
        id=step.id,
        kind=step.kind,
        heading=step.title,
        body=with_drawing(body(flow, step), flow, step) + pictures(flow, step),
        ways=tuple(ways(flow, step)),
        aged=aged_notes(flow, step),
        meanwhile=meanwhile(flow, step.waits),
        ask=words_for(flow.guide.language).ask if KINDS[step.kind].closing else "",
        groups=tuple(option_groups(flow, step)),
        usual=usual_answers(flow) if step.id == flow.guide.start else None,
        urgent=is_urgent(flow, step.id),
        solved=step.ends == "solved",
        was=step.was,
    )


def body(flow: Flow, step: Step) -> str:
    """The text of a step as HTML."""
    html = to_html(step.text, labels_of(flow))
    return mark_quotes(stand_in(flow, step, html), quoted_in(flow))


def labels_of(flow: Flow) -> Labels:
    """The guide's own words beside what a text marks."""
    return words_for(flow.guide.language).text_marks


def is_urgent(flow: Flow, step_id: str) -> bool:
    """Whether a step is the one for those who must lose no time."""
    return bool(flow.guide.urgent and step_id == flow.guide.urgent.to)


def option_groups(flow: Flow, step: Step) -> Iterator[OptionGroup]:
    """The options of a step as they stand together, in the order in which they are shown.

    Those of a remedy's special cases fold under a name of the guide's own.
    """
    special = words_for(flow.guide.language).special
    names = {
        option.id: step.groups.get(option.group or "", special)
        for option in step.options
        if is_folded(step, option)
    }
    # What is for few stands last, where the groups do not say where they belong.
    ordered = sorted(step.options, key=lambda option: names.get(option.id) == special)
    for name, together in groupby(ordered, key=lambda option: names.get(option.id, "")):
        options = tuple(option_view(flow, option) for option in together)
        leads_there = any(is_urgent(flow, option.to) for option in options)
        yield OptionGroup(name, options, bool(step.groups) and leads_there)


def option_view(flow: Flow, option: Option) -> OptionView:
    """The view of one option."""
    return OptionView(option.id, option.text, option.to, flow.steps[option.to].title)


def stand_in(flow: Flow, step: Step, body: str) -> str:
    """A body in which the list of papers is marked, where the papers checker lists them anyway."""
    listed = to_html(papers(flow.documents.papers, flow.guide.language))
    if "papers" not in step.checks:
        return body
    return body.replace(listed, f'<div class="stand-in">{listed}</div>')


def ways(flow: Flow, step: Step) -> Iterator[WayView]:
    """The ways of a step, in the order of the devices."""
    for device in flow.devices:
        if device.id in step.ways:
            body = mark_quotes(to_html(step.ways[device.id], labels_of(flow)), quoted_in(flow))
            shown = with_drawing(body, flow, step, device.id) + pictures(flow, step, device.id)
            yield WayView(device.id, device.name, shown)


def with_drawing(body: str, flow: Flow, step: Step, device: str | None = None) -> str:
    """A step's text as HTML, its drawing beside what is to be done in order, if anything.

    ``device`` is whose way the text is: only a drawing of its screen is among them.
    """
    own = (one for one in flow.drawings if (one.id, one.device) == (step.drawing, device))
    beside = max(body.find("<ol"), 0)
    return body[:beside] + "".join(map(drawn, own)) + body[beside:]


def drawn(drawing: Drawing) -> str:
    """A drawing as HTML."""
    shapes = SPACE.sub("><", drawing.svg).removeprefix("<svg")
    return f'<svg class="drawing" role="img" aria-label="{escape(drawing.alt)}"{shapes}'


def pictures(flow: Flow, step: Step, device: str | None = None) -> str:
    """The screenshots of a step as HTML, of the way for a device or of none."""
    images = {image.id: image for image in flow.images}
    own = {one.id: one for one in flow.pictures if one.device == device and one.id in images}
    return "".join(picture(images[name], own[name]) for name in step.pictures if name in own)


def picture(image: Image, shown: Picture) -> str:
    """A screenshot as HTML, its room known before it is drawn: it is here with the page."""
    size = f'width="{image.width}" height="{image.height}"'
    named = f'alt="{escape(shown.alt)}" {size} decoding="async"'
    return f'<img class="picture" {named} src="{image.address}">'


def meanwhile(flow: Flow, waits: Wait | None) -> tuple[str, ...]:
    """What to look at while one waits, each line as HTML."""
    lines = waits.meanwhile if waits else ()
    return tuple(mark_quotes(line_to_html(line), quoted_in(flow)) for line in lines)


def aged_notes(flow: Flow, step: Step) -> str:
    """What may no longer be as the source says, each note once; empty where nothing is aged."""
    items = "".join(f"<li>{line_to_html(line)}</li>" for line in aged_lines(flow, step))
    label = escape(words_for(flow.guide.language).aged)
    return f'<ul class="aged" aria-label="{label}">{items}</ul>' if items else ""


def aged_lines(flow: Flow, step: Step) -> Iterator[str]:
    """Each note of what may have changed once, as content has it."""
    facts = (flow.facts_by_id[fact] for fact in step.facts)
    yield from dict.fromkeys(fact.aged for fact in facts if fact.aged)


def plain_texts(flow: Flow, step: Step) -> Iterator[str]:
    """The plain text of every paragraph and list item in which the page shows a step."""
    yield from plain_blocks(step.text)
    if step.ways:
        yield words_for(flow.guide.language).ways
    for device in flow.devices:
        yield from plain_blocks(step.ways.get(device.id, ""))
    yield from map(plain_line, aged_lines(flow, step))
    yield from map(plain_line, step.waits.meanwhile if step.waits else ())


def index_view(flow: Flow) -> StepView:
    """The index of words, each word leading to its steps."""
    body = "".join(index_fold(flow, heading, entries) for heading, entries in index_groups(flow))
    return StepView(INDEX, "index", words_for(flow.guide.language).index, body)


def index_groups(flow: Flow) -> Iterator[tuple[str, list[IndexEntry]]]:
    """The headings of the index, each with its words in the order they are read."""
    heading = typography(flow.guide.language).heading
    ordered = sorted(flow.index, key=lambda entry: entry.reading)
    for letter, entries in groupby(ordered, lambda entry: heading(entry.reading)):
        yield letter, list(entries)


def index_fold(flow: Flow, heading: str, entries: list[IndexEntry]) -> str:
    """The words under one heading as HTML; without scripts, a link to it would leave the index."""
    title = heading + typography(flow.guide.language).bracketed(str(len(entries)))
    rows = "".join(index_row(flow, entry) for entry in entries)
    return f'<details><summary>{escape(title)}</summary><dl class="entries">{rows}</dl></details>'


def index_row(flow: Flow, entry: IndexEntry) -> str:
    """One word of the index as HTML: a link, or above the steps where it may lead to several."""
    quoted = quoted_in(flow)
    word = mark_quotes(escape(entry.word), quoted)
    unwritten = unwritten_reading(entry)
    reading = f' data-reading="{escape(unwritten)}"' if unwritten else ""
    if len(entry.steps) == 1:
        return f'<div><dt{reading}><a href="#{entry.steps[0]}">{word}</a></dt></div>'
    titles = ((step, flow.steps[step].title) for step in entry.steps)
    links = "".join(
        f'<dd><a href="#{step}">{mark_quotes(escape(title), quoted)}</a></dd>'
        for step, title in titles
    )
    return f"<div><dt{reading}>{word}</dt>{links}</div>"


@once_per_flow
def all_views(flow: Flow) -> dict[str, StepView]:
    """Every view by its id: the steps in reading order, then the index."""
    views = {step.id: step_view(flow, step) for step in flow.steps.values()}
    return views | ({INDEX: index_view(flow)} if flow.index else {})
