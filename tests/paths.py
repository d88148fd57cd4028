"""Where the tests' own content is."""

from pathlib import Path

SMALL = Path(__file__).parent / "small_guide"
