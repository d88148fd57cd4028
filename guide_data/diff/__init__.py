"""What an edit changes for visitors: two flows compared, journey by journey."""
