"""What text in content may hold: references to things, and a small part of Markdown."""
