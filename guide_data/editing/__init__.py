"""Content files edited by a program: only the texts concerned change, the rest byte by byte not."""
