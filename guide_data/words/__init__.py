"""The words of the guide itself, which belong to no content, in every language that is shipped."""
