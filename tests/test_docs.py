"""What is generated into the documentation is current."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from checker.rulebook.given import facts_schema
from checker.rulebook.load import load_rulebook

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "docs/facts-file.schema.json"
GIVEN = ROOT / "fixtures/facts-only/facts.yaml"


def test_the_published_schema_of_facts_files_is_that_of_the_vocabulary(request: pytest.FixtureRequest) -> None:
    """A new fact shows in the schema."""
    generated = json.dumps(facts_schema(load_rulebook().vocabulary), indent=2, ensure_ascii=False) + "\n"
    if request.config.getoption("--update-snapshots"):
        SCHEMA.write_text(generated, encoding="utf-8")
    assert generated == SCHEMA.read_text(encoding="utf-8")


def test_the_schema_accepts_a_file_of_facts_and_refuses_a_slip() -> None:
    """The shipped file passes; a misspelt name and a wrong type do not."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    given = {
        name: str(value) if hasattr(value, "year") else value
        for name, value in yaml.safe_load(GIVEN.read_text()).items()
    }
    jsonschema.validate(given, schema)
    for slip in ({"program.cpa": 1}, {"program.cap": "much"}, {"document.kind": "lunch"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(given | slip, schema)
