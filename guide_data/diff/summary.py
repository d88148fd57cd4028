"""A difference of two guides in words, for editors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import ndiff

from guide_data.diff.journeys import Astray, Change, Difference, Group, How, Parted, Renamed
from guide_data.model.problems import one_line

# The longest texts that are said on one line, and the most ids.
SHORT = 60
MOST = 6
PARTED: dict[How, str] = {
    "elsewhere": "{old} → {new}",
    "further": "前は {old} で終わり、今は {new} から続く",
    "sooner": "前は {old} から続き、今は {new} で終わる",
    "answer": "前の {old} にあった答え '{answer}' が、今の {new} にない",
}
OPENED: dict[How, str] = {
    "further": PARTED["further"],
    "answer": "前の {old} になかった答え '{answer}' が、今の {new} にある",
}
HEADS = {
    "steps": "ステップ",
    "options": "答え",
    "facts": "事実",
    "contacts": "電話番号",
    "links": "リンク",
    "buttons": "ボタン",
    "devices": "機器",
    "papers": "書類",
    "files": "ファイルの種類",
    "bills": "領収書",
    "cover": "書類で隠すもの",
    "unfit": "送れないファイル",
    "without": "書類がないときの助言",
    "index": "索引",
    "searches": "ことば探し",
    "journeys": "journeys.yaml の人",
    "source": "記事の文",
    "causes": "原因",
    "guide": "guide.yaml",
    "languages": "ことば",
}


def said(difference: Difference) -> Iterator[str]:
    """A difference line by line: people first, then journeys, then all else."""
    if difference.nothing:
        yield "何も変わっていません。"
        return
    yield from said_people(difference.people)
    yield from said_journeys(difference)
    yield from said_renamed(difference.renamed)
    kinds = {change.kind for change in difference.changes}
    for kind in sorted(kinds, key=[*HEADS, *kinds].index):
        yield HEADS.get(kind, f"{kind}/")
        yield from said_changes(c for c in difference.changes if c.kind == kind)


def said_people(people: Sequence[Astray]) -> Iterator[str]:
    """Those of journeys.yaml who are led elsewhere, each with their answers."""
    if people:
        yield f"journeys.yaml の {len(people)} 人が、前と違うところに着きます。"
    for person in people:
        yield f"  {person.id}（{person.who}）: {way(PARTED, person)}"
        yield shown(person.journey)


def said_journeys(difference: Difference) -> Iterator[str]:
    """How many journeys part and open, group by group."""
    parted, opened = difference.parted, difference.opened
    scale = f"前は全部で {difference.old_journeys:,} 本、今は {difference.new_journeys:,} 本"
    if parted:
        yield f"{total(parted):,} 本の道が、前と違うところで終わります（{scale}）。"
    else:
        yield f"前からの道は、どれも前と同じところで終わります（{scale}）。"
    yield from said_groups(parted, PARTED)
    if opened:
        yield f"{total(opened):,} 本の道が、新しくできました。"
    yield from said_groups(opened, OPENED)


def total(groups: Iterable[Group]) -> int:
    """How many journeys are in some groups; none is in two."""
    return sum(group.count for group in groups)


def said_groups(groups: Iterable[Group], ways: Mapping[How, str]) -> Iterator[str]:
    """Each group of journeys with its count, and the shortest of them."""
    for group in groups:
        yield f"  {group.count:,} 本: {way(ways, group)}"
        yield shown(group.journey)


def way(ways: Mapping[How, str], parted: Parted) -> str:
    """The way in which a journey parts."""
    return ways[parted.how].format_map(vars(parted))


def shown(journey: Sequence[str]) -> str:
    """The answers of a journey."""
    return f"    {' → '.join(journey) or '（最初のステップ）'}"


def said_renamed(renamed: Sequence[Renamed]) -> Iterator[str]:
    """Steps under new ids, and why none should be."""
    if renamed:
        yield "id の変わったステップがあります。id は公開した住所なので、もとに戻してください。"
    for step in renamed:
        yield f"  {step.old} → {step.new}"


def said_changes(changes: Iterable[Change]) -> Iterator[str]:
    """Changes of one kind; the same change of several things is said once."""
    ids: dict[tuple[str, ...], list[str]] = {}
    for change in changes:
        ids.setdefault(tuple(said_change(change)), []).append(change.id)
    for (what, *lines), changed in ids.items():
        yield f"  {listed(changed)} {what}"
        yield from (f"      {line}" for line in lines)


def listed(ids: Sequence[str]) -> str:
    """Some ids, or the first of many and how many more."""
    more = f" ほか {len(ids) - MOST}" if len(ids) > MOST else ""
    return "、".join(ids[:MOST]) + more


def said_change(change: Change) -> Iterator[str]:
    """What changed of a thing; long texts line by line, and only the lines that changed."""
    was, now = change.old, change.new
    if not change.part:
        said = f"{'足した' if was is None else 'なくなった'}: {now or was or ''}"
        yield one_line(said).rstrip(": ")
    elif len(f"{was}{now}") <= SHORT and "\n" not in f"{was}{now}":
        yield f"{change.part}: {was or '（なし）'} → {now or '（なし）'}"
    else:
        yield f"{change.part}:"
        lines = ndiff((was or "").splitlines(), (now or "").splitlines())
        yield from (line.rstrip() for line in lines if line.startswith(("+ ", "- ")))
