"""Where the content is that tests of code read."""

from pathlib import Path

TESTS = Path(__file__).parents[1]
SMALL = TESTS / "small_guide"
# The shipped content as it once was: editors write in that, and no test of code turns on a word.
PINNED = TESTS / "pinned_guide"
