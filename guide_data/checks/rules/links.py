"""Safety of links: only plain ones, and only to hosts that the guide names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.rules.load_errors import reported
from guide_data.checks.rules.registry import Family
from guide_data.messages import gettext, say, templates
from guide_data.model.flow import Guide
from guide_data.text.link_places import place_of

rule = Family("safety")


# Browsers take a backslash for a slash.
URL_WITHIN = re.compile(r"[a-z]:|[/\\]{2}|www\.", re.IGNORECASE)
# What a mail may begin with; whom else it goes to is nothing that a visitor looks at.
MAIL_FIELDS = frozenset(["subject", "body"])
FAR = ("http", "https")
Faults = tuple[tuple[Callable[[SplitResult], object], str], ...]


def plain_name(url: SplitResult) -> bool:
    """Whether the name of a host is what it looks like."""
    name = url.netloc or url.path.rpartition("@")[2]
    return name.isascii() and "xn--" not in name


def more_than_words(url: SplitResult) -> bool:
    """Whether a mail goes to more than one, or holds more than a subject and a text."""
    return "," in url.path or not {key.lower() for key, _ in parse_qsl(url.query)} <= MAIL_FIELDS


NOT_PLAIN = (
    lambda url: not plain_name(url),
    templates("半角の英字だけの名前の行き先にしてください"),
)
HOLDS_URL = (
    lambda url: URL_WITHIN.search(unquote(unquote(f"{url.query}{url.fragment}"))),
    templates("? のあとに別の URL があります。消してください"),
)
LINK_FAULTS: dict[str, Faults] = {
    "mailto": (
        (
            more_than_words,
            templates("宛先は 1 つ、? のあとは subject と body だけにしてください"),
        ),
        NOT_PLAIN,
    ),
    "": (HOLDS_URL,),
    "http": (
        (lambda url: url.username is not None, templates("@ の前の名前を消してください")),
        NOT_PLAIN,
        HOLDS_URL,
    ),
}


@rule(
    "link-unsafe",
    "error",
    "hosts にない行き先や、あやしい形のリンク",
    example="url: https://amazon.example/",
)
def link_unsafe(case: Case) -> pd.DataFrame:
    """Links that lead anywhere but to a page of an allowed host."""
    guide, things = case.tables.guide, case.tables.things
    hosts = (*guide.hosts, *mailed(guide)) if guide else ()
    rows = things[things["kind"].eq("links")]
    rows = rows.assign(line=rows["text_line"], faults=[fault(t, hosts) for t in rows["text"]])
    unsafe = found(rows[rows["faults"].ne("")], "「{text}」は使えません。{faults}。")
    message = (
        "url は https:// と guide.yaml の hosts にある名前、mailto:、"
        "または同じサーバーのページの / か ./ で始めてください。"
    )
    return pd.concat([unsafe, reported("link-unsafe", case, say(message))])


def mailed(guide: Guide) -> Iterator[str]:
    """The names that addresses of mail may end with: of all that the guide speaks of."""
    owner = guide.owner.hosts if guide.owner else ()
    for name in (*guide.host_names, *owner, *guide.mentioned):
        yield f"@{name.removeprefix('www.')}"


def fault(url: str, hosts: tuple[str, ...]) -> str:
    """What must be mended in a link; empty where nothing must."""
    parts = urlsplit(url)
    scheme = "http" if parts.scheme in FAR else parts.scheme
    faults = [gettext(what) for is_faulty, what in LINK_FAULTS[scheme] if is_faulty(parts)]
    place = place_of(url)
    if place and place not in hosts:
        lacking = "guide.yaml の hosts に {host} がありません。確かめて足してください"
        faults.append(say(lacking, host=place.removeprefix("@")))
    return gettext("。").join(faults)
