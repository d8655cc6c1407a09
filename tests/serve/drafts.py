"""Drafts to drop on the page."""

from pathlib import Path

FIXTURES = Path(__file__).parents[2] / "fixtures"
NAME = "Corvane Energy Corporation"
CLEAN = (FIXTURES / "launch-large" / "draft.htm").read_text(encoding="utf-8")
NAMELESS = CLEAN.replace(NAME, '<img src="logo.jpg">')
"""Its issuer is named in a picture only: the rule that asks for the name needs review."""
BROKEN = (FIXTURES / "broken-launch" / "draft.htm").read_text(encoding="utf-8")
