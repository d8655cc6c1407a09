"""Word files become text: paragraphs, tables, notes, text boxes, tracked changes."""
