"""Texts on which a regular expression may take for ever, made of its own parts.

``python -m tests.support.regex_attacks`` prints each pattern of the sources that one of them keeps
busy: it judges a guide, so that also those patterns are known that are made of content.
"""

import importlib
import pkgutil
import re
import signal
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from re import _constants as opcodes
from re import _parser as parser
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGES = ("guide_data", "widgets")
# Far more than a pattern needs that takes the square of a text's length, and less than the cube.
LENGTH, SECONDS = 1000, 0.5
MOST_UNITS = 12
# What ends a text so that none of it fits.
MISFIT = "\x00"
WORDS = re.compile("[ぁ-んァ-ヶー一-龠]+")
ANYTHING = "あ"
# Where the part of a pattern has the pattern that is within it.
WITHIN = {
    opcodes.MAX_REPEAT: 2,
    opcodes.MIN_REPEAT: 2,
    opcodes.POSSESSIVE_REPEAT: 2,
    opcodes.SUBPATTERN: 3,
    opcodes.ATOMIC_GROUP: slice(None),
}
CATEGORIES = {
    opcodes.CATEGORY_DIGIT: "1",
    opcodes.CATEGORY_SPACE: " ",
    opcodes.CATEGORY_WORD: ANYTHING,
}

Pattern = tuple[str, int]


def recorded(run: Callable[[], object]) -> dict[Pattern, str]:
    """The patterns that the packages have compiled while something runs, each with its file."""
    found: dict[Pattern, str] = {}
    compiled = re._compile

    def recording(pattern: Any, flags: int) -> Any:
        file = sys._getframe(2).f_code.co_filename
        if isinstance(pattern, str) and file.startswith(tuple(str(ROOT / p) for p in PACKAGES)):
            found.setdefault((pattern, int(flags)), Path(file).relative_to(ROOT).as_posix())
        return compiled(pattern, flags)

    re._compile = recording
    try:
        run()
    finally:
        re._compile = compiled
    return found


def everything() -> None:
    """Import all modules, and judge a guide with them."""
    for package in PACKAGES:
        for module in pkgutil.walk_packages([str(ROOT / package)], f"{package}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    checks = importlib.import_module("guide_data.checks")
    checks.check(ROOT / "tests" / "pinned_guide")


def attacks(pattern: Pattern) -> Iterator[str]:
    """Texts that begin as a pattern asks for, go on with its parts over and over, and do not end
    as it asks for."""
    units: set[str] = set()
    begin = sample(parser.parse(*pattern), units)
    few = sorted(units, key=len)[:MOST_UNITS]
    pairs = ("".join(pair) for pair in product(few[:3], repeat=2))
    for unit in {*few, *pairs, begin[:40]} - {""}:
        yield begin[:20] + (unit * LENGTH)[:LENGTH] + MISFIT


def sample(parsed: Any, units: set[str]) -> str:
    """A text that some of a pattern fits; the parts that it is made of are added to the units."""
    text = "".join(sample_of(op, value, units) for op, value in parsed)
    units.add(text[:12])
    return text


def sample_of(op: Any, value: Any, units: set[str]) -> str:
    """A text that one part of a pattern fits."""
    if op is opcodes.IN:
        members = [*members_of(value)]
        units.update(members[:3])
        return ANYTHING if value[0][0] is opcodes.NEGATE else "".join(members[:1])
    if op in WITHIN:
        return sample(value[WITHIN[op]], units)
    if op is opcodes.BRANCH:
        return next(iter([sample(branch, units) for branch in value[1]]))
    if op in (opcodes.ASSERT, opcodes.ASSERT_NOT, opcodes.AT, opcodes.GROUPREF):
        return ""
    units.add(text := chr(value) if op is opcodes.LITERAL else ANYTHING)
    return text


def members_of(characters: Any) -> Iterator[str]:
    """Some characters of a set."""
    for op, value in characters:
        if op is opcodes.LITERAL:
            yield chr(value)
        elif op is opcodes.RANGE:
            yield from map(chr, value)
        elif op is opcodes.CATEGORY:
            yield CATEGORIES.get(value, "-")


def is_busy(pattern: Pattern, text: str) -> bool:
    """Whether a search keeps the processor busy for more than SECONDS of its own time."""
    searched = re.compile(*pattern)
    signal.signal(signal.SIGVTALRM, given_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        searched.findall(text)
    except TimeoutError:
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return False


def given_up(*_: object) -> None:
    """End a search that goes on."""
    raise TimeoutError


def shape(pattern: Pattern) -> str:
    """What patterns have in common that differ in their words alone."""
    return WORDS.sub(ANYTHING, pattern[0])


if __name__ == "__main__":
    known = recorded(everything)
    for one, place in ((one, known[one]) for one in {shape(one): one for one in known}.values()):
        for attack in attacks(one):
            if is_busy(one, attack):
                print(f"{place}: {one[0]!r} on {attack[:40]!r}…")
                break
