"""Writes a new guide's folder from files and words that lie beside this module."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from string import Template
from typing import Any

from guide_data.messages import say

HERE = Path(__file__).parent
FILES, WORDS = HERE / "files", HERE / "words"
LANGUAGES = sorted(path.stem for path in WORDS.glob("*.toml"))
# Whoever reads no other explanation reads this one.
EXPLAINED_IN = "en"
# What begins with a dot would be left out of a package.
PLACES = {"gitignore": ".gitignore", "guide.yml": ".github/workflows/guide.yml"}


class NotEmpty(Exception):
    """A folder that holds something already."""


def write(folder: Path, language: str, today: date) -> Iterator[Path]:
    """Write a guide in one of LANGUAGES, as of a day; gives the files. Raises NotEmpty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        what = "{folder}: 空のフォルダーか、まだない名前を書いてください。"
        raise NotEmpty(say(what, folder=folder))
    words = words_in(language) | days(today) | {"language": language, "engine": engine()}
    for source in sorted(path for path in FILES.rglob("*") if path.is_file()):
        place = source.relative_to(FILES).as_posix()
        path = folder / PLACES.get(place, place)
        path.parent.mkdir(parents=True, exist_ok=True)
        # What GitHub fills in is left as it is.
        text = Template(source.read_text(encoding="utf-8")).safe_substitute(words)
        path.write_text(text, encoding="utf-8", newline="\n")
        yield path


def words_in(language: str) -> dict[str, str]:
    """The words of the example, and the comments beside them, which are English in most."""
    own = read(language)
    comments = own.pop("comments", None) or read(EXPLAINED_IN)["comments"]
    return {**own, **comments}


def read(language: str) -> dict[str, Any]:
    """The file of words of a language."""
    return tomllib.loads((WORDS / f"{language}.toml").read_text(encoding="utf-8"))


def days(today: date) -> dict[str, str]:
    """The day on which all is true, and when to look again: in a year."""
    # The 29th of February comes but every four years.
    again = date(today.year + 1, today.month, min(today.day, 28))
    return {"today": today.isoformat(), "review": again.isoformat()}


def engine() -> str:
    """What pip installs to check such a guide: what wrote it, as its findings are of a version."""
    try:
        return f"login-guide[lab,ci]=={version('login-guide')}"
    except PackageNotFoundError:
        return "login-guide[lab,ci]"


def usual_language() -> str:
    """The language of whoever types, as the environment says; English where there is none in it."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return next((name for name in LANGUAGES if spoken.startswith(name[:2])), EXPLAINED_IN)
