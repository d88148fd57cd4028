"""What an edit changes: two flows compared in journeys, ids and content (``difference``), in words
for editors (``summary``), as they stand in folders or at revisions of git (``revisions``).
"""
