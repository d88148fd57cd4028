"""What rules know of a language: its letters, words, readings, and how it denies or asks."""
