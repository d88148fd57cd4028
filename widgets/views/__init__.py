"""How a step looks: made once, for the page and for the live guide."""
