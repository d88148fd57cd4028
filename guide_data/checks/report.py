"""Findings and rules as an editor, a program or GitHub reads them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict

from guide_data.checks.frames.case import Finding
from guide_data.checks.rules.registry import Rule
from guide_data.checks.unjudged_languages import Unjudged
from guide_data.messages import gettext, say
from guide_data.messages import listed as enumerated
from guide_data.model.problems import one_line

# What programs know a note by, as findings have their rule's name.
UNJUDGED = "language-unjudged"
SEVERITIES = {"error": "エラー", "warning": "警告"}
COUNTED = {"error": "エラー {count}", "warning": "警告 {count}"}


def text(findings: list[Finding], notes: Sequence[Unjudged] = ()) -> str:
    """Causes line by line, each with the journey that shows it, and how many findings there are."""
    causes = [finding for finding in findings if not finding.consequence]
    return "\n".join([*map(as_text, causes), *rest(findings), *told(notes), summary(findings)])


def everything(findings: list[Finding], notes: Sequence[Unjudged] = ()) -> str:
    """All findings line by line, causes first."""
    return "\n".join([*map(as_text, findings), *told(notes), summary(findings)])


def told(notes: Iterable[Unjudged]) -> Iterator[str]:
    """What could not be judged, in a line a language."""
    return (say("注: {message}", message=one_line(note.message)) for note in notes)


def rest(findings: Iterable[Finding]) -> Iterator[str]:
    """How many findings follow from others, if any."""
    if count := consequences(findings):
        yield say(
            "ほかに {count} 件。たいてい、上を直すと消えます（全部見るには --all）。", count=count
        )


def as_text(finding: Finding) -> str:
    """A finding: where, what rule and what to do; below it the journey and the step."""
    place = f"{finding.file}:{finding.line}"
    line = one_line(f"{place}: {finding.severity} {finding.rule}: {finding.message}")
    journey = " ".join([" → ".join(finding.journey), finding.link]).strip()
    return f"{line}\n    {journey}" if journey else line


def summary(findings: list[Finding]) -> str:
    """How many findings of each severity there are, but what follows from others apart."""
    severities = [finding.severity for finding in findings if not finding.consequence]
    met = {s: severities.count(s) for s in COUNTED if s in severities}
    counts = [say(COUNTED[severity], count=count) for severity, count in met.items()]
    if count := consequences(findings):
        counts.append(say("それから出たもの {count}", count=count))
    return enumerated(counts) or gettext("問題はありません。")


def consequences(findings: Iterable[Finding]) -> int:
    """How many findings follow from others."""
    return sum(finding.consequence for finding in findings)


def as_json(findings: list[Finding], notes: Sequence[Unjudged] = ()) -> str:
    """Findings as a JSON list of objects; what could not be judged are notes at its end."""
    objects = [asdict(finding) | {"link": finding.link} for finding in findings]
    objects += [
        {"severity": "note", "rule": UNJUDGED, "message": note.message} | asdict(note)
        for note in notes
    ]
    return json.dumps(objects, ensure_ascii=False, indent=2)


def github(findings: list[Finding], notes: Sequence[Unjudged] = ()) -> str:
    """Findings as GitHub's workflow commands, which it shows beside the lines."""
    lines = [
        f"::{f.severity} file={escaped(f.file, ':,')},line={f.line},title={f.rule}::"
        f"{escaped(f.message)}"
        for f in findings
    ]
    return "\n".join([*lines, *(f"::notice title={UNJUDGED}::{escaped(n.message)}" for n in notes)])


def escaped(words: str, more: str = "") -> str:
    """Words as GitHub's commands take them; their properties need more escaped."""
    # The percent sign first: it begins every escape.
    for character in "%\r\n" + more:
        words = words.replace(character, f"%{ord(character):02X}")
    return words


def listed(rules: Iterable[Rule]) -> str:
    """Rules line by line."""
    return "\n".join(
        f"{r.id:24} {r.severity:8} {r.family:12} {gettext(r.description)}" for r in rules
    )


def table(rules: Iterable[Rule]) -> str:
    """Rules as a Markdown table."""
    head = [gettext("| 規則 | 種類 | 重さ | 見つけるもの | 例 |"), "|---|---|---|---|---|"]
    return "\n".join([*head, *map(row, rules)])


def row(rule: Rule) -> str:
    """A rule as a row of a Markdown table."""
    example = gettext(rule.example).replace("|", "\\|")
    severity, description = gettext(SEVERITIES[rule.severity]), gettext(rule.description)
    cells = [f"`{rule.id}`", rule.family, severity, description]
    return f"| {' | '.join([*cells, f'`{example}`'])} |"


FINDINGS: dict[str, Callable[[list[Finding], Sequence[Unjudged]], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
}
RULES: dict[str, Callable[[Iterable[Rule]], str]] = {"text": listed, "md": table}
