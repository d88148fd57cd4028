"""Content files as JSON Schema, so that editors complete them: the reader's own models, with the
ids of one folder wherever something is referred to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from guide_data.messages import gettext, templates
from guide_data.model.documents import Documents
from guide_data.model.field_types import Id
from guide_data.model.step import NEXT, REMEDY_ANSWERS
from guide_data.reading import yaml_lines
from guide_data.reading.file_types import (
    GUIDE,
    ITEMS,
    LISTS,
    SPOKEN,
    STRINGS,
    TRANSLATION,
    SourceFile,
    StepsFile,
    words_file,
)
from guide_data.reading.folder import content_files

Schema = dict[str, Any]

# What the files of each kind are: one thing, or a list of things.
ONE: dict[str, TypeAdapter[Any]] = {
    "steps": TypeAdapter(StepsFile),
    "guide": GUIDE,
    "documents": TypeAdapter(Documents),
    "source": TypeAdapter(SourceFile),
    "strings": STRINGS,
}
MANY: dict[str, TypeAdapter[Any]] = {name: ITEMS[name] for name in LISTS} | {
    "translation": TRANSLATION
}
# The folders of translations: tags have two letters or three, and perhaps more.
TAGS = ("[a-z][a-z]", "[a-z][a-z][a-z]", "[a-z][a-z]-*", "[a-z][a-z][a-z]-*")


def in_translations(*names: str) -> list[str]:
    """Files of these names in the folder of any translation."""
    return [f"{tag}/{name}.yaml" for tag in TAGS for name in names]


# The files of each kind: most kinds are one file of their name.
FILES = {kind: [f"{kind}.yaml"] for kind in (*ONE, *MANY)} | {
    **{kind: [f"{kind}.yaml", *in_translations(kind)] for kind in SPOKEN},
    "steps": ["start.yaml", "causes/*.yaml", "ends.yaml"],
    "translation": in_translations("start", "[0-9]*", "ends"),
    "strings": in_translations("words"),
    "words": ["words/*.yaml"],
}

# What editors show.
SHOWN = ("description", "patternErrorMessage")
# Fits nothing. Of alternatives that all fail, editors tell what the first one says.
NOTHING = {
    "pattern": "(?!)",
    "patternErrorMessage": templates(
        "この id はありません。つづりを見直すか、make schema をもう一度どうぞ。"
    ),
}


class AsEdited(GenerateJsonSchema):
    """What the reader takes, as an editor sees it: what is left out is not offered as null, and
    what looks like a number is text as well."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        """Only what may be written."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        """Without its default: an editor leaves it out."""
        return self.generate_inner(schema["schema"])

    def str_schema(self, schema: core_schema.StringSchema) -> Schema:
        """Any scalar, as the reader keeps them all as they are written."""
        return super().str_schema(schema) | {"type": ["string", "number"]}

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: the description says it in Japanese."""
        return False


def write(folder: Path, rules: Mapping[str, str]) -> Path:
    """Write the schemas of a content folder into it; where they are."""
    place = folder / ".schema"
    place.mkdir(exist_ok=True)
    for kind, schema in schemas(folder, rules).items():
        text = json.dumps(schema, ensure_ascii=False, indent=1)
        (place / f"{kind}.json").write_text(f"{text}\n", encoding="utf-8")
    return place


def schemas(folder: Path, rules: Mapping[str, str]) -> dict[str, Schema]:
    """The schema of every kind of file; ``rules`` are those that can be suppressed."""
    made, shared = TypeAdapter.json_schemas(
        [(kind, "validation", shape) for kind, shape in adapters().items()],
        schema_generator=AsEdited,
    )
    parts = {name: resolved(plain(name, part)) for name, part in shared["$defs"].items()}
    parts |= {name: one_of(ids) for name, ids in known(folder, rules).items()}
    # A new question may ask what none has asked so far.
    parts["asks"] = {"anyOf": [parts["asks"], TypeAdapter(Id).json_schema()]}
    return {
        kind: (listed(resolved(schema)) if kind in MANY else resolved(schema)) | {"$defs": parts}
        for (kind, _), schema in made.items()
    }


def adapters() -> dict[str, TypeAdapter[Any]]:
    """What reads a file of each kind, or an item of it."""
    return ONE | {"words": words_file()} | MANY


def listed(item: Schema) -> Schema:
    """A list of such items."""
    return {"type": "array", "items": item}


def one_of(ids: Mapping[str, str]) -> Schema:
    """One of these ids; an editor shows what each is."""
    each = [{"const": id_, "description": told} for id_, told in ids.items()]
    nothing = {key: in_words(key, part) for key, part in NOTHING.items()}
    return {"type": "string", "oneOf": [nothing, *each]}


def plain(model: str, part: Schema) -> Schema:
    """A model's schema without its own name and docstring, which are no editor's words."""
    own = {key: value for key, value in part.items() if key not in ("title", "description")}
    return own | ({"required": sorted(Documents.NEEDED)} if model == "Documents" else {})


def resolved(schema: Any) -> Any:
    """A schema in which every name of a thing is one of the ids of that kind."""
    if isinstance(schema, list):
        return [resolved(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "x-ref" in schema:
        ids = {"$ref": f"#/$defs/{schema['x-ref']}"}
        return ids | {key: gettext(schema[key]) for key in ("description",) if key in schema}
    return {key: in_words(key, resolved(part)) for key, part in schema.items()}


def in_words(key: str, part: Any) -> Any:
    """A part of a schema; what an editor shows of it is in the language that is read."""
    return gettext(part) if key in SHOWN and isinstance(part, str) else part


def known(folder: Path, rules: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Everything in a folder that can be referred to, also where the rest cannot be understood."""
    paths = {path.relative_to(folder).as_posix(): path for path in content_files(folder)}
    values = {name: yaml_lines.read(path, name).value for name, path in paths.items()}
    whole = [value for value in values.values() if isinstance(value, dict)]
    steps = [step for value in whole for step in mappings(value.get("steps"))]
    options = [option for step in steps for option in mappings(step.get("options"))]
    closing = dict.fromkeys(REMEDY_ANSWERS, gettext("することの終わりに、いつも出る答えです。"))
    onward = {NEXT: gettext("読んで次へ進むステップ（continue）の、ただ 1 つの答えです。")}
    return {
        "step": said(steps, "id", "title"),
        "device": said(mappings(values.get("devices.yaml")), "id", "name"),
        "drawing": said(mappings(values.get("drawings.yaml")), "id", "alt"),
        "picture": said(mappings(values.get("pictures.yaml")), "id", "alt"),
        "fact": said(mappings(values.get("facts.yaml")), "id", "text"),
        "answer": said(options, "id", "text") | closing | onward,
        "asks": said(steps, "asks", "title"),
        "rule": dict(rules),
        "file": dict.fromkeys(paths, ""),
    }


def mappings(value: Any) -> list[Schema]:
    """The items of a list that have names and values, if it is a list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def said(items: Iterable[Schema], key: str, words: str) -> dict[str, str]:
    """Each id under a key, and what is said of it, in however many places."""
    told: dict[str, dict[str, None]] = {}
    for item in items:
        if isinstance(item.get(key), str):
            told.setdefault(item[key], {})[str(item.get(words) or "")] = None
    return {id_: gettext("／").join(texts) for id_, texts in told.items()}
