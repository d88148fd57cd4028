"""``python -m guide_data``: an editor's commands."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from guide_data import console
from guide_data.diff.difference import difference
from guide_data.diff.revisions import NoContent, flow_at
from guide_data.diff.summary import report
from guide_data.model.flow import Flow
from guide_data.model.problems import ContentError, nearest
from guide_data.reading.checked import STAMP, stamp_of, write_stamp
from guide_data.reading.folder import chosen_folder, shown_as
from guide_data.reading.reader import read_guide

# The checks bring pandas, which takes a while: only the commands that judge import them.
# ruff: noqa: PLC0415


def check(chosen: argparse.Namespace) -> int:
    """Say what must be mended in a content folder; warnings alone are no failure.

    A whole check that finds no error stamps the folder: it may be published.
    """
    from guide_data.audits.since_revision import with_edits
    from guide_data.checks import RULES, judge
    from guide_data.checks.report import FINDINGS, everything

    folder = chosen.folder or chosen_folder()
    if absent := list(not_there(folder, chosen.rule, RULES)):
        print("\n".join(absent), file=sys.stderr)
        return 2
    stamp = "" if chosen.today or chosen.rule else stamp_of(folder)
    case, found = judge(folder, chosen.today, chosen.rule)
    findings = with_edits(case, found, folder, "HEAD")
    whole = chosen.all and chosen.format == "text"
    print(everything(findings) if whole else FINDINGS[chosen.format](findings))
    severities = {finding.severity for finding in findings}
    if "error" not in severities:
        try_to_stamp(folder, stamp)
    return int(bool(severities & ({"error", "warning"} if chosen.strict else {"error"})))


def try_to_stamp(folder: Path, stamp: str) -> None:
    """Stamp a folder; one that cannot be written was judged all the same."""
    try:
        write_stamp(folder, stamp)
    except OSError as error:
        print(f"{STAMP} を書けませんでした（{error.strerror}）。", file=sys.stderr)


def not_there(folder: Path, wanted: Iterable[str], known: Collection[str]) -> Iterator[str]:
    """What of the folder and the rules asked for is not there."""
    if not folder.is_dir():
        yield f"{folder}: このフォルダーはありません。"
    for rule in wanted:
        if rule not in known:
            yield f"'{rule}' という規則はありません{nearest(rule, known)}。"


def rules(chosen: argparse.Namespace) -> int:
    """List the rules that content is checked by."""
    from guide_data.checks import RULES as ALL
    from guide_data.checks.report import RULES

    print(RULES[chosen.format](ALL.values()))
    return 0


def schema(chosen: argparse.Namespace) -> int:
    """Write what an editor completes ids from, beside the content; again once ids were added."""
    from guide_data.checks import RULES
    from guide_data.reading.json_schema import write

    folder = chosen.folder or chosen_folder()
    if absent := list(not_there(folder, (), ())):
        print("\n".join(absent), file=sys.stderr)
        return 2
    place = write(folder, {rule.id: rule.description for rule in RULES.values()})
    print(f"{shown_as(place)}: id の補完の準備ができました。")
    return 0


def sources(chosen: argparse.Namespace) -> int:
    """List each sentence of the source, its facts, and the steps that rest on them."""
    from guide_data.audits.trace import trace

    print("\n".join(trace(read_guide(chosen.folder))))
    return 0


def diff(chosen: argparse.Namespace) -> int:
    """Say what an edit does to the journeys, between two revisions of git or content folders."""
    folder = chosen.folder or chosen_folder()
    now = str(folder) if chosen.new is None else chosen.new
    try:
        old, new = sides({"前": chosen.old, "今": now}, folder)
    except NoContent as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(report(difference(old, new))))
    return 0


def sides(names: dict[str, str], folder: Path) -> Iterator[Flow]:
    """The flow on each side; one that cannot be read is named before what is wrong with it."""
    for side, name in names.items():
        try:
            yield flow_at(name, folder)
        except ContentError:
            print(f"{side}の内容（{name}）に、直すところがあります。", file=sys.stderr)
            raise


def paths(chosen: argparse.Namespace) -> int:
    """List every way through the guide as CSV, shortest first: taps, where it ends, answers."""
    from guide_data.audits import open_audit

    read_guide(chosen.folder)
    routes = open_audit(chosen.folder).routes
    if not routes.listed:
        print(f"道筋が {routes.count:,} 通りあり、並べきれません。", file=sys.stderr)
        return 1
    # Without a mark, spreadsheets take what they read for another encoding.
    print(end=console.BOM if console.is_utf8(sys.stdout) else "")
    routes.table.drop(columns="steps").to_csv(sys.stdout, index=False)
    return 0


def export(chosen: argparse.Namespace) -> int:
    """Print a guide for other programs: a table, a flowchart, a story."""
    from guide_data.exchange.formats import exported

    folder = chosen.folder or chosen.guide or chosen_folder()
    told = exported(read_guide(folder), chosen.to)
    print(end=console.BOM if chosen.to == "csv" and console.is_utf8(sys.stdout) else "")
    print(told, end="")
    return 0


def import_(chosen: argparse.Namespace) -> int:
    """Make a content folder of a table, a flowchart or a story; print what got lost on the way."""
    from guide_data.exchange.import_choices import Choices
    from guide_data.exchange.importing import import_file

    if not chosen.file.is_file():
        print(f"{chosen.file}: このファイルはありません。", file=sys.stderr)
        return 2
    choices = Choices(chosen.format, chosen.language, chosen.country, chosen.encoding)
    lost = import_file(chosen.file, chosen.folder, choices)
    print(*lost, sep="\n", end="\n" * bool(lost))
    steps = len(read_guide(chosen.folder).steps)
    print(f"{shown_as(chosen.folder)}: ステップ {steps} 個を取り込みました。次は check です。")
    return 0


COMMANDS = {
    "check": check,
    "diff": diff,
    "export": export,
    "import": import_,
    "paths": paths,
    "rules": rules,
    "schema": schema,
    "sources": sources,
}


def parser() -> argparse.ArgumentParser:
    """What can be typed."""
    whole = argparse.ArgumentParser(prog="guide_data", description=__doc__)
    commands = whole.add_subparsers(dest="command", required=True)
    added = {name: commands.add_parser(name, help=do.__doc__) for name, do in COMMANDS.items()}
    for name in ("check", "paths", "schema", "sources"):
        added[name].add_argument("folder", nargs="?", type=Path, help="a content folder")
    added["diff"].add_argument("old", nargs="?", default="HEAD", help="HEAD if left out")
    added["diff"].add_argument("new", nargs="?", help="the content folder as it stands if left out")
    added["diff"].add_argument("--folder", type=Path, help="the content folder that is meant")
    add_exchange(added["import"], added["export"])
    formats = {"check": ["text", "json", "github"], "rules": ["text", "md"]}
    for name, choices in formats.items():
        added[name].add_argument("--format", choices=choices, default="text")
    added["check"].add_argument("--today", type=date.fromisoformat, help="instead of as_of")
    added["check"].add_argument("--strict", action="store_true", help="warnings fail, too")
    added["check"].add_argument("--all", action="store_true", help="also what follows from others")
    added["check"].add_argument("--rule", action="append", default=[], help="only this rule")
    return whole


def add_exchange(taking: argparse.ArgumentParser, giving: argparse.ArgumentParser) -> None:
    """What can be typed of formats of other programs."""
    taking.add_argument("file", type=Path, help="a table (CSV), a Mermaid flowchart, or Twee")
    taking.add_argument("folder", type=Path, help="a new folder")
    taking.add_argument("--format", choices=["csv", "mermaid", "twee"], default="")
    taking.add_argument("--language", default="", help="of the guide (ja, en, fr)")
    taking.add_argument("--country", default="", help="whose telephone numbers are meant (JP)")
    taking.add_argument("--encoding", default="", help="of the file, where it is taken for another")
    giving.add_argument("folder", nargs="?", type=Path, help="a content folder")
    giving.add_argument("--guide", type=Path, help="the same")
    giving.add_argument("--to", choices=["csv", "mermaid", "dot", "twee"], required=True)


def main(typed: Sequence[str] | None = None) -> int:
    """Run one command, the one on the command line if none is given; status 1: mend the content."""
    chosen = parser().parse_args(typed)
    try:
        return COMMANDS[chosen.command](chosen)
    except ContentError as error:
        sys.exit(str(error))
    except ModuleNotFoundError as error:
        sys.exit(f"{error.name} がありません。make check か make lab で準備できます。")


if __name__ == "__main__":
    # It is over before anything would be worth collecting.
    gc.disable()
    sys.exit(console.run(main))
