"""Word files for counsel: the draft with comments, the list of issues, the sign-off sheet."""
