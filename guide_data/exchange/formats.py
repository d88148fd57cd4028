"""The formats that guides come in and go out as, by their names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from guide_data.exchange.csv_reading import read_csv
from guide_data.exchange.csv_writing import write_csv
from guide_data.exchange.dot_writing import write_dot
from guide_data.exchange.exported import flowchart_of
from guide_data.exchange.flowchart import Flowchart
from guide_data.exchange.import_log import ImportLog
from guide_data.exchange.mermaid_reading import FENCE, HEADER, read_mermaid
from guide_data.exchange.mermaid_writing import write_mermaid
from guide_data.exchange.plain_labels import in_plain_words
from guide_data.exchange.twee_reading import read_twee
from guide_data.exchange.twee_writing import write_twee
from guide_data.model.flow import Flow

READERS: dict[str, Callable[[str, ImportLog], Flowchart]] = {
    "csv": read_csv,
    "mermaid": read_mermaid,
    "twee": read_twee,
}
WRITERS: dict[str, Callable[[Flowchart], str]] = {
    "csv": write_csv,
    "mermaid": lambda chart: write_mermaid(in_plain_words(chart)),
    "dot": lambda chart: write_dot(in_plain_words(chart)),
    "twee": write_twee,
}
SUFFIXES = {
    "csv": (".csv", ".tsv", ".tab"),
    "mermaid": (".mmd", ".mermaid", ".md"),
    "twee": (".twee", ".tw"),
}


def format_of(path: Path, text: str) -> str:
    """The format that a file is in, by its name, else by how it begins."""
    named = (name for name, suffixes in SUFFIXES.items() if path.suffix.lower() in suffixes)
    lines = text.split("\n")
    if any(FENCE.match(line) or HEADER.match(line) for line in lines):
        return next(named, "mermaid")
    return next(named, "twee" if any(line.startswith("::") for line in lines) else "csv")


def exported(flow: Flow, name: str) -> str:
    """A guide in a format."""
    return WRITERS[name](flowchart_of(flow))
