"""Content as rules look at it: pandas frames, the graph of steps, texts by language."""
