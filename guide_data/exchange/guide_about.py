"""What an imported guide says of itself, and what its numbers and links rest on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from guide_data.exchange.flowchart import Flowchart
from guide_data.exchange.guide_words import guide_words
from guide_data.exchange.import_choices import Choices
from guide_data.exchange.lifting import Lifted
from guide_data.exchange.written_steps import Writer
from guide_data.model.flow import Guide
from guide_data.model.step import REMEDY_ANSWERS

REVIEW = timedelta(days=365)


def guide_yaml(
    chart: Flowchart, writer: Writer, lifted: Lifted, choices: Choices
) -> dict[str, Any]:
    """guide.yaml, as far as the file tells what it holds; its editor says the rest better."""
    words = guide_words(choices.language)
    told = {
        "title": " ".join(chart.title.split()) or words["title"],
        "lead": words["lead"],
        "about": words["about"],
        "language": choices.language,
        "country": choices.country,
        "as_of": choices.today,
        "start": writer.ids[chart.first],
        **closing(chart, writer, words),
        "hosts": lifted.hosts,
    }
    return {name: value for name, value in told.items() if value}


def closing(chart: Flowchart, writer: Writer, words: Mapping[str, str]) -> dict[str, Any]:
    """What remedies need of the guide; where there are none, only what no guide goes without."""
    ends = [node.key for node in chart.nodes if not node.edges]
    found = writer.closing
    said = found.answers if found else [words[name] for name in REMEDY_ANSWERS]
    told = {
        "solved": writer.ids[found.solved if found else ends[0]],
        "answers": dict(zip(REMEDY_ANSWERS, said, strict=True)),
    }
    needed = {name for name in told if found or Guide.model_fields[name].is_required()}
    return {name: value for name, value in told.items() if name in needed}


def facts_yaml(
    lifted: Lifted, said: Mapping[str, str], file: str, choices: Choices
) -> list[dict[str, Any]]:
    """facts.yaml: what numbers, links and amounts rest on, until somebody has compared them."""
    words = guide_words(choices.language)
    told = {name: words["contact_fact"].format(**one) for name, one in lifted.contacts.items()}
    told |= {name: words["link_fact"].format(**one) for name, one in lifted.links.items()}
    told |= said
    why, day = words["why"].format(file=file), choices.today
    rest = {"ours": why, "compared": day, "review": day + REVIEW}
    return [{"id": name, "text": text, **rest} for name, text in told.items()]
