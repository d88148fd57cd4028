"""How the guide is put before people: what ``deploy/start`` runs. README.md tells of all forms."""
