"""The direction of imports, and what a plain check of a draft may import."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "checker"

INNER = frozenset({"engine", "yaml_files", "phrases", "model", "errors", "kept"})
MIDDLE = frozenset({"documents", "extraction", "rulebook", "programme", "review", "reporting"})
# What runs whole flows over drafts: the check, and the commands that check many drafts or one draft many times.
FLOWS = frozenset({"check", "check_programme", "mutation", "screen", "serve"})
MAY_IMPORT = {
    "errors": frozenset[str](),
    "kept": frozenset[str](),
    "model": frozenset({"errors"}),
    "yaml_files": frozenset({"model", "errors"}),
    "phrases": frozenset({"kept"}),
    "engine": frozenset({"model", "errors", "kept", "phrases"}),
    **dict.fromkeys(MIDDLE, INNER),
    **dict.fromkeys(FLOWS, INNER | MIDDLE | {"check"}),
    "check": INNER | MIDDLE,
    "keeping": INNER | MIDDLE,
    "cli": INNER | MIDDLE | FLOWS,
    "__main__": frozenset({"cli"}),
}
HEAVY = (
    "dask",
    "distributed",
    "docx",
    "exchange_calendars",
    "holidays",
    "jinja2",
    "jsonschema",
    "pandas",
    "pebble",
    "pyarrow",
    "pydantic",
    "pypdfium2",
    "re2",
    "starlette",
    "uvicorn",
    "watchfiles",
)
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def imported_names(source: str, package: tuple[str, ...]) -> Iterator[str]:
    """Give every dotted name that a module imports, those inside functions too, relative ones resolved."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            prefix = ".".join((*base, *filter(None, [node.module])))
            yield from (f"{prefix}.{alias.name}" for alias in node.names)


def wrong_imports(module: Path, source: str) -> list[str]:
    """List the imports of a module, given relative to the package, that point outwards or sideways."""
    own = module.parts[0].removesuffix(".py")
    allowed = MAY_IMPORT[own] | {own, "__version__"}
    names = imported_names(source, ("checker", *module.parts[:-1]))
    inside = [name for name in names if name.partition(".")[0] == "checker"]
    return [name for name in inside if name.removeprefix("checker").lstrip(".").partition(".")[0] not in allowed]


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_point_inwards(module: Path) -> None:
    """No module imports a part of the package that lies further out, or beside it."""
    assert [] == wrong_imports(module, (PACKAGE / module).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("model/fact.py", "from checker.engine.logic import Truth"),
        ("model/fact.py", "import checker.engine"),
        ("engine/evaluate.py", "def late() -> None:\n    from checker.rulebook import load"),
        ("documents/html.py", "from checker.extraction.grammar.dates import read_date"),
        ("documents/html.py", "from ..extraction import dates"),
        ("reporting/terminal.py", "from checker import check"),
        ("check.py", "from checker.cli.app import main"),
        ("cli/app.py", "import checker"),
    ],
)
def test_a_planted_import_is_caught(module: str, source: str) -> None:
    """The test above can fail: an import in the wrong direction is seen in whatever form it is written."""
    assert 1 == len(wrong_imports(Path(module), source))


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("cli/app.py", "from checker import __version__"),
        ("check.py", "from checker.documents.read import read_document"),
        ("rulebook/load.py", "from . import folder"),
        ("engine/evaluate.py", "from ..model.fact import Fact"),
    ],
)
def test_an_import_in_the_right_direction_is_let_through(module: str, source: str) -> None:
    """Imports inwards, of the own part and of the version are in order."""
    assert [] == wrong_imports(Path(module), source)


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["check", "fixtures/launch-large/draft.htm"], ["check", "fixtures/suspension/draft.md"]],
    ids=" ".join,
)
def test_heavy_libraries_are_not_imported_for_a_plain_check(arguments: list[str]) -> None:
    """Help and a check of a draft load none of the libraries that only other commands need."""
    script = (
        "import sys\n"
        "from checker.cli.app import main\n"
        f"sys.argv = ['atmcheck', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)

    assert "[]" == done.stderr.strip().splitlines()[-1]
    assert done.stdout
