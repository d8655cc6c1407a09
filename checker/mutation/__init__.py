"""Break clean drafts in one way at a time, and see which rules notice."""
