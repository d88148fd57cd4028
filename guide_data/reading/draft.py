"""A content folder as far as it could be read: its items, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from guide_data.model.flow import Documents, Guide, Sentence, Strings, Translation
from guide_data.model.problems import Problem
from guide_data.reading import file_types as files
from guide_data.reading import limits as guard
from guide_data.reading import yaml_lines as lines
from guide_data.reading.located import SAID, Located, each_understood, has_keys, raw_ids, understood
from guide_data.reading.yaml_lines import Document
from guide_data.text.references import ReferenceTable

AnyStep = files.Question | files.Remedy | files.Outcome
UNKNOWN_FILE = "知らないファイルです。名前（.yaml）と場所を確かめるか、消してください。"
NUMBER = re.compile("[1-9][0-9]{0,5}")
ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
# Where notebooks run is no place that an editor names files from.
PROJECT = Path(__file__).parents[2]
NEEDED = ("guide.yaml", "facts.yaml", "causes")


@dataclass
class Draft:
    """Everything understood of a folder, and every problem met so far."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)
    guide: Located[Guide] | None = None
    titles: dict[str, str] = field(default_factory=dict)
    steps: dict[str, list[Located[AnyStep]]] = field(default_factory=dict)
    lists: dict[str, list[Located[Any]]] = field(default_factory=dict)
    sentences: list[Located[Sentence]] = field(default_factory=list)
    sections: dict[int, str] = field(default_factory=dict)
    translations: list[Located[Translation]] = field(default_factory=list)
    speech: Located[Strings] | None = None
    # Files of which nothing could be read.
    lost: list[str] = field(default_factory=list)
    # Steps by file and place, also those that could not be understood.
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    # Ids that stand in the files, also of items that could not be understood.
    ids: dict[str, set[str]] = field(default_factory=dict)

    @property
    def all_steps(self) -> list[Located[AnyStep]]:
        """Every step that was understood, in reading order."""
        return [placed for steps in self.steps.values() for placed in steps]

    @property
    def references(self) -> ReferenceTable:
        """Everything that text can refer to."""
        kinds = ("contacts", "links", "buttons", "papers")
        things = {kind: {item.id: item for item in self.items(kind)} for kind in kinds}
        documents = Documents(**{name: self.items(name) for name in files.DOCUMENTS})
        language = self.guide.item.language if self.guide else "ja"
        return ReferenceTable(**things, documents=documents, language=language)

    def items(self, name: str) -> tuple[Any, ...]:
        """The items of a list, without their places."""
        return tuple(placed.item for placed in self.lists.get(name, ()))

    def keep_list(self, name: str, shape: Any, document: Document, *loc: str) -> None:
        """Keep a list of items, and the ids that stand in it."""
        self.lists[name] = each_understood(shape, document, loc)
        self.ids[name] = raw_ids(document.value[loc[0]] if loc else document.value)


def read_draft(folder: Path) -> Draft:
    """Read every file of a content folder."""
    draft = Draft(folder)
    for name in NEEDED:
        if not (folder / name).exists():
            draft.problems.append(
                Problem(shown_as(folder / name), 1, "", "これがありません。足してください。")
            )
    room = guard.FOLDER_BYTES
    for count, path in enumerate(content_files(folder), 1):
        room -= path.stat().st_size
        if too_much := unfit(path, folder, count, room):
            draft.problems.append(Problem(shown_as(path), 1, "", too_much))
            draft.lost.append(shown_as(path))
            continue
        document = lines.read(path, shown_as(path))
        if not in_its_place(path.relative_to(folder)):
            document.complain(1, UNKNOWN_FILE)
        elif document.value is not None:
            READERS.get(path.relative_to(folder).as_posix(), read_other)(draft, document)
        if document.value is None:
            draft.lost.append(document.file)
        draft.problems += document.problems
    return draft


def unfit(path: Path, folder: Path, count: int, room: int) -> str:
    """Why a file is not even opened; empty where it is."""
    if count > guard.FILES:
        return f"ファイルが多すぎます。{guard.FILES} までにしてください。"
    if room < 0:
        return f"フォルダーが大きすぎます。全部で {guard.FOLDER_BYTES:,} バイトまでにしてください。"
    if not path.resolve().is_relative_to(folder.resolve()):
        return "フォルダーの外を指すリンクです。ファイルそのものを置いてください。"
    return ""


def read_guide_file(draft: Draft, document: Document) -> None:
    """Take in guide.yaml."""
    draft.guide = next(understood(files.GUIDE, document, ()), None)


def read_speech(draft: Draft, document: Document) -> None:
    """Take in en/words.yaml: what the guide says beside its steps, in English."""
    draft.speech = next(understood(files.STRINGS, document, ()), None)


def read_documents(draft: Draft, document: Document) -> None:
    """Take in documents.yaml: the papers, the types of file, and what goes with them."""
    if has_keys(document, {"papers", "files"}, may=files.DOCUMENTS):
        for name in files.DOCUMENTS.keys() & document.value.keys():
            draft.keep_list(name, files.DOCUMENTS[name], document, name)


def read_source(draft: Draft, document: Document) -> None:
    """Take in source.yaml: each sentence's number with its facts, or ``background``.

    Its sections are told by the number that each begins with.
    """
    if has_keys(document, {"title", "sentences"}, may={"sections"}):
        if "sections" in document.value:
            for sections in understood(files.SECTIONS, document, ("sections",)):
                draft.sections = sections.item
        sentences = document.value["sentences"]
        if not isinstance(sentences, dict):
            document.problems.append(document.problem(("sentences",), SAID["model_type"]))
            return
        for number in sentences:
            draft.sentences += read_sentence(document, number)


def read_sentence(document: Document, number: str) -> Iterator[Located[Sentence]]:
    """One numbered sentence of the source."""
    loc = ("sentences", number)
    if not NUMBER.fullmatch(number):
        document.problems.append(document.problem(loc, "文の番号を書いてください。"))
    elif document.value["sentences"][number] == "background":
        yield Located(Sentence(number=int(number)), document, loc)
    else:
        for placed in understood(files.FACT_IDS, document, loc):
            yield Located(Sentence(number=int(number), facts=placed.item), document, loc)


def read_other(draft: Draft, document: Document) -> None:
    """Take in a file that is one list, a file of steps, or their words in English."""
    path = Path(document.file)
    if path.parent.name == "en":
        draft.translations += each_understood(files.TRANSLATION, document, ())
    elif path.parent.name == "causes" or path.name in ("start.yaml", "ends.yaml"):
        read_steps(draft, document, cause_id(path))
    elif path.stem in files.LISTS:
        draft.keep_list(path.stem, files.LISTS[path.stem], document)
    else:
        document.complain(1, UNKNOWN_FILE)


def read_steps(draft: Draft, document: Document, cause: str) -> None:
    """Take in a file of steps: its title, and its steps one by one."""
    if has_keys(document, {"title", "steps"}):
        if not ID.fullmatch(cause):
            document.complain(1, "ファイルの名前は、英小文字・数字・_ だけにしてください。")
        if cause in draft.steps:
            document.complain(
                1, f"'{cause}' という原因がもうあります。ファイルの名前を変えてください。"
            )
        for title in understood(files.TITLE, document, ("title",)):
            draft.titles[cause] = title.item
        steps = each_understood(files.STEP, document, ("steps",))
        draft.steps.setdefault(cause, []).extend(steps)
        draft.places |= places(document)
        draft.ids.setdefault("steps", set()).update(raw_ids(document.value["steps"]))


def places(document: Document) -> dict[tuple[str, str], str]:
    """The id of every step in a file that has one, by file and place; what is none is left out."""
    steps = document.value["steps"]
    numbered = enumerate(steps if isinstance(steps, list) else ())
    return {
        (document.file, f"steps[{n}]"): str(step["id"])
        for n, step in numbered
        if isinstance(step, dict) and ID.fullmatch(str(step.get("id")))
    }


READERS = {
    "en/words.yaml": read_speech,
    "guide.yaml": read_guide_file,
    "documents.yaml": read_documents,
    "source.yaml": read_source,
}


def content_files(folder: Path) -> list[Path]:
    """Every file of a content folder; those with steps in reading order, the ends last.

    An editor's own lock files and backups are none of it: they, or their folders, begin with a dot.
    """
    found = (path for path in folder.rglob("*.y*ml") if not hidden(path.relative_to(folder)))
    there = (path for path in found if path.exists() and not path.is_dir())
    # One more than there may be is enough to tell.
    paths = list(islice(there, guard.FILES + 1))
    return sorted(paths, key=lambda p: (p.name == "ends.yaml", p.parent.name == "causes", p.name))


def hidden(path: Path) -> bool:
    """Whether a file, or a folder that it is in, begins with a dot."""
    return any(part.startswith(".") for part in path.parts)


def in_its_place(path: Path) -> bool:
    """Whether a file, named from the content folder, stands where its kind may stand."""
    folder = path.parent.as_posix()
    return path.suffix == ".yaml" and folder in (".", "causes", "en")


def cause_id(path: Path) -> str:
    """The id of a file of steps: ``3_two_step.yaml`` is ``two-step``."""
    return path.stem.lstrip("0123456789_").replace("_", "-") or path.stem


def shown_as(path: Path) -> str:
    """A path as an editor knows it: from the folder where they work, or from the project's."""
    whole = path.absolute()
    here = next((folder for folder in (Path.cwd(), PROJECT) if whole.is_relative_to(folder)), None)
    name = str(whole.relative_to(here)) if here else str(path)
    # It is printed: what a terminal or a log would obey is not told.
    plain = "".join(sign if sign.isprintable() else "?" for sign in name)
    return f"./{plain}" if plain.startswith(":") else plain
