"""The editor's desk: the live guide beside its map and its findings."""
