"""Drafts of the fixtures in every format, made once in a test run."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from checker.documents.read import read_bytes
from checker.extraction.extract import extract_facts
from checker.model.document import Document
from checker.model.fact import Facts
from checker.model.rule import FactType
from checker.rulebook.load import load_rulebook
from fixtures.make_formats import FORMATS, make_formats

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
DRAFTS = sorted(FIXTURES.glob("*/draft.*"))
TEXT_FORMATS = ("html", "text", "markdown", "submission")


def name_of(draft: Path) -> str:
    """Name a draft after its folder and its ending."""
    return f"{draft.parent.name}{draft.suffix}"


@cache
def in_formats(draft: Path) -> dict[str, bytes]:
    """Give the bytes of a draft in each format."""
    return make_formats(draft)


@cache
def read_in(draft: Path, form: str) -> tuple[Document, Facts]:
    """Read a draft in one of the formats, and its facts."""
    document = read_bytes(in_formats(draft)[form], FORMATS[form][0])
    return document, facts_of(document)


def facts_of(document: Document) -> Facts:
    """Extract the facts of a document."""
    return extract_facts(document, _vocabulary())


@cache
def _vocabulary() -> Mapping[str, FactType]:
    return load_rulebook().vocabulary
