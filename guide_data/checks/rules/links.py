"""Safety of links: only plain ones, and only to hosts that the guide names."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import SplitResult, unquote, urlsplit

import pandas as pd

from guide_data.checks.frames.case import Case, found
from guide_data.checks.rules.load_errors import reported
from guide_data.checks.rules.registry import Family
from guide_data.messages import gettext, say, templates

rule = Family("safety")


def names_port(url: SplitResult) -> bool:
    """Whether a link names a port, even one that is none."""
    return ":" in url.netloc.rpartition("@")[2]


URL_WITHIN = re.compile(r"[a-z]+:|//|www\.", re.IGNORECASE)
LINK_FAULTS: tuple[tuple[Callable[[SplitResult], object], str], ...] = templates(
    (
        (lambda url: url.scheme != "https", "https:// で始まる行き先にしてください"),
        (lambda url: url.username is not None, "@ の前の名前を消してください"),
        (names_port, "ポート（:443 など）を消してください"),
        (
            lambda url: "xn--" in url.netloc or not url.netloc.isascii(),
            "半角の英字だけの名前の行き先にしてください",
        ),
        (
            lambda url: URL_WITHIN.search(unquote(unquote(f"{url.query}{url.fragment}"))),
            "? のあとに別の URL があります。消してください",
        ),
    )
)


@rule(
    "link-unsafe",
    "error",
    "hosts にない行き先や、あやしい形のリンク",
    example="url: https://amazon.example/",
)
def link_unsafe(case: Case) -> pd.DataFrame:
    """Links that lead anywhere but to a page of an allowed host."""
    guide, things = case.tables.guide, case.tables.things
    hosts = guide.hosts if guide else ()
    rows = things[things["kind"].eq("links")]
    rows = rows.assign(line=rows["text_line"], faults=[fault(t, hosts) for t in rows["text"]])
    unsafe = found(rows[rows["faults"].ne("")], "「{text}」は使えません。{faults}。")
    message = "url は https:// と、guide.yaml の hosts にある名前で始めてください。"
    return pd.concat([unsafe, reported("link-unsafe", case, say(message))])


def fault(url: str, hosts: tuple[str, ...]) -> str:
    """What must be mended in a link; empty where nothing must."""
    parts = urlsplit(url)
    faults = [gettext(what) for is_faulty, what in LINK_FAULTS if is_faulty(parts)]
    if parts.hostname not in hosts:
        lacking = "guide.yaml の hosts に {host} がありません。確かめて足してください"
        faults.append(say(lacking, host=parts.hostname))
    return gettext("。").join(faults)
