"""People in journeys.yaml: of what nobody chooses, each step tells once."""

import yaml

from guide_data.checks import check
from tests.support.paths import SMALL

PEOPLE = yaml.safe_load((SMALL / "journeys.yaml").read_text(encoding="utf-8"))


def idle(folder, people):
    text = yaml.safe_dump(people, allow_unicode=True) if people else ""
    path = folder / "journeys.yaml"
    path.write_text(text, encoding="utf-8") if text else path.unlink()
    found = check(folder, only=("option-untested", "outcome-untested"))
    return [(one.rule, one.step, one.message) for one in found]


def test_a_step_tells_once_of_all_its_answers_that_nobody_chooses(edited):
    folder = edited("guide.yaml", "country: JP", "country: JP ")
    told = idle(folder, [one for one in PEOPLE if one["answers"][0] == "one"])
    [message] = [said for rule, step, said in told if (rule, step) == ("option-untested", "start")]
    assert all(name in message for name in ("'all'", "'slow'", "'smell'"))


def test_where_there_is_nobody_that_is_all_there_is_to_tell(edited):
    folder = edited("guide.yaml", "country: JP", "country: JP ")
    [(rule, step, _)] = idle(folder, [])
    assert (rule, step) == ("outcome-untested", "")
