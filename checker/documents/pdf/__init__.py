"""PDF files become text: words, lines, columns, rows, paragraphs, without running heads."""
