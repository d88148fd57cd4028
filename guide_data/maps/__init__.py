"""A guide drawn as a map: what is on it, where it stands, and the picture."""
