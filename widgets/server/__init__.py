"""The app: Voilà with the guide's template, and what may reach a kernel."""
