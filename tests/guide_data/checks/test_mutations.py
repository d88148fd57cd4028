"""Every rule finds its defect, planted in the text of the pinned content, at its line."""

from collections import defaultdict
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide_data import ContentError, read_guide
from guide_data.checks import RULES, check
from tests.support import paths
from tests.support.paths import PINNED

SUPPORT = Path(paths.__file__).parent
FILES = sorted(SUPPORT.glob("mutations*.py"))
OPERATORS = defaultdict(tuple)
for module in (import_module(f"tests.support.{file.stem}") for file in FILES):
    for rule, operators in module.OPERATORS.items():
        OPERATORS[rule] += tuple(operators)
PLANTED = [(rule, operator) for rule, operators in OPERATORS.items() for operator in operators]
NAMES = [f"{rule}: {operator.name}" for rule, operator in PLANTED]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Always the same place: what was read there, and is as it was, is not read again."""
    return copytree(PINNED, tmp_path_factory.mktemp("mutants") / "guide")


@pytest.fixture(scope="module")
def before(place):
    """What every file of the place holds while nothing is planted."""
    return held(place)


@pytest.fixture
def content(place, before):
    """A copy of the pinned content."""
    with restored(place, before):
        yield place


@contextmanager
def restored(place, before):
    """A folder that holds what it did, when the block has ended."""
    yield
    now = held(place)
    for path in now.keys() - before.keys():
        path.unlink()
    # An operator takes whole folders away, too.
    for path in (path for path, data in before.items() if now.get(path) != data):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(before[path])


def held(folder):
    """The bytes of every file in a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("rule", "operator"), PLANTED, ids=NAMES)
def test_a_planted_defect_is_found_by_its_rule_at_its_line(
    content, record_property, rule, operator
):
    file, line = operator.plant(content)
    places = {(finding.file, finding.line) for finding in check(content, only=[rule])}
    assert (str(file), line) in places
    record_property("mutant", (rule, operator.name))


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_two_operators(rule):
    assert len({operator.edits for operator in OPERATORS.get(rule, ())}) >= 2


def test_every_operator_is_for_a_rule():
    assert OPERATORS.keys() <= RULES.keys()


@settings(max_examples=settings().max_examples // 20, suppress_health_check=[HealthCheck.too_slow])
@given(some=st.lists(st.sampled_from(PLANTED), min_size=2, max_size=4, unique=True))
def test_several_defects_at_once_never_go_unreported(place, before, some):
    with restored(place, before):
        planted = {
            rule for rule, operator in some if operator.applies(place) and operator.plant(place)
        }
        found = check(place)
        assert planted & {finding.rule for finding in found} or reading_refuses(place, found)


def reading_refuses(folder, found):
    """Whether what cannot be read hides the defects planted, and is itself among the findings."""
    with pytest.raises(ContentError) as refused:
        read_guide(folder)
    said = {(problem.file, problem.line) for problem in refused.value.problems}
    return said <= {(finding.file, finding.line) for finding in found}
