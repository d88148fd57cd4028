"""Proof: what a step states, how phrases are found in it, and which names are near misses."""

from types import SimpleNamespace

import pytest
from pydantic import TypeAdapter, ValidationError

from guide_data.checks import check
from guide_data.checks.frames.statements import in_order, pieces_of, sentences_in
from guide_data.checks.rules import hosts
from guide_data.model.phrase import Phrases
from guide_data.text.amounts import amounts
from tests.support.paths import PINNED, SMALL

SAYS = {
    ("ja", "コード…教えない", "コードは、だれにも**教えない**でください。"): True,
    ("ja", "コード…教えない", "コードを教えてください。人には教えないで。"): False,
    ("ja", "伝えない|教えない", "ｺｰﾄﾞは教えない"): True,
    ("en", "don’t tap", "Please do  not\ntap"): False,
    ("en", "don't tap", "Please do  not tap it."): True,
    ("en", "tell", "They foretell it."): False,
    ("en", "open…amazon.co.jp", "Only open amazon.co.jp. Nothing else."): True,
    ("en", "open…else", "Only open amazon.co.jp. Nothing else."): False,
}


@pytest.mark.parametrize(("given", "said"), SAYS.items())
def test_a_phrase_is_found_within_one_sentence_however_it_is_typed(given, said):
    language, phrase, text = given
    sentences = [sentence for _, sentence in sentences_in(text, language)]
    pieces = pieces_of(phrase, language)
    assert any(in_order(one, way) for one in sentences for way in pieces) is said


@pytest.mark.parametrize("phrase", ["", "|教えない", "教えない…", "教え……ない", " "])
def test_a_phrase_has_words_on_both_sides_of_its_signs(phrase):
    with pytest.raises(ValidationError):
        TypeAdapter(Phrases).validate_python({"ja": phrase})


HOLDS = {"ja": True, "ja-JP": True, "zh-Hans": False, "zh-Hant-TW": False}


@pytest.mark.parametrize(("tag", "holds"), HOLDS.items())
def test_what_a_fact_has_steps_say_holds_in_its_language_wherever_that_is_spoken(
    edited, tag, holds
):
    edited("guide.yaml", "language: ja", "language: ja-JP")
    folder = edited("facts.yaml", "入っていない。", f"入っていない。\n  says: {{{tag}: ねこ}}")
    found = {one.rule for one in check(folder, only=("fact-unsaid", "fact-language"))}
    assert found == ({"fact-unsaid"} if holds else set())


AMOUNTS = {
    ("ja", "5分ほど"): [("time", 300)],
    ("ja", "５分の１、2段階認証、1つ、iOS 16、2日目、1文字ずつ、十分"): [],
    ("ja", "1〜2日"): [("time", 86400), ("time", 172800)],
    ("ja", "五分、24時間"): [("time", 300), ("time", 86400)],
    ("ja", "3か月、1年間"): [("months", 3), ("months", 12)],
    ("ja", "2024年12月2日と2012年"): [("date", "2024-12-2"), ("date", "2012")],
    ("ja", "¥5,000か5万円"): [("money", 5000), ("money", 50000)],
    ("en", "a 6-digit code, in two days"): [("digits", 6), ("time", 172800)],
    ("en", "1 to 2 days or 10-15 minutes"): [
        ("time", 86400),
        ("time", 172800),
        ("time", 600),
        ("time", 900),
    ],
    ("en", "one day, iOS 16, {contact:5-days}, start again from 1."): [],
    ("en", "on 1 December 2025, or May 5"): [("date", "2025-12-1"), ("date", "-5-5")],
    ("en", "It may 2"): [("date", "-5-2")],
}


@pytest.mark.parametrize(("given", "said"), AMOUNTS.items())
def test_amounts_are_the_same_in_every_language(given, said):
    language, text = given
    found = [tuple(mention.amount) for mention in amounts(text, language)]
    assert sorted(found, key=str) == sorted(said, key=str)


KNOWN, NAMES = ("amazon.co.jp", "www.amazon.co.jp", "amazon.com"), ("Amazon", "アマゾン")
GOOD_WORDS = [
    "amazon.co.jp",
    "www.amazon.co.jp",
    "Amazon.com",
    "AMAZON",
    "Amazons",
    "amazing",
    "アマチュア",
    "アマゾン",
    "iOS",
    "photo.jpg",
    "16.2",
    "Node.js",
    "a.m",
]
NO_HOSTS = [
    "amazon-co.jp",
    "amazon.cojp",
    "amazon-co-jp",
    "amazoncojp",
    "www.arnazon.co.jp",
    "amaz0n.co.jp",
    "amazon.jp",
    "аmazon.co.jp",
    "ａｍａｚｏｎ．ｃｏ．ｊｐ",
    "amazon.co.jp.example.com",
    "bit.ly",
]
NO_NAMES = [
    "Amazom",
    "Amzaon",
    "Amazn",
    "Amazonn",
    "Аmazon",
    "Ａｍａｚｏｎ",
    "Arnazon",
    "amaz0n",
    "アマゾソ",
    "アマソン",
]


@pytest.mark.parametrize("word", GOOD_WORDS)
def test_what_is_spelled_right_is_no_near_miss(word):
    assert hosts.unknown_host(word, KNOWN) is None
    assert hosts.misspelled(word, NAMES, KNOWN) is None


@pytest.mark.parametrize("word", NO_HOSTS)
def test_near_misses_of_hosts_are_found(word):
    assert hosts.TOKEN.findall(f"「{word}」。") == [word]
    assert hosts.unknown_host(word, KNOWN) is not None


@pytest.mark.parametrize("word", NO_NAMES)
def test_near_misses_of_names_are_found(word):
    assert hosts.TOKEN.findall(f"「{word}」。") == [word]
    assert hosts.misspelled(word, NAMES, KNOWN) is not None


OWNER = SimpleNamespace(hosts=("amazon.co.jp",), names=NAMES)
HOSTS = {
    "www.amazon.co.jp": False,
    "pay.amazon.co.jp": False,
    "www.example.org": False,
    "amazon.com": True,
    "amazon-co.jp": True,
    "www.arnazon.co.jp": True,
    "amazon.co.jp.example.com": True,
    "amaz0n.example": True,
}


@pytest.mark.parametrize(("host", "imitates"), HOSTS.items())
def test_a_host_that_imitates_the_owners_is_told(host, imitates):
    assert bool(hosts.imitated(host, SimpleNamespace(owner=OWNER))) is imitates


RULES = ["fact-unsaid", "fact-denied", "host-unknown", "name-misspelled", "number-unproven"]


@pytest.mark.parametrize("folder", [PINNED, SMALL], ids=["pinned", "small"])
def test_good_content_gives_no_alarm(folder):
    assert check(folder, only=RULES) == []
