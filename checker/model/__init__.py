"""The nouns: frozen records that every other part of the checker speaks in."""
