"""What is read from whole covers of fictional issuers, in the wordings of as many forms as are known."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.documents.read import read_bytes
from checker.extraction.extract import extract_facts
from checker.model.fact import Facts, State
from tests.extraction.drafting import launch
from tests.extraction.test_sticker import amended

FASTEST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
COVERS = Path(__file__).parent / "covers"


@cache
def covers() -> tuple[dict[str, Any], ...]:
    """Give every cover: its name, its text or the sentences that differ, and the facts that a lawyer is sure of."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(COVERS.glob("*.yaml"))]
    return tuple(cover for text in texts for cover in yaml.load_all(text, FASTEST))


def cases() -> Iterator[Any]:
    """Give one case a fact."""
    for cover in covers():
        for name, expected in cover["facts"].items():
            yield pytest.param(cover["name"], name, expected, id=f"{cover['name']}::{name}")


@cache
def facts_of(cover_name: str) -> Facts:
    """Read the cover of that name."""
    cover = next(cover for cover in covers() if cover["name"] == cover_name)
    if "float" in cover:
        return launch(float=cover["float"])
    if "says" in cover:
        return amended(cover["says"])
    ending = "htm" if cover.get("format") == "html" else "txt"
    return extract_facts(read_bytes(cover["text"].encode(), f"draft.{ending}"), {})


@pytest.mark.parametrize(("cover", "name", "expected"), list(cases()))
def test_a_cover_is_read_as_a_lawyer_reads_it(cover: str, name: str, expected: Any) -> None:
    """Each fact has the value that the cover states, is absent where it states none, or is present as a sentence."""
    fact = facts_of(cover)[name]
    if expected == "absent":
        assert State.ABSENT == fact.state
    elif expected == "unread":
        assert State.UNREAD == fact.state
    elif expected == "present":
        assert State.FOUND == fact.state
    else:
        assert (tuple(expected) if isinstance(expected, list) else expected) == fact.value
