"""What is generated into the documentation is current."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest
import yaml

from checker.reporting.coverage_page import coverage_page
from checker.reporting.rules_pages import index_page, pack_page
from checker.rulebook.aloud import read_aloud
from checker.rulebook.coverage import load_coverage
from checker.rulebook.given import facts_schema
from checker.rulebook.load import load_rulebook

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "docs/facts-file.schema.json"
PAGES = ROOT / "docs/rules"
COVERAGE = ROOT / "docs/coverage.md"
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
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)

    assert validator.is_valid(given)
    for slip in ({"program.cpa": 1}, {"program.cap": "much"}, {"document.kind": "lunch"}):
        assert not validator.is_valid(given | slip)


def generated_pages() -> Mapping[str, str]:
    """Generate the pages of the rules, by file name."""
    rulebook = load_rulebook()
    aloud = {rule.id: read_aloud(rule, rulebook) for rule in rulebook.rules}
    pages = {f"{pack.id}.md": pack_page(pack, rulebook, aloud) for pack in rulebook.packs.values()}
    return pages | {"README.md": index_page(rulebook)}


def test_the_pages_of_the_rules_are_current(request: pytest.FixtureRequest) -> None:
    """A changed rule shows on its page, and the page of a pack that is gone is gone too."""
    pages = generated_pages()
    if request.config.getoption("--update-snapshots"):
        for stale in PAGES.glob("*.md"):
            stale.unlink()
        for name, page in pages.items():
            (PAGES / name).write_text(page, encoding="utf-8")
    assert pages == {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")}


def test_the_page_of_the_coverage_is_current(request: pytest.FixtureRequest) -> None:
    """What is said to be checked is what the file of the coverage says."""
    rulebook = load_rulebook()
    generated = coverage_page(load_coverage(rulebook), rulebook)
    if request.config.getoption("--update-snapshots"):
        COVERAGE.write_text(generated, encoding="utf-8")
    assert generated == COVERAGE.read_text(encoding="utf-8")


def test_every_link_of_the_pages_leads_somewhere() -> None:
    """To a page that exists, and to a heading on it."""
    pages = [*PAGES.glob("*.md"), COVERAGE, ROOT / "docs/packs.md", ROOT / "docs/README.md"]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)]*)\)", page.read_text(encoding="utf-8"))]
    lost = [(page.name, link) for page, link in links if "://" not in link and not leads_somewhere(page, link)]

    assert [] == lost


def leads_somewhere(page: Path, link: str) -> bool:
    """Tell whether a relative link names a file, and if it names a heading, one of that file."""
    path, _, heading = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    if not heading or not target.is_file():
        return target.exists()
    captions = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return heading in [re.sub(r"[^\w\- ]", "", caption.lower()).replace(" ", "-") for caption in captions]
