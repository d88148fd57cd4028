"""What is shown of a step: made once, and rendered alike by the page and the live guide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from guide_data.flow import Entry, Flow, Step
from guide_data.prose import line_to_html, to_html
from widgets.words import words_for

INDEX = "index"
QUOTE = re.compile("「[^「」<>]*」")


@dataclass(frozen=True)
class OptionView:
    """An option as it is shown: its id, its words, and the step it leads to."""

    id: str
    text: str
    to: str


@dataclass(frozen=True)
class StepView:
    """A step as it is shown. ``heading`` and option texts are plain, ``body`` is HTML.

    ``left`` is the most taps that can still follow.
    """

    id: str
    kind: str
    heading: str
    body: str
    options: tuple[OptionView, ...] = ()
    left: int = 0
    urgent: bool = False


def step_view(flow: Flow, step: Step) -> StepView:
    """The view of one step, with the notes of its aged facts under its text."""
    return StepView(
        id=step.id,
        kind=step.kind,
        heading=step.title,
        body=quotes_told(flow, to_html(step.text)) + aged_notes(flow, step),
        options=tuple(OptionView(o.id, o.text, o.to) for o in step.options),
        left=flow.most_left[step.id],
        urgent=bool(flow.guide.urgent and step.id == flow.guide.urgent.to),
    )


def quotes_told(flow: Flow, body: str) -> str:
    """A translation's body, in which a screen reader reads the quoted screens as Japanese."""
    if flow.guide.language == "ja":
        return body
    return QUOTE.sub(r'<span lang="ja">\g<0></span>', body)


def aged_notes(flow: Flow, step: Step) -> str:
    """What may no longer be as the source says, each note once; empty where nothing is aged."""
    facts = (flow.facts_by_id[fact] for fact in step.facts)
    notes = dict.fromkeys(fact.aged for fact in facts if fact.aged)
    items = "".join(f"<li>{line_to_html(note)}</li>" for note in notes)
    label = escape(words_for(flow.guide.language).aged)
    return f'<ul class="aged" aria-label="{label}">{items}</ul>' if items else ""


def index_view(flow: Flow) -> StepView:
    """The index of words, in the order they are read, each word leading to its steps."""
    rows = "".join(index_row(flow, entry) for entry in sorted(flow.index, key=lambda e: e.reading))
    heading = words_for(flow.guide.language).index
    return StepView(INDEX, "index", heading, f'<dl class="entries">{rows}</dl>')


def index_row(flow: Flow, entry: Entry) -> str:
    """One word of the index as HTML."""
    links = "".join(
        f'<dd><a href="#{step}">{escape(flow.steps[step].title)}</a></dd>' for step in entry.steps
    )
    word, reading = escape(entry.word), escape(entry.reading)
    return f'<div><dt data-reading="{reading}">{word}</dt>{links}</div>'


def all_views(flow: Flow) -> dict[str, StepView]:
    """Every view by its id: the steps in reading order, then the index."""
    views = {step.id: step_view(flow, step) for step in flow.steps.values()}
    return views | ({INDEX: index_view(flow)} if flow.index else {})
