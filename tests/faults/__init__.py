"""Visitors come and go while things die: what they then see, and what is left behind."""
