"""Broken drafts, and the rules that notice."""
