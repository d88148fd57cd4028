"""Measurements, outside the tests: they report, and judge nothing."""
