"""A file becomes a Document: text, its parts and sections, and the source place of every character."""
