"""Patterns as lawyers write sentences, and where in a text they can match at all."""
