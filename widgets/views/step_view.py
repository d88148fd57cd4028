"""What is shown of a step: made once, and rendered alike by the page and the live guide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from guide_data.model.flow import Flow
from guide_data.model.image import Image
from guide_data.model.step import ONWARD, Option, Step, Wait
from guide_data.model.step_kinds import KINDS, is_folded
from guide_data.model.things import Drawing, IndexEntry, Picture
from guide_data.model.usual import usual_answers
from guide_data.search.readings import unwritten_reading
from guide_data.search.search_data import aged_lines, in_shown_order
from guide_data.text.index_order import heading, in_order, looked_up
from guide_data.text.markdown import line_to_html, to_html
from guide_data.text.markdown_syntax import Labels
from guide_data.text.references import papers
from guide_data.text.typography import typography
from widgets.views.once_per_flow import once_per_flow
from widgets.views.quotes import mark_quotes, quoted_in
from widgets.views.text_languages import own_language
from widgets.views.words import words_of

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


# From so many on, answers are narrowed by what is typed, as nobody reads them all.
MANY_OPTIONS = 40


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
    ``was`` are the ids that led to it before; ``back`` leads to steps before it. ``untranslated``
    are the texts of the whole guide that are. ``ask`` is what its options answer, where the text
    does not ask. ``usual`` are the least and the most answers that people usually give, at the
    start alone and as far as that is known.
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
    untranslated: frozenset[str] = frozenset()
    usual: tuple[int, int] | None = None
    urgent: bool = False
    solved: bool = False
    was: tuple[str, ...] = ()
    back: tuple[OptionView, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether its options are so many that they are narrowed by what is typed."""
        return len(self.options) >= MANY_OPTIONS

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
        body=with_drawing(text_in(flow, step.text, step), flow, step) + pictures(flow, step),
        ways=tuple(ways(flow, step)),
        aged=aged_notes(flow, step),
        meanwhile=meanwhile(flow, step.waits),
        ask=words_of(flow).ask if KINDS[step.kind].asks_how_it_went else "",
        groups=tuple(option_groups(flow, step)),
        untranslated=flow.untranslated,
        usual=usual_answers(flow) if step.id == flow.guide.start else None,
        urgent=is_urgent(flow, step.id),
        solved=step.ends == "solved",
        was=step.was,
        back=tuple(
            OptionView(to, text, to, flow.steps[to].title) for to, text in step.back.items()
        ),
    )


def body(flow: Flow, step: Step) -> str:
    """The text of a step as HTML."""
    html = to_html(step.text, labels_of(flow))
    return mark_quotes(stand_in(flow, step, html), quoted_in(flow))


def labels_of(flow: Flow) -> Labels:
    """The guide's own words beside what a text marks."""
    return words_of(flow).text_marks


def is_urgent(flow: Flow, step_id: str) -> bool:
    """Whether a step is the one for those who must lose no time."""
    return bool(flow.guide.urgent and step_id == flow.guide.urgent.to)


def option_groups(flow: Flow, step: Step) -> Iterator[OptionGroup]:
    """The options of a step as they stand together, in the order in which they are shown.

    Those of a remedy's special cases fold under a name of the guide's own.
    """
    special = words_of(flow).special
    names = {
        option.id: step.groups.get(option.group or "", special)
        for option in step.options
        if is_folded(step, option)
    }
    ordered = in_shown_order(step)
    for name, together in groupby(ordered, key=lambda option: names.get(option.id, "")):
        options = tuple(option_view(flow, option) for option in together)
        leads_there = any(is_urgent(flow, option.to) for option in options)
        yield OptionGroup(name, options, bool(step.groups) and leads_there)


def option_view(flow: Flow, option: Option) -> OptionView:
    """The view of one option."""
    text = option_text(flow, option)
    return OptionView(option.id, text, option.to, flow.steps[option.to].title)


def option_text(flow: Flow, option: Option) -> str:
    """What an option says; where content has no words for the one way on, the guide's own."""
    return words_of(flow).next if option.text == ONWARD else option.text


def text_in(flow: Flow, text: str, step: Step | None = None) -> str:
    """A text as HTML; one that is untranslated says which language it is in."""
    html = to_html(text, labels_of(flow))
    html = stand_in(flow, step, html) if step else html
    marked = mark_quotes(html, quoted_in(flow))
    said = own_language(flow)(text)
    return f"<div{said}>{marked}</div>" if said else marked


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
            body = with_drawing(text_in(flow, step.ways[device.id]), flow, step, device.id)
            yield WayView(device.id, device.name, body + pictures(flow, step, device.id))


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
    return tuple(line_in(flow, line) for line in lines)


def line_in(flow: Flow, line: str) -> str:
    """A line as HTML; one that is untranslated says which language it is in."""
    said, html = own_language(flow)(line), mark_quotes(line_to_html(line), quoted_in(flow))
    return f"<span{said}>{html}</span>" if said else html


def aged_notes(flow: Flow, step: Step) -> str:
    """What may no longer be as the source says, each note once; empty where nothing is aged."""
    items = "".join(f"<li>{line_in(flow, line)}</li>" for line in aged_lines(flow, step))
    label = escape(words_of(flow).aged)
    return f'<ul class="aged" aria-label="{label}">{items}</ul>' if items else ""


def index_view(flow: Flow) -> StepView:
    """The index of words, each word leading to its steps."""
    body = "".join(index_fold(flow, heading, entries) for heading, entries in index_groups(flow))
    return StepView(INDEX, "index", words_of(flow).index, body)


def index_groups(flow: Flow) -> Iterator[tuple[str, list[IndexEntry]]]:
    """The headings of the index, each with its words in the order they are read."""
    language = flow.guide.language
    ordered = in_order(flow.index, language)
    for letter, entries in groupby(ordered, lambda entry: heading(looked_up(entry), language)):
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
    said = own_language(flow)
    links = "".join(
        f'<dd><a href="#{step}"{said(title)}>{mark_quotes(escape(title), quoted)}</a></dd>'
        for step, title in titles
    )
    return f"<div><dt{reading}>{word}</dt>{links}</div>"


@once_per_flow
def all_views(flow: Flow) -> dict[str, StepView]:
    """Every view by its id: the steps in reading order, then the index."""
    views = {step.id: step_view(flow, step) for step in flow.steps.values()}
    return views | ({INDEX: index_view(flow)} if flow.index else {})
