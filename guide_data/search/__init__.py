"""The search by a visitor's own words: its script, what it searches in, and who runs it here."""
