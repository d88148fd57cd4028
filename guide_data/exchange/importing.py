"""A file of another program becomes a content folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from guide_data.exchange.flowchart import Flowchart
from guide_data.exchange.formats import READERS, format_of
from guide_data.exchange.guide_files import Files, files_of
from guide_data.exchange.guide_words import language_of
from guide_data.exchange.import_choices import Choices
from guide_data.exchange.import_log import ImportLog
from guide_data.exchange.links_between import parted, with_ends
from guide_data.exchange.long_texts import parted_texts
from guide_data.exchange.text_decoding import decoded
from guide_data.exchange.yaml_writing import write_yaml
from guide_data.messages import gettext
from guide_data.model.problems import ContentError, Problem
from guide_data.reading.folder import shown_as

# More than anybody has written; a few lines of a chart may stand for as many as one likes.
MOST_ANSWERS = 20_000


def import_file(path: Path, folder: Path, choices: Choices) -> list[Problem]:
    """Write a content folder, and tell what of the file is not in it as it stood.

    Raises ContentError where nothing can be made of the file, or something is in the folder.
    """
    refuse_to_overwrite(folder)
    log = ImportLog(shown_as(path))
    files = files_from(path.read_bytes(), path, log, choices)
    for name, value in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(write_yaml(value), encoding="utf-8", newline="\n")
    return sorted(set(log.losses))


def refuse_to_overwrite(folder: Path) -> None:
    """Nothing that is there is ever written over."""
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        what = gettext("もうあります。新しいフォルダーの名前にしてください。")
        raise ContentError([Problem(shown_as(folder), 1, "", what)])


def files_from(data: bytes, path: Path, log: ImportLog, choices: Choices) -> Files:
    """What each file of the folder is to hold."""
    text = decoded(data, log, choices.encoding)
    chart = READERS[choices.format or format_of(path, text)](text, log)
    if not chart.nodes:
        raise log.refusal(1, "ステップがありません。")
    if (answers := sum(len(node.edges) for node in chart.nodes)) > MOST_ANSWERS:
        what = "答えが {answers:,} 個あります。{most:,} 個までにしてください。"
        raise log.refusal(1, what, answers=answers, most=MOST_ANSWERS)
    chart, back = parted(with_ends(parted_texts(chart, log), log), log)
    language = choices.language or language_of(said_in(chart))
    return files_of(chart, back, log, replace(choices, language=language))


def said_in(chart: Flowchart) -> str:
    """All that a chart says."""
    return "\n".join(f"{node.title}\n{node.text}" for node in chart.nodes)
