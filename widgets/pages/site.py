"""The page as files for any web server, with the headers that belong to it."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from guide_data import Flow
from guide_data.model.drawn_map import DrawnMap
from guide_data.reading.folder import GUIDE_FILE
from widgets.pages.extras import extras
from widgets.pages.headers import HSTS, PAGE_CACHE, page_headers
from widgets.pages.icon import ICON_FILE, PNG
from widgets.pages.map_page import MAP, map_page
from widgets.pages.map_page import SCRIPT as MAP_SCRIPT
from widgets.pages.map_page import STYLE as MAP_STYLE
from widgets.pages.not_found import not_found
from widgets.pages.offline import MANIFEST, WORKER, manifest, service_worker
from widgets.pages.page import document
from widgets.pages.print_page import paper
from widgets.views.fragment import PAPER
from widgets.views.languages import way

FILE = "index.html"
# What no folder has but one that a site was written into.
OURS = "headers.conf"
# Draws the map of a flow as another speaks it, each step leading to an address.
Draw = Callable[[Flow, Flow, str], DrawnMap]


@dataclass(frozen=True)
class Bundle:
    """The file by which pages go live where a server lets them: its name, and what is in it."""

    name: str
    text: str


def refuse(folder: Path, guide: Path) -> None:
    """Raise OSError where a site would be written among a guide's files, or somebody's others."""
    whole, content = folder.resolve(), guide.resolve()
    if whole.is_relative_to(content):
        raise OSError(f"{folder} lies within the guide itself: --output another folder.")
    if (whole / GUIDE_FILE).exists():
        raise OSError(f"{folder} holds a guide, and no site: --output another folder.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / OURS).is_file():
        raise OSError(f"{folder} holds files that are no site of ours: --output another folder.")


def write(
    flow: Flow,
    folder: Path,
    *,
    live: Bundle | None = None,
    offline: bool = True,
    draw: Draw | None = None,
) -> Iterator[Path]:
    """Write the guide as one file a language, compressed ones beside them, and their headers.

    ``live`` is for a server that has the live guide beside the files; ``offline`` is whether
    browsers may keep the page; ``draw`` is for a map beside it. Gives the pages' paths.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files(flow, live=live, offline=offline, draw=draw):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, text.encode())
        if path.suffix in (".html", ".js", ".json"):
            replace(path.with_name(f"{path.name}.gz"), gzip.compress(text.encode(), mtime=0))
        if path.suffix == ".html":
            yield path
    replace(folder / ICON_FILE, PNG)


def files(
    flow: Flow, *, live: Bundle | None, offline: bool, draw: Draw | None
) -> Iterator[tuple[str, str]]:
    """The name and the text of every file."""
    more = [*extras(flow), *([(MAP_SCRIPT, MAP_STYLE)] if draw else [])]
    # First: by them a folder is known for a site, also one that was left half written.
    yield from headers(page_headers(asks=live is not None, offline=offline, more=more))
    # Where there is a server, the addresses are those of the app: folders, not files.
    leaf, bundle = ("", live.name) if live else (FILE, "")
    pages = []
    for spoken in flow.languages:
        language = spoken.guide.language
        at = way(flow, flow, spoken)
        pages += [document(flow, language=language, leaf=leaf, live=bundle, offline=offline)]
        yield f"{at}{FILE}", pages[-1]
        yield f"{at}{PAPER}", paper(flow, language=language, home=leaf or "./")
        yield f"{at}{MANIFEST}", manifest(flow, spoken, leaf)
        if draw:
            yield f"{at}{MAP}", map_page(spoken, draw(flow, spoken, leaf or "./"))
    # Also where nobody may keep the page: who did before is told by it.
    yield WORKER, service_worker(flow, pages, leaf, offline=offline)
    yield "404.html", not_found(flow)
    if live:
        yield live.name, live.text


def headers(given: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The files that say the headers, for nginx and for static hosts."""
    named = {name: f'"{value}"' for name, value in given.items()} | {HSTS: "$only_with_tls"}
    yield OURS, "".join(f"add_header {name} {named[name]} always;\n" for name in named)
    lines = [
        f"  {name}: {value}\n" for name, value in (given | {"Cache-Control": PAGE_CACHE}).items()
    ]
    yield "_headers", "".join(["/*\n", *lines])


def replace(path: Path, content: bytes) -> None:
    """Write a file that may be served meanwhile: whole, or as it was."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    new.replace(path)
