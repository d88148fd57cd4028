"""The page as files for any web server, with the headers that belong to it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from guide_data import Flow
from widgets.pages.headers import HSTS, PAGE_CACHE, page_headers
from widgets.pages.page import document
from widgets.pages.print_page import paper
from widgets.views.fragment import PAPER

FILE = "index.html"


def write(flow: Flow, folder: Path, *, live: bool = False) -> Iterator[Path]:
    """Write the guide as one file a language, compressed ones beside them, and its headers.

    ``live`` is for a server that has the live guide beside the page: the page then leads to it,
    and ``live.html`` is what stands in for it.
    """
    for name, text in files(flow, live=live):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, text.encode())
        if path.suffix == ".html":
            replace(path.with_suffix(".html.gz"), gzip.compress(text.encode(), mtime=0))
            yield path


def files(flow: Flow, *, live: bool) -> Iterator[tuple[str, str]]:
    """The name and the text of every file."""
    for spoken in flow.languages:
        language = spoken.guide.language
        at = "" if spoken is flow else f"{language}/"
        if live:
            # The addresses are those of the app: folders, not files.
            yield f"{at}{FILE}", document(flow, language=language, live=f"/{at}live")
            yield f"{at}live.html", document(flow, language=language, leaf="live", full=True)
        else:
            yield f"{at}{FILE}", document(flow, language=language, leaf=FILE)
        yield f"{at}{PAPER}", paper(flow, language=language, home="./" if live else FILE)
    given = page_headers(asks=live)
    named = {name: f'"{value}"' for name, value in given.items()} | {HSTS: "$only_with_tls"}
    yield "headers.conf", "".join(f"add_header {name} {named[name]} always;\n" for name in named)
    lines = [
        f"  {name}: {value}\n" for name, value in (given | {"Cache-Control": PAGE_CACHE}).items()
    ]
    yield "_headers", "".join(["/*\n", *lines])


def replace(path: Path, content: bytes) -> None:
    """Write a file that may be served meanwhile: whole, or as it was."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    new.replace(path)
