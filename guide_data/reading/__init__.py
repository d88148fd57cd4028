"""How text files become a draft: every item with its place, every problem with its line."""
