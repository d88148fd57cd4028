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
from guide_data.exchange import commands as exchange
from guide_data.guide_argument import NoGuide, add_guide, guide_of
from guide_data.messages import gettext, say, templates
from guide_data.messages.choice import choose, language
from guide_data.model.flow import Flow
from guide_data.model.problems import ContentError, nearest
from guide_data.reading.checked import STAMP, stamp_of, write_stamp
from guide_data.reading.folder import PACKAGE, chosen_folder, shown_as
from guide_data.reading.installation import TO_JUDGE
from guide_data.reading.reader import read_guide
from guide_data.scaffold import new_guide

# The checks bring pandas, which takes a while: only the commands that judge import them.
# ruff: noqa: PLC0415


def check(chosen: argparse.Namespace) -> int:
    """Say what must be mended in a content folder; warnings alone are no failure.

    A whole check that finds no error stamps the folder: it may be published.
    """
    from guide_data.audits.since_revision import with_edits
    from guide_data.checks import RULES, judge
    from guide_data.checks.report import FINDINGS, everything
    from guide_data.checks.unjudged_languages import unjudged
    from guide_data.checks.unjudged_searches import unjudged_searches

    folder = guide_of(chosen)
    if unknown := list(unknown_rules(chosen.rule, RULES)):
        print("\n".join(unknown), file=sys.stderr)
        return 2
    make_pictures_small(folder)
    stamp = "" if chosen.today or chosen.rule else stamp_of(folder)
    case, found = judge(folder, chosen.today, chosen.rule)
    findings = with_edits(case, found, folder, "HEAD")
    notes = unjudged(case, chosen.rule)
    whole = chosen.all and chosen.format == "text"
    print((everything if whole else FINDINGS[chosen.format])(findings, notes))
    for line in unjudged_searches(case):
        print(line, file=sys.stderr)
    severities = {finding.severity for finding in findings}
    if "error" not in severities:
        try_to_stamp(folder, stamp)
    return int(bool(severities & ({"error", "warning"} if chosen.strict else {"error"})))


def make_pictures_small(folder: Path) -> None:
    """Make the pictures small that are new; where that cannot be, a rule says so of each."""
    from guide_data.checks.small_pictures import make_small

    made = "{file}: 小さくした写真です。いっしょに登録してください。"
    try:
        for path in make_small(folder):
            print(say(made, file=shown_as(path)), file=sys.stderr)
    except (ImportError, OSError) as error:
        print(say("写真を小さくできませんでした（{why}）。", why=error), file=sys.stderr)


def try_to_stamp(folder: Path, stamp: str) -> None:
    """Stamp a folder; one that cannot be written was judged all the same."""
    try:
        write_stamp(folder, stamp)
    except OSError as error:
        said = say("{file} を書けませんでした（{why}）。", file=STAMP, why=error.strerror)
        print(said, file=sys.stderr)


def unknown_rules(wanted: Iterable[str], known: Collection[str]) -> Iterator[str]:
    """Which of the rules asked for are none."""
    for rule in wanted:
        if rule not in known:
            hint = nearest(rule, known)
            yield say("'{rule}' という規則はありません{hint}。", rule=rule, hint=hint)


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

    told = {rule.id: gettext(rule.description) for rule in RULES.values()}
    place = write(guide_of(chosen), told)
    print(say("{place}: id の補完の準備ができました。", place=shown_as(place)))
    return 0


def sources(chosen: argparse.Namespace) -> int:
    """List each sentence of the source, its facts, and the steps that rest on them."""
    from guide_data.audits.trace import trace

    print("\n".join(trace(read_guide(guide_of(chosen)))))
    return 0


def diff(chosen: argparse.Namespace) -> int:
    """Say what an edit does to the journeys, between two revisions of git or content folders."""
    folder = guide_of(chosen, instead="--old")
    now = str(folder) if chosen.new is None else chosen.new
    try:
        old, new = sides(((WAS_WRONG, chosen.old), (IS_WRONG, now)), folder)
    except NoContent as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(report(difference(old, new))))
    return 0


WAS_WRONG = templates("前の内容（{name}）に、直すところがあります。")
IS_WRONG = templates("今の内容（{name}）に、直すところがあります。")


def sides(names: Iterable[tuple[str, str]], folder: Path) -> Iterator[Flow]:
    """The flow on each side; one that cannot be read is named before what is wrong with it."""
    for what, name in names:
        try:
            yield flow_at(name, folder)
        except ContentError:
            print(say(what, name=name), file=sys.stderr)
            raise


def paths(chosen: argparse.Namespace) -> int:
    """List every way through the guide as CSV, shortest first: taps, where it ends, answers."""
    from guide_data.audits import open_audit

    folder = guide_of(chosen)
    read_guide(folder)
    routes = open_audit(folder).routes
    if not routes.listed:
        what = "道筋が {count:,} 通りあり、並べきれません。"
        print(say(what, count=routes.count), file=sys.stderr)
        return 1
    # Without a mark, spreadsheets take what they read for another encoding.
    print(end=console.BOM if console.is_utf8(sys.stdout) else "")
    routes.table.drop(columns="steps").to_csv(sys.stdout, index=False)
    return 0


def new(chosen: argparse.Namespace) -> int:
    """Write a new guide to begin with, in a folder of its own."""
    try:
        for path in new_guide.write(chosen.target, chosen.language, date.today()):
            print(path)
    except new_guide.NotEmpty as error:
        print(error, file=sys.stderr)
        return 2
    print(f'\nlogin-guide check "{chosen.target}"\nlogin-guide app "{chosen.target}"')
    choose(chosen.target)
    print(PACKAGE / MANUALS[language()])
    return 0


def notebooks(chosen: argparse.Namespace) -> int:
    """Write the notebooks for a guide: all, to open; or the audits, with what they show of it."""
    from guide_data.audits import notebook_copies

    folder = guide_of(chosen, instead="--output")
    place = chosen.output or notebook_copies.place_for(folder)
    for path in notebook_copies.write(folder, place, stored=chosen.store):
        print(path)
    return 0


MANUALS = {"ja": "README.md", "en": "README.en.md"}
ABOUT = "編集する方のためのコマンド"
HELP = {
    "check": "内容を調べて、直すところを出す。エラーがなければ、公開できるしるしをつける",
    "diff": "git の 2 つの版か、2 つのフォルダーを比べて、道がどう変わったかを出す",
    "export": "ほかのプログラムのための表や図として出す",
    "import": "表（CSV）、Mermaid の図、Twee の物語から、新しいガイドを作る",
    "new": "新しいガイドを始めるフォルダーを作る",
    "notebooks": "ノートブックを書き出す。結果を記録した点検だけにもできる",
    "paths": "ガイドのすべての道を、短い順に CSV で並べる",
    "rules": "内容を調べる規則を並べる",
    "schema": "id の補完に使うものを、内容のそばに書き出す",
    "sources": "記事の文ごとに、その事実と、それによるステップを並べる",
}
COMMANDS = {
    "check": check,
    "diff": diff,
    "export": exchange.export,
    "import": exchange.take,
    "new": new,
    "notebooks": notebooks,
    "paths": paths,
    "rules": rules,
    "schema": schema,
    "sources": sources,
}
WITHOUT_GUIDE = {"import", "new", "rules"}


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What can be typed; each command runs a function of its own."""
    added = {name: commands.add_parser(name, help=gettext(HELP[name])) for name in COMMANDS}
    for name, command in added.items():
        command.set_defaults(run=COMMANDS[name])
        if name not in WITHOUT_GUIDE:
            add_guide(command)
    added["new"].add_argument("target", type=Path, metavar="FOLDER", help=gettext("作るフォルダー"))
    added["new"].add_argument(
        "--language",
        choices=new_guide.LANGUAGES,
        default=new_guide.usual_language(),
        help=gettext("ガイドを書く言語"),
    )
    added["notebooks"].add_argument(
        "--output", type=Path, help=gettext("書き出すフォルダー（ガイドの中の notebooks）")
    )
    added["notebooks"].add_argument(
        "--store", action="store_true", help=gettext("点検を実行して、結果を記録する")
    )
    added["diff"].add_argument("--old", default="HEAD", help=gettext("書かなければ HEAD"))
    added["diff"].add_argument("--new", help=gettext("書かなければ、今の内容のフォルダー"))
    exchange.add_arguments(added["import"], added["export"])
    formats = {"check": ["text", "json", "github"], "rules": ["text", "md"]}
    for name, choices in formats.items():
        added[name].add_argument("--format", choices=choices, default="text")
    add_check_options(added["check"])


def add_check_options(judging: argparse.ArgumentParser) -> None:
    """How a guide is judged, and what is told of that."""
    judging.add_argument("--today", type=date.fromisoformat, help=gettext("as_of の代わりに使う日"))
    judging.add_argument("--strict", action="store_true", help=gettext("警告もエラーと同じに扱う"))
    judging.add_argument(
        "--all", action="store_true", help=gettext("ほかから出たものも、すべて出す")
    )
    judging.add_argument(
        "--rule", action="append", default=[], help=gettext("この規則だけ（くり返せる）")
    )


def parser() -> argparse.ArgumentParser:
    """The commands alone that judge a guide and take it apart."""
    choose(chosen_folder())
    whole = argparse.ArgumentParser(prog="login-guide-content", description=gettext(ABOUT))
    add_commands(whole.add_subparsers(dest="command", required=True))
    return whole


def ran(chosen: argparse.Namespace) -> int:
    """The status of the command that was chosen; 1: mend the content, 2: mend the command."""
    try:
        return chosen.run(chosen) or 0
    except ContentError as error:
        sys.exit(str(error))
    except NoGuide as error:
        print(error, file=sys.stderr)
        return 2
    except ModuleNotFoundError as error:
        what = "{name} がありません。{setup} で準備できます。"
        sys.exit(say(what, name=error.name, setup=TO_JUDGE))


def main(typed: Sequence[str] | None = None) -> int:
    """Run one command, the one on the command line if none is given."""
    return ran(parser().parse_args(typed))


def run() -> int:
    """Run the command on the command line, whatever console it is."""
    # It is over before anything would be worth collecting.
    gc.disable()
    return console.run(main)


if __name__ == "__main__":
    sys.exit(run())
