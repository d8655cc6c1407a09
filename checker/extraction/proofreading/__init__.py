"""Slips that a proof-reader marks: terms, references, wordings, blanks."""
