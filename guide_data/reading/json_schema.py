"""Content files as JSON Schema, so that editors complete them: the reader's own models, with the
ids of one folder wherever something is referred to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from guide_data.model.flow import (
    REMEDY_ANSWERS,
    Advice,
    Bill,
    Content,
    Cover,
    FileType,
    Id,
    Paper,
    Text,
    Unfit,
)
from guide_data.reading import yaml_lines as lines
from guide_data.reading.draft import content_files
from guide_data.reading.file_types import GUIDE, LISTS, STRINGS, TRANSLATION, type_of_step

Schema = dict[str, Any]


class StepsFile(Content):
    """start.yaml, ends.yaml, or a file of causes/."""

    title: Text
    steps: tuple[type_of_step, ...]


class DocumentsFile(Content):
    """documents.yaml."""

    papers: tuple[Paper, ...]
    files: tuple[FileType, ...]
    bills: tuple[Bill, ...] = ()
    cover: tuple[Cover, ...] = ()
    unfit: tuple[Unfit, ...] = ()
    without: tuple[Advice, ...] = ()


class SourceFile(Content):
    """source.yaml."""

    title: Text
    sections: dict[str, Text] | None = None
    sentences: dict[str, Literal["background"] | Annotated[tuple[Id, ...], Field(min_length=1)]]


# What the files of each kind are: one thing, or a list of things.
ONE: dict[str, TypeAdapter[Any]] = {
    "steps": TypeAdapter(StepsFile),
    "guide": GUIDE,
    "documents": TypeAdapter(DocumentsFile),
    "source": TypeAdapter(SourceFile),
    "speech": STRINGS,
}
MANY: dict[str, TypeAdapter[Any]] = {**LISTS, "en": TRANSLATION}
# The files of each kind: most kinds are one file of their name.
FILES = {kind: [f"{kind}.yaml"] for kind in (*ONE, *MANY)} | {
    "steps": ["start.yaml", "causes/*.yaml", "ends.yaml"],
    "en": ["en/start.yaml", "en/[0-9]*.yaml", "en/ends.yaml"],
    "speech": ["en/words.yaml"],
}

# The fields that refer to something, and to what.
REFERS = {
    "Advice.fact": "fact",
    "Bill.fact": "fact",
    "Button.fact": "fact",
    "Contact.fact": "fact",
    "Cover.fact": "fact",
    "IndexEntry.steps": "step",
    "FileType.fact": "fact",
    "Guide.solved": "step",
    "Guide.start": "step",
    "Link.fact": "fact",
    "Option.to": "step",
    "Outcome.facts": "fact",
    "Paper.address_fact": "fact",
    "Paper.fact": "fact",
    "Scenario.answers": "answer",
    "Scenario.ends": "step",
    "Question.asks": "asks",
    "Question.facts": "fact",
    "Remedy.facts": "fact",
    "Remedy.solved": "step",
    "Remedy.unable": "step",
    "Remedy.unsolved": "step",
    "IndexStrings.steps": "step",
    "Search.step": "step",
    "SourceFile.sentences": "fact",
    "Suppression.file": "file",
    "Suppression.rule": "rule",
    "Suppression.step": "step",
    "Translation.id": "step",
    "Unfit.fact": "fact",
    "Urgent.to": "step",
    "Wait.then": "answer",
}

# What an editor reads of a field: of one model's, or of every field of that name.
WORDS = {
    "id": "名前です。英小文字と数字を - でつなぎます。一度公開したら変えません。",
    "title": "題です。25 文字くらいまでにします。",
    "Question.kind": "たずねるステップです。options で次へ進みます。",
    "Remedy.kind": "することを伝えるステップです。だめだったときは unsolved へ進みます。",
    "Outcome.kind": "ここで終わるステップです。",
    "text": "本文です。1 文を 1 行に書きます。{button:…} などで呼び出せます。",
    "facts": "よりどころの事実です。facts.yaml の id を並べます。",
    "ours": "元の記事によらないステップなら true にします。",
    "options": "選べる答えです。",
    "asks": "何をたずねるかの名前です。同じ名前の質問には、1 つの道で 2 度答えません。",
    "unsolved": "だめだったときの行き先です。",
    "unable": "できないときの行き先です。なければ unsolved と同じです。",
    "Remedy.solved": "解決したときの行き先です。なければ guide.yaml の solved です。",
    "ends": "終わり方です。solved（解決）、wait（待つ）、human（人に相談）のどれかです。",
    "to": "行き先のステップです。",
    "Option.text": "答えの言葉です。",
    "StepsFile.title": "原因の題です。",
    "steps": "ステップを、読む順に並べます。",
    "IndexEntry.steps": "この言葉から行けるステップです。",
    "word": "索引の言葉です。",
    "reading": "ひらがなの読みです。この順に並びます。",
    "query": "困っている方が打つ言葉です。",
    "Search.step": "上から3つまでに出るはずのステップです。並べたら、どれか1つでかまいません。",
    "Fact.text": "本当のことを 1 つ書きます。",
    "sources": "元の記事の文の番号です。source.yaml と同じにします。",
    "Fact.ours": "元の記事にないことを足す理由です。",
    "aged": "古くなっていそうなときの、短い注意です。ステップの下に出ます。",
    "compared": "元の記事と比べた日です。",
    "review": "次に確かめる日です。",
    "fact": "よりどころの事実です。",
    "number": "電話番号です。この形のまま画面に出ます。",
    "dial": '電話をかけるときの番号です。"+81…" の形で書きます。',
    "label": "だれのための番号かを書きます。",
    "Button.label": "画面に書いてあるとおりの名前です。",
    "Button.meaning": "画面がほかの言語のとき、その意味です。",
    "Link.text": "リンクの言葉です。",
    "url": "https:// で始まる行き先です。guide.yaml の hosts にある名前だけを使えます。",
    "Device.name": "機器の名前です。",
    "agents": "ブラウザが名のる言葉です。この機器のようです、とすすめるのに使います。",
    "ways": "機器ごとのやり方です。devices.yaml の id ごとに書きます。text のあとに出ます。",
    "papers": "本人を確かめる書類です。",
    "files": "送れるファイルの種類です。",
    "name": "書類の名前です。",
    "address": "住所が、printed（印刷されている）、look（ものによる）、none（ない）のどれかです。",
    "address_fact": "住所についての、よりどころの事実です。",
    "bills": "住所が書類にないとき、書類に添える領収書です。",
    "Bill.name": "領収書の名前です。",
    "months": "何か月前までに発行されたものを使えるかです。",
    "cover": "写真をとる前に隠すものです。",
    "Cover.name": "隠すものの名前です。",
    "FileType.id": "ファイル名の終わりです。.jpg なら jpg と書きます。",
    "FileType.name": "ファイルの種類の名前です。この形のまま画面に出ます。",
    "FileType.kind": "ファイルの中身の種類です。",
    "unfit": "送れない種類のうち、よくあるものです。",
    "Unfit.id": "ファイル名の終わりです。.heic なら heic と書きます。",
    "Unfit.kind": "ファイルの中身の種類です。",
    "Unfit.text": "そのファイルを選んだ方に、どうすればよいかを伝えます。",
    "without": "使える書類がない方への助言です。",
    "Advice.text": "助言です。1 文か 2 文で書きます。",
    "check": "このステップに出す、書類の確認です。papers、bills、file を並べます。",
    "today": "今の扱いです。prefer（おすすめ）、fine（使える）、gone（もうない）のどれかです。",
    "note": "短い説明です。なくてもかまいません。",
    "use": "使う言葉です。",
    "avoid": "使わない言葉です。",
    "waits": "結果がわかるまでに待つ長さです。",
    "least": "いちばん短いときの長さです。",
    "most": "いちばん長いときの長さです。",
    "unit": "minutes（分）、hours（時間）、days（日）のどれかです。",
    "meanwhile": "待つあいだに見るところを、5 つまで、1 つずつ文で書きます。",
    "then": "時間がたってもまだのときに選ぶ、このステップの答えです。",
    "outside": "この時間帯（Asia/Tokyo など）の外からかける方のための番号なら、書きます。",
    "SourceFile.title": "元の記事の題です。",
    "sections": "元の記事の見出しです。始まりの文の番号ごとに書きます。",
    "sentences": "文の番号ごとに、事実の id を並べるか、background と書きます。",
    "who": "どんな方かを書きます。",
    "answers": "閉じるときの答えの言葉です。",
    "Scenario.answers": "選ぶ答えの id を、順に並べます。",
    "Scenario.ends": "たどり着くはずのステップです。",
    "rule": "見送る規則です。",
    "step": "見送るステップです。",
    "file": "見送るファイルです。",
    "reason": "見送る理由です。",
    "until": "見送りの最後の日です。",
    "Translation.id": "訳すステップです。",
    "Translation.title": "英語の題です。",
    "Translation.text": "英語の本文です。",
    "Translation.meanwhile": "待つあいだに見るところを、同じ順に英語で書きます。",
    "Translation.ways": "機器ごとに、英語のやり方を書きます。",
    "Translation.options": "答えの id ごとに、英語の言葉を書きます。",
    "of": "訳した日本語のしるしです。日本語が変わると、check が新しいしるしを教えます。",
    "Guide.title": "ガイドの題です。",
    "lead": "題の下の一言です。",
    "about": "ガイドについての説明です。",
    "language": "言語の記号です（ja）。",
    "as_of": "内容を確かめた日です。check はこの日の目で見ます。",
    "start": "最初のステップです。",
    "Guide.solved": "解決したときのステップです。",
    "urgent": "急ぐ方のための近道です。",
    "Urgent.text": "急ぐ方に見せる言葉です。",
    "limits": "確かめるときの上限です。",
    "hosts": "リンクしてよいサイトの名前です。",
    "Answers.solved": "解決したときの答えの言葉です。",
    "Answers.unsolved": "だめだったときの答えの言葉です。",
    "Answers.unable": "できないときの答えの言葉です。",
    "Strings.title": "ガイドの題です。英語で書きます。",
    "Strings.urgent": "急ぐ方に見せる言葉です。",
    "Strings.answers": "すること（remedy）の終わりの 3 つの答えです。",
    "causes": "原因の題です。原因の名前ごとに書きます。",
    "Strings.contacts": "電話番号の説明と、かけるときの番号です。",
    "ContactStrings.label": "だれのための番号かです。",
    "ContactStrings.number": "かけるときの番号です。海外からなら +81 から書きます。",
    "Strings.devices": "機器の名前です。英語で書きます。",
    "Strings.links": "リンクの言葉です。",
    "Strings.buttons": "画面の日本語の意味です。",
    "Strings.papers": "書類の名前と注意です。日本語の名前は、自動で添えられます。",
    "PaperStrings.name": "書類の名前です。",
    "PaperStrings.note": "書類についての短い注意です。",
    "Strings.facts": "aged の注意です。事実の id ごとに書きます。",
    "Strings.index": "英語の索引です。",
    "IndexStrings.word": "英語で探す言葉です。",
    "IndexStrings.steps": "その言葉が指すステップです。",
    "journey": "いちばん長い道で選ぶ回数です。",
    "Limits.urgent": "急ぐステップまでに選ぶ回数です。",
    "Limits.title": "題の文字数です。",
    "sentence": "1 文の文字数です。",
    "lines": "スマホでの本文の行数です。",
}

# Fits nothing. Of alternatives that all fail, editors tell what the first one says.
NOTHING = {
    "pattern": "(?!)",
    "patternErrorMessage": "この id はありません。つづりを見直すか、make schema をもう一度どうぞ。",
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
        [(kind, "validation", shape) for kind, shape in (ONE | MANY).items()],
        schema_generator=AsEdited,
    )
    parts = {name: described(name, part) for name, part in shared["$defs"].items()}
    parts |= {name: one_of(ids) for name, ids in known(folder, rules).items()}
    # A new question may ask what none has asked so far.
    parts["asks"] = {"anyOf": [parts["asks"], TypeAdapter(Id).json_schema()]}
    return {
        kind: (listed(schema) if kind in MANY else schema) | {"$defs": parts}
        for (kind, _), schema in made.items()
    }


def listed(item: Schema) -> Schema:
    """A list of such items."""
    return {"type": "array", "items": item}


def one_of(ids: Mapping[str, str]) -> Schema:
    """One of these ids; an editor shows what each is."""
    each = [{"const": id_, "description": told} for id_, told in ids.items()]
    return {"type": "string", "oneOf": [NOTHING, *each]}


def described(model: str, part: Schema) -> Schema:
    """A model's schema with each field in an editor's words, and without its own, which are not."""
    own = {key: value for key, value in part.items() if key not in ("title", "description")}
    fields = part["properties"].items()
    return own | {"properties": {name: field(f"{model}.{name}", schema) for name, schema in fields}}


def field(name: str, schema: Schema) -> Schema:
    """A model's field: what an editor reads of it, and the ids that it may refer to."""
    words = WORDS.get(name) or WORDS.get(name.partition(".")[2], "")
    if name in REFERS:
        schema = referring(schema, {"$ref": f"#/$defs/{REFERS[name]}"})
    return schema | {"description": words}


def referring(schema: Any, ids: Schema) -> Any:
    """A field's schema with those ids in place of every text in it."""
    if isinstance(schema, list):
        return [referring(part, ids) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "string" in schema.get("type", "") and "const" not in schema:
        return ids
    return {key: referring(part, ids) for key, part in schema.items()}


def known(folder: Path, rules: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Everything in a folder that can be referred to, also where the rest cannot be understood."""
    paths = {path.relative_to(folder).as_posix(): path for path in content_files(folder)}
    values = {name: lines.read(path, name).value for name, path in paths.items()}
    whole = [value for value in values.values() if isinstance(value, dict)]
    steps = [step for value in whole for step in mappings(value.get("steps"))]
    options = [option for step in steps for option in mappings(step.get("options"))]
    closing = dict.fromkeys(REMEDY_ANSWERS, "することの終わりに、いつも出る答えです。")
    return {
        "step": said(steps, "id", "title"),
        "fact": said(mappings(values.get("facts.yaml")), "id", "text"),
        "answer": said(options, "id", "text") | closing,
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
    return {id_: "／".join(texts) for id_, texts in told.items()}
