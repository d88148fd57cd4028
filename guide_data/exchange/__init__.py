"""Guides in and out of other programs' formats: tables, flowcharts, stories."""
