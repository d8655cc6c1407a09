"""The small launch supplement with a table of contents and something inside it."""

from __future__ import annotations

from checker.model.fact import Facts
from tests.extraction.drafting import launch

CONTENTS = "TABLE OF CONTENTS\n\nThe Offering S-1\n\nRisk Factors S-2\n\nDilution S-3\n\nPlan of Distribution S-4\n"


def inside(section: str, *paragraphs: str, **sentences: str) -> Facts:
    """Give the facts of the launch supplement with one section, and with some sentences of its cover replaced."""
    return launch(rest="\n\n".join([CONTENTS, section, *paragraphs]), **sentences)
