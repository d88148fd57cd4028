"""The small guide with the words of a second language for one of its files."""

from shutil import copytree

from guide_data.editing.step_texts import Shelf
from tests.support.paths import SMALL

FILE, STEPS = "1_router.yaml", ("router-lamp", "router-plug", "router-restart")
WORDS = """title: No internet
lead: A few questions
about: A guide.
answers: {solved: Solved, unsolved: Not solved, unable: "I can't"}
"""
ROUTER = """# By hand.
- id: router-lamp
  title: "Is the lamp on?"
  options: {lit: 'On', dark: 'Off'}   # Both.
  of: "router-lamp"

- id: router-plug
  title: Check the plug
  text: |
    1. Push the plug in.
    2. Wait for the lamp.
  of: "router-plug"

- id: router-restart
  title: Restart the router
  text: |
    1. Unplug it.
    2. Wait 10 seconds, plug it in.
    3. Wait for about **5 minutes**.
  of: "router-restart"
"""


def two_languages(tmp_path):
    """A copy of the small guide, in which some steps are translated."""
    folder = copytree(SMALL, tmp_path / "two")
    shelf, words = Shelf(folder), ROUTER
    for step in STEPS:
        words = words.replace(f'of: "{step}"', f'of: "{shelf.step(step).digest}"')
    (folder / "en").mkdir()
    (folder / "en" / "words.yaml").write_text(WORDS, encoding="utf-8")
    (folder / "en" / FILE).write_text(words, encoding="utf-8")
    return folder
