"""What a guide is: immutable, and free of files, pandas and screens."""
