"""Where the tests' own content is."""

from pathlib import Path

SMALL = Path(__file__).parents[1] / "small_guide"
