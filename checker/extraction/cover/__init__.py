"""What is read from the cover: one module a part of it."""
