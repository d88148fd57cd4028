"""The guide as widgets, which remembers what was answered."""
