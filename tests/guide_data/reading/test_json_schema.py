"""What editors complete from: it lets right content pass, and says where other content is wrong."""

import json
import re
from functools import cache
from itertools import groupby
from pathlib import Path
from shutil import copytree

import pytest
import yaml
from jsonschema import Draft202012Validator

from guide_data import read_guide
from guide_data.checks import RULES
from guide_data.model.step import REMEDY_ANSWERS
from guide_data.reading.folder import SHIPPED, content_files
from guide_data.reading.json_schema import FILES, schemas
from tests.support.paths import PINNED, SMALL

ROOT = Path(__file__).parents[3]
BOTH = [(folder, path) for folder in (PINNED, SMALL) for path in content_files(folder)]
NAMES = [f"{folder.name}/{path.relative_to(folder)}" for folder, path in BOTH]


class Core(yaml.CSafeLoader):
    """YAML 1.2, as an editor's language server reads it: ``yes`` and dates are text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012


for tag, pattern, first in (
    ("null", "~|null|", ["~", "n", ""]),
    ("bool", "true|false", ["t", "f"]),
    ("int", "[-+]?[0-9]+", list("-+0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


def made(folder):
    return schemas(folder, {rule.id: rule.description for rule in RULES.values()})


@cache
def shipped(folder):
    return made(folder)


def refused(path, folder, schema_of):
    """The places in a file that its schema refuses."""
    [kind] = [kind for kind, globs in FILES.items() if any(path in folder.glob(g) for g in globs)]
    value = yaml.load(path.read_text(encoding="utf-8"), Loader=Core)
    # A key is always text in JSON.
    errors = Draft202012Validator(schema_of[kind]).iter_errors(json.loads(json.dumps(value)))
    return [tuple(innermost(error).absolute_path) for error in errors]


def innermost(error):
    """The mistake within alternatives: in the one of the kind that was meant, or nearest to it."""
    alternatives = [
        list(errors) for _, errors in groupby(error.context, lambda e: e.schema_path[0])
    ]
    kinds = [[one for one in errors if "kind" in one.path] for errors in alternatives]
    if alternatives and all(kinds):
        return kinds[0][0]
    meant = [errors[0] for errors, kind in zip(alternatives, kinds, strict=True) if not kind]
    return innermost(max(meant, key=lambda one: len(one.path))) if meant else error


def offered(folder, ids):
    """Ids that are offered, each with what is said of it."""
    part = made(folder)["steps"]["$defs"][ids]
    return {one["const"]: one["description"] for one in part["oneOf"][1:]}


@pytest.mark.parametrize(("folder", "path"), BOTH, ids=NAMES)
def test_every_file_is_valid(folder, path):
    assert refused(path, folder, shipped(folder)) == []


def test_every_schema_is_well_formed():
    parts = {"$defs": shipped(SMALL)["steps"]["$defs"]}
    Draft202012Validator.check_schema(parts)
    for schema in shipped(SMALL).values():
        assert schema["$defs"] == parts["$defs"]
        Draft202012Validator.check_schema(schema | {"$defs": {}})


HUMAN = ("ends.yaml", "title: 窓口に聞きましょう")
PLUG = "      1. 電源のコードを、奥まで差し込みます。\n      2. ランプがつくのを待ちます。\n"
MISTAKES = {
    "an option to nowhere": (
        ("start.yaml", "to: device-switch", "to: device-swich"),
        ("steps", 0, "options", 1, "to"),
    ),
    "nowhere to go on to": (
        ("causes/2_device.yaml", "unsolved: device-forget", "unsolved: nowhere"),
        ("steps", 0, "unsolved"),
    ),
    "a misspelt field": (("ends.yaml", HUMAN[1], "titel: 窓口"), ("steps", 1)),
    "no text": (("causes/1_router.yaml", f"    text: |\n{PLUG}", ""), ("steps", 1)),
    "an empty text": (("ends.yaml", HUMAN[1], "title:"), ("steps", 1, "title")),
    "an unknown kind": (
        ("causes/1_router.yaml", "id: router-plug\n    kind: remedy", "id: a\n    kind: cure"),
        ("steps", 1, "kind"),
    ),
    "another kind's field": (
        ("causes/1_router.yaml", "id: router-plug\n    kind: remedy", "id: a\n    kind: outcome"),
        ("steps", 1),
    ),
    "an unknown end": (("ends.yaml", "ends: human", "ends: people"), ("steps", 1, "ends")),
    "an unknown fact": (("ends.yaml", "[maker-call]", "[maker]"), ("steps", 1, "facts", 0)),
    "a fact that is no list": (("ends.yaml", "[maker-call]", "maker-call"), ("steps", 1, "facts")),
    "an unknown fact behind a button": (
        ("buttons.yaml", "fact: device-toggle", "fact: toggle"),
        (0, "fact"),
    ),
    "an unknown fact in the source": (
        ("source.yaml", "- device-toggle", "- toggle"),
        ("sentences", "5", 0),
    ),
    "a start that is not there": (("guide.yaml", "start: start", "start: begin"), ("start",)),
    "an urgent step that is not there": (("guide.yaml", "to: smoke", "to: fire"), ("urgent", "to")),
    "a word of the index that leads nowhere": (
        ("index.yaml", "- router-lamp", "- lamp"),
        (0, "steps", 0),
    ),
    "a search for a step that is not there": (
        ("searches.yaml", "step: human", "step: humans"),
        (0, "step"),
    ),
    "one of a search's steps that is not there": (
        ("searches.yaml", "- router-lamp", "- lamp"),
        (1, "step", 0),
    ),
    "somebody's answer that none offers": (
        ("journeys.yaml", "- others-too", "- others"),
        (10, "answers", 1),
    ),
    "an id that is no address": (("contacts.yaml", "- id: maker", "- id: Maker!"), (0, "id")),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_refused_where_it_is(edited, mistake):
    (file, old, new), place = MISTAKES[mistake]
    folder = edited(file, old, new)
    assert place in refused(folder / file, folder, shipped(SMALL))


def test_what_editors_may_add(tmp_path):
    folder = copytree(SMALL, tmp_path / "guide")
    suppression = (
        "- rule: {}\n  step: start\n  file: {}\n  reason: なおすため。\n  until: 2026-12-20\n"
    )
    (folder / "suppressions.yaml").write_text(
        suppression.format("label-unknown", "start.yaml")
        + suppression.format("label", "begin.yaml")
    )
    (folder / "en").mkdir()
    english = "- id: {}\n  title: Start\n  of: {}\n"
    (folder / "en" / "start.yaml").write_text(
        english.format("start", "12345678") + english.format("begin", "wrong")
    )
    schema_of = made(folder)
    assert refused(folder / "suppressions.yaml", folder, schema_of) == [(1, "rule"), (1, "file")]
    assert refused(folder / "en" / "start.yaml", folder, schema_of) == [(1, "id"), (1, "of")]


def test_ids_are_offered_with_what_they_are(small):
    assert offered(SMALL, "step") == {step.id: step.title for step in small.steps.values()}
    assert offered(SMALL, "fact") == {fact.id: fact.text for fact in small.facts}
    assert offered(SMALL, "answer").keys() >= {"all", "others-too", *REMEDY_ANSWERS}
    assert offered(SMALL, "rule") == {rule.id: rule.description for rule in RULES.values()}
    assert "causes/1_router.yaml" in offered(SMALL, "file")


def test_what_a_question_asks_is_offered_and_may_be_new(edited):
    [asked, _] = made(SMALL)["steps"]["$defs"]["asks"]["anyOf"]
    assert [one["const"] for one in asked["oneOf"][1:]] == ["lamp"]
    folder = edited("causes/1_router.yaml", "asks: lamp", "asks: another-lamp")
    assert refused(folder / "causes/1_router.yaml", folder, shipped(SMALL)) == []


def test_ids_are_offered_in_a_folder_that_is_half_broken(edited):
    edited("start.yaml", "title: はじめに", "title: [")
    folder = edited("ends.yaml", HUMAN[1], "titel: 窓口")
    assert {"human", "solved"} <= offered(folder, "step").keys()
    for path in folder.glob("*.yaml"):
        path.write_text("- id: [x]\n- y\n", encoding="utf-8")
    assert offered(folder, "fact") == {}


def test_every_field_is_described_and_what_refers_is_completed():
    parts = shipped(PINNED)["steps"]["$defs"]
    models = {name: part["properties"] for name, part in parts.items() if "properties" in part}
    fields = {
        f"{model}.{name}": part for model, own in models.items() for name, part in own.items()
    }
    assert [name for name, part in fields.items() if not part["description"]] == []
    [any_id] = {part["pattern"] for name, part in fields.items() if name == "Option.id"}
    free = {name for name, part in fields.items() if f'"{any_id}"' in json.dumps(part)}
    # What is said in another language, for a device or of a group, is said by their ids.
    named = {
        name
        for name in free
        if not name.endswith((".id", ".ways", ".group", ".groups", ".was", ".back"))
    }
    assert {name for name in named if not name.startswith("Strings.")} == {"Translation.options"}


def test_the_guides_own_words_are_completed_in_every_language(tmp_path):
    folder = copytree(SMALL, tmp_path / "guide")
    path = folder / "words" / "fr.yaml"
    path.parent.mkdir()
    path.write_text("bakc: Retour\ntimer: {titel: Minuteur}\nindex: Index\n", encoding="utf-8")
    assert sorted(refused(path, folder, shipped(SMALL))) == [(), ("timer",)]


def test_the_settings_for_vs_code_name_every_schema():
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    folder = SHIPPED.relative_to(ROOT).as_posix()
    named = {
        schema: [globs] if isinstance(globs, str) else globs
        for schema, globs in settings["yaml.schemas"].items()
    }
    assert named == {
        f"{folder}/.schema/{kind}.json": [f"{folder}/{glob}" for glob in globs]
        for kind, globs in FILES.items()
    }


def test_the_command_writes_what_the_reader_passes_by(command, tmp_path):
    folder = copytree(SMALL, tmp_path / "guide")
    ran = command("schema", folder)
    assert ran.status == 0
    assert str(folder / ".schema") in ran.out
    assert {path.stem for path in (folder / ".schema").iterdir()} == FILES.keys()
    assert read_guide(folder) == read_guide(SMALL).model_copy(update={"name": "guide"})
    assert command("schema", tmp_path / "no").status == 2
