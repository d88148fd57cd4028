"""What an edit takes away that held the guide right, and what it moves without a look."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from guide_data.diff.changes import Change
from guide_data.messages import gettext, listed, templates

# A change of a part, as the words that say what is lost by it; empty where nothing is.
Judge = Callable[[Change], str]
DATES = {"compared", "review"}


@dataclass(frozen=True)
class Loss:
    """Something to look at before an edit is published: of which item, and what."""

    what: str
    kind: str
    id: str
    detail: str = ""


def losses(changes: Iterable[Change]) -> list[Loss]:
    """What to look at among all that changed, in the order of the rules here."""
    rows = list(changes)
    found = [
        Loss(gettext(what), change.kind, change.id, detail)
        for kind, part, judge, what in JUDGED
        for change in rows
        if change.kind == kind and re.fullmatch(part, change.part) and (detail := judge(change))
    ]
    return [*found, *dates_alone(rows), *facts_of_steps(rows)]


def lines(text: str | None) -> list[str]:
    """The items of a part that is a list."""
    return (text or "").split("\n") if text else []


def gone(change: Change) -> str:
    """The lines that are no longer there."""
    return listed(line for line in lines(change.old) if line not in lines(change.new))


def come(change: Change) -> str:
    """The lines that were not there."""
    return listed(line for line in lines(change.new) if line not in lines(change.old))


def all_gone(change: Change) -> str:
    """What there was, where nothing is left."""
    return listed(lines(change.old)) if change.old and not change.new else ""


def some_gone(change: Change) -> str:
    """The lines that are no longer there, where others still are."""
    return gone(change) if change.new else ""


def raised(change: Change) -> str:
    """A number that grew, or a day that comes later."""
    old, new = change.old or "", change.new or ""
    later = (len(new), new) > (len(old), old)
    return f"{old} → {new}" if old and later else ""


def raised_or_set(change: Change) -> str:
    """A limit that grew, or that stands in place of the usual one of the language."""
    unset = gettext("（なし）")
    return raised(change) if change.old else f"{unset} → {change.new}"


def moved(change: Change) -> str:
    """Any change of a part that stays."""
    before_now = (listed(lines(text)) for text in (change.old, change.new))
    return " → ".join(text or gettext("（なし）") for text in before_now) if change.old else ""


def whole_gone(change: Change) -> str:
    """An item that is no longer there."""
    return change.old or change.id if change.new is None else ""


def whole_come(change: Change) -> str:
    """An item that was not there."""
    return change.new or change.id if change.old is None else ""


JUDGED: tuple[tuple[str, str, Judge, str], ...] = templates(
    (
        ("suppressions", "", whole_come, "見送りが足された"),
        ("suppressions", "until", raised, "見送りが延びた"),
        ("guide", r"limits\..*", raised_or_set, "上限が上がった"),
        ("guide", "hosts", come, "リンクしてよいサイトが足された"),
        ("guide", r"urgent(\..*)?", all_gone, "急ぐ方のための近道がなくなった"),
        ("contacts", "number|dial", moved, "電話番号が変わった"),
        ("contacts", "", whole_gone, "電話番号がなくなった"),
        ("links", "url", moved, "リンクの行き先が変わった"),
        ("papers", "today", moved, "書類の扱いが変わった"),
        ("facts", "", whole_gone, "事実がなくなった"),
        ("facts", "sources", all_gone, "記事の裏づけがすべてなくなった（文の番号）"),
        ("facts", "sources", some_gone, "記事の裏づけが減った（文の番号）"),
        ("facts", r"(?:says|never)(?:\..*)?", gone, "文に求める言葉、禁じる言葉がなくなった"),
        (
            "facts",
            "everywhere",
            lambda c: "everywhere: true" if c.new == "False" else "",
            "どのステップでも言わないことでなくなった",
        ),
        ("facts", "aged", all_gone, "古いという注意がなくなった"),
        ("source", "background", come, "事実をとらない文になった（理由）"),
        ("source", "", whole_gone, "記事の文がなくなった"),
        ("terms", "", whole_gone, "使う言葉の決まりがなくなった"),
        ("terms", "avoid", gone, "使わない言葉から外された"),
        ("journeys", "", whole_gone, "確かめる人がなくなった"),
        ("journeys", "ends", moved, "確かめる人の着くところが変わった"),
        ("journeys", "answers", moved, "確かめる人の答えが変わった"),
        ("searches", "", whole_gone, "ことば探しの確かめがなくなった"),
        ("searches", "step|first", moved, "ことば探しの確かめが変わった"),
        ("vocabulary", "", whole_gone, "探す言葉がなくなった"),
        ("vocabulary", "also", gone, "探す言葉から外された"),
        ("vocabulary", "kind|steps", moved, "探す言葉の扱いが変わった"),
        (
            "steps",
            "ours",
            lambda c: "ours: true" if c.new == "True" else "",
            "よりどころが要らなくなった",
        ),
    )
)


def dates_alone(changes: Iterable[Change]) -> Iterator[Loss]:
    """Facts whose days changed and nothing else: nobody may have looked."""
    parts: defaultdict[str, dict[str, Change]] = defaultdict(dict)
    for change in changes:
        if change.kind == "facts":
            parts[change.id][change.part] = change
    for fact, changed in parts.items():
        if changed.keys() <= DATES:
            what = (
                "日付だけが変わった（本当に見ましたか）"
                if "compared" in changed
                else "確かめずに、次に確かめる日だけが変わった"
            )
            detail = listed(f"{part}: {moved(c)}" for part, c in sorted(changed.items()))
            yield Loss(gettext(what), "facts", fact, detail)


def facts_of_steps(changes: Iterable[Change]) -> Iterator[Loss]:
    """Facts that steps no longer rest on, and whether others do instead."""
    rows = [c for c in changes if c.kind == "steps" and c.part == "facts"]
    lost = {(c.id, fact) for c in rows for fact in lines(c.old) if fact not in lines(c.new)}
    taken = {(c.id, fact) for c in rows for fact in lines(c.new) if fact not in lines(c.old)}
    for step, fact in sorted(lost):
        others = [other for other, added in sorted(taken) if added == fact]
        instead = [added for other, added in sorted(taken) if other == step]
        if others and any((other, added) in lost for other in others for added in instead):
            what = "事実がステップの間で入れ替わった"
        elif others:
            what = "事実がほかのステップに移った"
        else:
            what = "ステップが事実によらなくなった"
        detail = f"{fact} → {others[0]}" if others else fact
        yield Loss(gettext(what), "steps", step, detail)
