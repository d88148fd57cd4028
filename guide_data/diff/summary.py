"""A difference of two guides in words, for editors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import ndiff

from guide_data.diff.changes import Change
from guide_data.diff.difference import Difference
from guide_data.diff.journeys import Divergence, Group, How, ScenarioDivergence
from guide_data.diff.safeguards import Loss
from guide_data.messages import gettext, listed, say, say_of, templates
from guide_data.model.documents import Documents
from guide_data.model.flow import Flow
from guide_data.model.problems import one_line

# The longest texts that stand on one line, in characters, and the most ids.
SHORT = 60
MOST = 6
DIVERGED: dict[How, str] = templates(
    {
        "elsewhere": "{old} → {new}",
        "further": "前は {old} で終わり、今は {new} から続く",
        "sooner": "前は {old} から続き、今は {new} で終わる",
        "answer": "前の {old} にあった答え '{answer}' が、今の {new} にない",
    }
)
ADDED: dict[How, str] = templates(
    {
        "further": DIVERGED["further"],
        "answer": "前の {old} になかった答え '{answer}' が、今の {new} にある",
    }
)
HEADS = {
    "steps": "ステップ",
    "options": "答え",
    "facts": "事実",
    "contacts": "電話番号",
    "links": "リンク",
    "buttons": "ボタン",
    "devices": "機器",
    "drawings": "絵",
    "pictures": "写真",
    "images": "写真のファイル",
    "papers": "書類",
    "files": "ファイルの種類",
    "bills": "領収書",
    "cover": "書類で隠すもの",
    "unfit": "送れないファイル",
    "without": "書類がないときの助言",
    "index": "索引",
    "vocabulary": "探す言葉の読みかた",
    "searches": "ことば探し",
    "words": "ガイドの言葉",
    "journeys": "journeys.yaml の人",
    "source": "記事の文",
    "terms": "使う言葉",
    "suppressions": "見送り",
    "causes": "原因",
    "guide": "guide.yaml",
    "languages": "ことば",
}


def report(difference: Difference) -> Iterator[str]:
    """A difference, a line each: losses, people, journeys, then all else; never empty."""
    if difference.empty:
        yield gettext("何も変わっていません。")
        return
    yield from loss_lines(difference.losses)
    yield from scenario_lines(difference.scenarios)
    yield from journey_lines(difference)
    yield from rename_lines(difference)
    kinds = {change.kind for change in difference.changes}
    for kind in sorted(kinds, key=[*HEADS, *kinds].index):
        yield head(kind)
        yield from change_lines(c for c in difference.changes if c.kind == kind)


def loss_lines(losses: Sequence[Loss]) -> Iterator[str]:
    """What holds the guide right and is gone or moved, each kind of loss once."""
    grouped: dict[str, list[str]] = {}
    for loss in losses:
        grouped.setdefault(loss.what, []).append(f"{loss.id}: {loss.detail}".removesuffix(": "))
    if grouped:
        yield gettext(
            "出す前に見てください。ガイドを守るものが減ったか、確かめずに動かされています。"
        )
    for what, items in grouped.items():
        yield f"  {what}"
        yield from (f"      {one_line(item)}" for item in items[:MOST])
        if len(items) > MOST:
            yield say("      ほか {count}", count=len(items) - MOST)


def head(kind: str) -> str:
    """What editors call a kind of content or a language, which is known by its folder."""
    is_content = kind in {*Flow.model_fields, *Documents.model_fields}
    return gettext(HEADS.get(kind, kind if is_content else f"{kind}/"))


def scenario_lines(people: Sequence[ScenarioDivergence]) -> Iterator[str]:
    """Those of journeys.yaml who are led elsewhere, each with their answers."""
    if people:
        what = "journeys.yaml の {count} 人が、前と違うところに着きます。"
        yield say(what, count=len(people))
    for person in people:
        change = describe(DIVERGED, person)
        yield say("  {person}（{who}）: {change}", person=person.id, who=person.who, change=change)
        yield answers(person.journey)


def journey_lines(difference: Difference) -> Iterator[str]:
    """How many journeys diverge and are added, group by group."""
    diverged, added = difference.diverged, difference.added
    scale = "前は全部で {old:,} 本、今は {new:,} 本"
    scale = say(scale, old=difference.old_journeys, new=difference.new_journeys)
    what = (
        "{count:,} 本の道が、前と違うところで終わります（{scale}）。"
        if diverged
        else "前からの道は、どれも前と同じところで終わります（{scale}）。"
    )
    yield say(what, count=total(diverged), scale=scale)
    yield from group_lines(diverged, DIVERGED)
    if added:
        yield say("{count:,} 本の道が、新しくできました。", count=total(added))
    yield from group_lines(added, ADDED)


def total(groups: Iterable[Group]) -> int:
    """How many journeys are in some groups, exactly; none is in two."""
    return sum(group.count for group in groups)


def group_lines(groups: Iterable[Group], texts: Mapping[How, str]) -> Iterator[str]:
    """Each group of journeys with its count, and the shortest of them."""
    for group in groups:
        yield say("  {count:,} 本: {change}", count=group.count, change=describe(texts, group))
        yield answers(group.journey)


def describe(texts: Mapping[How, str], divergence: Divergence) -> str:
    """The way in which a journey diverges; ``texts`` are DIVERGED or ADDED."""
    return say_of(texts[divergence.how], vars(divergence))


def answers(journey: Sequence[str]) -> str:
    """The answers of a journey."""
    return f"    {' → '.join(journey) or gettext('（最初のステップ）')}"


def rename_lines(difference: Difference) -> Iterator[str]:
    """Steps under new ids, and what to write so that shared links live."""
    if difference.renames:
        yield gettext("id の変わったステップがあります。")
    for step in difference.renames:
        yield f"  {step.old} → {step.new}"
    names = {step.old: step.new for step in difference.renames}
    if difference.lost:
        yield gettext(
            "共有されたリンクが切れます。id を戻すか、引き取るステップに was を足してください。"
        )
    for old in difference.lost:
        what = (
            "{old}: {new} に was: [{old}]"
            if old in names
            else "{old}: 代わりのステップに was: [{old}]"
        )
        yield f"  {say(what, old=old, new=names.get(old))}"


def change_lines(changes: Iterable[Change]) -> Iterator[str]:
    """Changes of one kind; the same change of several items stands once."""
    ids: dict[tuple[str, ...], list[str]] = {}
    for change in changes:
        ids.setdefault(tuple(one_change(change)), []).append(change.id)
    for (what, *lines), changed in ids.items():
        yield f"  {some(changed)} {what}"
        yield from (f"      {line}" for line in lines)


def some(ids: Sequence[str]) -> str:
    """Some ids, or the first of many and how many more."""
    first = listed(ids[:MOST])
    return say("{ids} ほか {count}", ids=first, count=len(ids) - MOST) if len(ids) > MOST else first


def one_change(change: Change) -> Iterator[str]:
    """What changed of an item; long texts line by line, and only the lines that changed."""
    was, now = change.old, change.new
    if not change.part:
        verb = gettext("足した" if was is None else "なくなった")
        yield one_line(f"{verb}: {now or was or ''}").rstrip(": ")
    elif len(f"{was}{now}") <= SHORT and "\n" not in f"{was}{now}":
        none = gettext("（なし）")
        yield f"{change.part}: {was or none} → {now or none}"
    else:
        yield f"{change.part}:"
        lines = ndiff((was or "").splitlines(), (now or "").splitlines())
        yield from (line.rstrip() for line in lines if line.startswith(("+ ", "- ")))
