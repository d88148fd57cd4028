"""A new guide to begin with: small, whole, and free of findings."""
