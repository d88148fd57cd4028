"""A content folder as far as it could be read: its items, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guide_data.messages import gettext, say
from guide_data.messages.choice import choose_once
from guide_data.model.documents import Documents
from guide_data.model.editorial import Sentence
from guide_data.model.field_types import Loc, Mark
from guide_data.model.flow import Guide
from guide_data.model.problems import Problem
from guide_data.model.step_kinds import WrittenStep
from guide_data.model.translation import Strings, Translation
from guide_data.reading import file_places, file_types, limits, yaml_lines
from guide_data.reading.folder import GUIDE_FILE, content_files, is_guide, refusal, shown_as
from guide_data.reading.located import Located, has_keys, parsed, parsed_each, raw_ids
from guide_data.reading.shape_words import A_MAPPING
from guide_data.reading.yaml_lines import Document, Parse
from guide_data.text.language_tags import broader
from guide_data.text.references import ONE, ReferenceTable
from guide_data.words.i18n import merged

MISSING_FILE = "これがありません。足してください。"
NUMBER = re.compile("[1-9][0-9]{0,5}")
NO_REASON = (
    "事実の id を並べるか、{0}: {{background: 前置き}} のように、とらない理由を書いてください。"
)
ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


# An item, a text in it, and the way to that text: by each mark of the text.
ByMark = dict[Mark, list[tuple[Located[Any], str, Loc]]]


@dataclass(frozen=True)
class UnreadStep:
    """A step that is written and could not be understood; ``solved`` is the guide's own end."""

    id: str
    cause: str
    value: dict[str, Any]
    solved: str = ""


@dataclass
class Draft:
    """Everything understood of a folder, and every problem met so far.

    ``lists`` are those of the list files and of documents.yaml by their names, ``titles`` the
    causes' by their ids, ``sections`` the source's by their first sentences. ``places`` tells the
    id of every step by file and place, ``ids`` those that stand in each list: both also where the
    item could not be understood. ``lost`` are the files of which nothing could be read, ``faulty``
    those of which something could not, ``unread`` the steps among that, ``documents`` all that
    were opened. ``translations`` and ``strings`` are those of each other language by its tag, which
    is its folder's name, ``words`` the guide's own words by theirs. ``untranslated`` are the texts
    that a translation has no words for. ``screen`` is the language of the screens that are quoted:
    the guide's own, also in a translation. ``others`` are its translations, ``by_mark`` every text
    by each of its marks: both once somebody asked, when all has been read.
    """

    folder: Path
    problems: list[Problem] = field(default_factory=list)
    guide: Located[Guide] | None = None
    titles: dict[str, str] = field(default_factory=dict)
    steps: dict[str, list[Located[WrittenStep]]] = field(default_factory=dict)
    lists: dict[str, list[Located[Any]]] = field(default_factory=dict)
    sentences: list[Located[Sentence]] = field(default_factory=list)
    sections: dict[int, str] = field(default_factory=dict)
    translations: dict[str, list[Located[Translation]]] = field(default_factory=dict)
    strings: dict[str, Located[Strings]] = field(default_factory=dict)
    words: dict[str, Located[Any]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    faulty: list[str] = field(default_factory=list)
    unread: list[UnreadStep] = field(default_factory=list)
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    ids: dict[str, set[str]] = field(default_factory=dict)
    screen: str = ""
    untranslated: frozenset[str] = frozenset()
    documents: list[Document] = field(default_factory=list)
    others: list[Draft] | None = None
    by_mark: ByMark | None = field(default=None, init=False)

    @property
    def all_steps(self) -> list[Located[WrittenStep]]:
        """Every step that was understood, in reading order."""
        return [located for steps in self.steps.values() for located in steps]

    @property
    def language(self) -> str:
        """The language that is spoken."""
        return self.guide.item.language if self.guide else "ja"

    @property
    def languages(self) -> tuple[str, ...]:
        """The other languages, as far as anything is said in them."""
        return tuple(sorted(self.translations.keys() | self.strings.keys()))

    def own_words(self, language: str) -> dict[str, Any]:
        """What the content says instead of the guide's own words in a language."""
        wider = [tag for tag in (*reversed(broader(language)), language) if tag in self.words]
        return merged(self.words[tag].item.model_dump(exclude_none=True) for tag in wider)

    @property
    def references(self) -> ReferenceTable:
        """Everything that text can refer to."""
        names = [f"{kind}s" for kind in ONE]
        things = {name: {item.id: item for item in self.items(name)} for name in names}
        documents = Documents(**{name: self.items(name) for name in file_types.DOCUMENTS})
        return ReferenceTable(things, documents, self.language, self.screen or self.language)

    def items(self, name: str) -> tuple[Any, ...]:
        """The items of a list, without their places."""
        return tuple(located.item for located in self.lists.get(name, ()))

    def keep_list(self, name: str, document: Document, *loc: str, language: str = "") -> None:
        """Keep a list of items, and the ids that stand in it; ``fr/searches`` are a language's."""
        key = f"{language}/{name}" if language else name
        self.lists[key] = parsed_each(file_types.ITEMS[name], document, loc)
        self.ids[key] = raw_ids(document.value[loc[0]] if loc else document.value)


def read_draft(folder: Path, parse: Parse | None = None) -> Draft:
    """Read every file of a content folder; ``parse`` is that of ``yaml_lines.read``."""
    choose_once(folder)
    draft = Draft(folder)
    if not is_guide(folder):
        draft.problems.append(Problem(shown_as(folder / GUIDE_FILE), 1, "", gettext(MISSING_FILE)))
    room = limits.FOLDER_BYTES
    for count, path in enumerate(content_files(folder), 1):
        room -= path.stat().st_size
        if refused := refusal(path, folder, count, room):
            draft.problems.append(Problem(shown_as(path), 1, "", refused))
            draft.lost.append(shown_as(path))
        else:
            read_file(draft, path, parse)
    return draft


def read_file(draft: Draft, path: Path, parse: Parse | None) -> None:
    """Take in one file, and what is wrong with it."""
    document, place = yaml_lines.read(path, shown_as(path), parse), path.relative_to(draft.folder)
    if wrong := file_places.misplaced(place):
        document.complain(1, wrong)
    elif document.value is not None:
        read_by_place(draft, document, place)
    if document.value is None:
        draft.lost.append(document.file)
    if document.problems:
        draft.faulty.append(document.file)
    draft.problems += document.problems
    draft.documents.append(document)


def read_guide_file(draft: Draft, document: Document) -> None:
    """Take in guide.yaml."""
    draft.guide = next(parsed(file_types.GUIDE, document, ()), None)


def read_translated(draft: Draft, document: Document, language: str, name: str) -> None:
    """Take in a file of another language: its words, a list of its own, or what steps say in it."""
    if name == "words":
        for strings in parsed(file_types.STRINGS, document, ()):
            draft.strings[language] = strings
    elif name in file_types.SPOKEN:
        draft.keep_list(name, document, language=language)
    else:
        said = parsed_each(file_types.TRANSLATION, document, ())
        draft.translations.setdefault(language, []).extend(said)


def read_documents(draft: Draft, document: Document) -> None:
    """Take in documents.yaml: the papers, the types of file, and what goes with them."""
    if has_keys(document, set(Documents.NEEDED), may=file_types.DOCUMENTS):
        for name in file_types.DOCUMENTS.keys() & document.value.keys():
            draft.keep_list(name, document, name)


def read_source(draft: Draft, document: Document) -> None:
    """Take in source.yaml: each sentence's number with its facts, or why it has none.

    Its sections are told by the number that each begins with.
    """
    if has_keys(document, {"title", "sentences"}, may={"sections"}):
        if "sections" in document.value:
            for sections in parsed(file_types.SECTIONS, document, ("sections",)):
                draft.sections = sections.item
        sentences = document.value["sentences"]
        if not isinstance(sentences, dict):
            document.problems.append(document.problem(("sentences",), gettext(A_MAPPING)))
            return
        for number in sentences:
            draft.sentences += read_sentence(document, number)


def read_sentence(document: Document, number: str) -> Iterator[Located[Sentence]]:
    """One numbered sentence of the source."""
    loc = ("sentences", number)
    if not NUMBER.fullmatch(number):
        document.problems.append(document.problem(loc, gettext("文の番号を書いてください。")))
    elif isinstance(said := document.value["sentences"][number], dict):
        for why in parsed(file_types.BACKGROUND, document, loc):
            reason = why.item.background
            yield Located(Sentence(number=int(number), background=reason), document, loc)
    elif isinstance(said, str):
        document.problems.append(document.problem(loc, say(NO_REASON, number)))
        yield Located(Sentence(number=int(number), background=said), document, loc)
    else:
        for facts in parsed(file_types.FACT_IDS, document, loc):
            yield Located(Sentence(number=int(number), facts=facts.item), document, loc)


def read_by_place(draft: Draft, document: Document, place: Path) -> None:
    """Take in a file that stands at a place of the folder."""
    folder, name = place.parent.name, place.stem
    if folder == file_places.CAUSES or (not folder and name in ("start", "ends")):
        read_steps(draft, document, cause_id(place))
    elif folder == file_places.WORDS:
        for words in parsed(file_types.words_file(), document, ()):
            draft.words[name] = words
    elif folder:
        read_translated(draft, document, folder, name)
    elif name in file_types.LISTS:
        draft.keep_list(name, document)
    elif name in READERS:
        READERS[name](draft, document)
    else:
        document.complain(1, file_places.unknown_file(place))


def read_steps(draft: Draft, document: Document, cause: str) -> None:
    """Take in a file of steps: its title, and its steps one by one."""
    if has_keys(document, {"title", "steps"}):
        if not ID.fullmatch(cause):
            what = gettext("ファイルの名前は、英小文字・数字・_ だけにしてください。")
            document.complain(1, what)
        if cause in draft.steps:
            what = "'{cause}' という原因がもうあります。ファイルの名前を変えてください。"
            document.complain(1, say(what, cause=cause))
        for title in parsed(file_types.TITLE, document, ("title",)):
            draft.titles[cause] = title.item
        steps = parsed_each(file_types.STEP, document, ("steps",))
        draft.steps.setdefault(cause, []).extend(steps)
        draft.unread += unread_steps(draft, document, cause, {located.loc[-1] for located in steps})
        draft.places |= places(document)
        draft.ids.setdefault("steps", set()).update(raw_ids(document.value["steps"]))


def unread_steps(
    draft: Draft, document: Document, cause: str, understood: Collection[str | int]
) -> Iterator[UnreadStep]:
    """The steps of a file that are written, and not among those that were understood."""
    steps = document.value["steps"]
    for n, step in enumerate(steps if isinstance(steps, list) else ()):
        if n not in understood and isinstance(step, dict):
            solved = draft.guide and draft.guide.item.solved
            yield UnreadStep(str(step.get("id")), cause, step, solved or "")


def places(document: Document) -> dict[tuple[str, str], str]:
    """The id of every step in a file that has one, by file and place (``steps[0]``)."""
    steps = document.value["steps"]
    numbered = enumerate(steps if isinstance(steps, list) else ())
    return {
        (document.file, f"steps[{n}]"): str(step["id"])
        for n, step in numbered
        if isinstance(step, dict) and ID.fullmatch(str(step.get("id")))
    }


def cause_id(path: Path) -> str:
    """The id of a file of steps: ``3_two_step.yaml`` is ``two-step``."""
    return path.stem.lstrip("0123456789_").replace("_", "-") or path.stem


READERS: dict[str, Callable[[Draft, Document], None]] = {
    "guide": read_guide_file,
    "documents": read_documents,
    "source": read_source,
}
