"""What no rule could judge: languages of which too little is known, in a line each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from guide_data.checks.frames.case import Case
from guide_data.checks.languages.language_phrases import file_of, phrases
from guide_data.checks.rules.registry import RULES, Rule
from guide_data.messages import listed, say
from guide_data.reading.folder import shown_as
from guide_data.text.amounts import knows_amounts

# Where amounts are known by themselves; everything else stands in a file of phrases.
AMOUNTS = "amounts"
MESSAGE = (
    "{language} の文は、次の規則では見ていません: {rules}。"
    "{file} に {parts} を書くと、見られるようになります。"
)


@dataclass(frozen=True)
class Unjudged:
    """A language, the rules that cannot judge it, and what would teach them."""

    language: str
    rules: tuple[str, ...]
    parts: tuple[str, ...]
    file: str

    @property
    def message(self) -> str:
        """It in a line."""
        rules, parts = listed(self.rules), listed(self.parts)
        return say(MESSAGE, language=self.language, file=self.file, rules=rules, parts=parts)


def unjudged(case: Case, only: Collection[str] = ()) -> list[Unjudged]:
    """The languages of a guide that some rules, or some of these, cannot judge."""
    rules = [rule for rule in RULES.values() if not only or rule.id in only]
    # What would harm somebody comes first.
    rules.sort(key=lambda rule: rule.family != "safety")
    languages = dict.fromkeys(case.tables.spoken["language"])
    return [note for one in languages if (note := unjudged_in(str(one), case, rules))]


def unjudged_in(language: str, case: Case, rules: Iterable[Rule]) -> Unjudged | None:
    """What cannot be judged in one language; None where everything can."""
    lacking = {rule.id: set(lacks(rule, language, case)) for rule in rules}
    ids = tuple(name for name, parts in lacking.items() if parts)
    parts = tuple(sorted(set().union(*lacking.values())))
    return Unjudged(language, ids, parts, shown_as(file_of(language))) if ids else None


def lacks(rule: Rule, language: str, case: Case) -> Iterator[str]:
    """The parts that a rule needs of a language, and that are not known of it."""
    own = language == case.tables.draft.language
    # Of two languages, the one that is translated into has to be understood.
    if rule.family == "translation" and own:
        return
    for part in rule.needs:
        known = knows_amounts(language) if part == AMOUNTS else part in phrases(language).known
        if not known:
            yield part
