"""What is installed: the wheel holds the rules and finds them."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it into a folder of its own, as an installer would."""
    built = tmp_path_factory.mktemp("wheel")
    wheel = next(iter(WheelBuilder(str(ROOT)).build(directory=str(built), versions=["standard"])))
    unpacked = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    return unpacked


def run(arguments: list[str], folder: Path, variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with variables laid over the environment."""
    environment = {**os.environ, **variables}
    return subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_holds_every_file_of_the_rules(site: Path) -> None:
    """All of the rules folder is in the wheel, byte by byte."""
    rules = {path.relative_to(ROOT / "rules"): path.read_bytes() for path in (ROOT / "rules").rglob("*.yaml")}
    packed = site / "checker" / "_rules"

    assert rules == {path.relative_to(packed): path.read_bytes() for path in packed.rglob("*.yaml")}


def test_the_wheel_holds_the_templates_of_the_page(site: Path) -> None:
    """Without them there is no report for counsel."""
    templates = "checker/reporting/html/templates"

    expected = sorted(path.name for path in (ROOT / templates).iterdir())
    assert expected == sorted(path.name for path in (site / templates).iterdir())


def test_the_wheel_holds_the_package_and_nothing_else(site: Path) -> None:
    """Tests and fixtures are not installed."""
    assert ["checker"] == sorted(path.name for path in site.iterdir() if path.suffix != ".dist-info")


def test_the_installed_package_finds_its_own_rules(site: Path, tmp_path: Path) -> None:
    """Away from a checkout the rules are those inside the package."""
    script = "from checker.rulebook.folder import builtin_folder; print(builtin_folder())"
    done = run([sys.executable, "-c", script], tmp_path, {"PYTHONPATH": str(site)})

    assert str(site / "checker" / "_rules") == done.stdout.strip()


def test_the_installed_package_checks_a_draft(site: Path, tmp_path: Path) -> None:
    """The whole command works away from a checkout, and where there is no configuration it reads no YAML."""
    draft = ROOT / "fixtures" / "launch-large" / "draft.htm"
    script = (
        "import sys\n"
        "from checker.__main__ import main\n"
        f"sys.argv = ['atmcheck', 'check', {str(draft)!r}]\n"
        "try:\n    main()\nfinally:\n    assert 'yaml' not in sys.modules\n"
    )
    done = run([sys.executable, "-c", script], tmp_path, {"PYTHONPATH": str(site)})

    assert (0, "") == (done.returncode, done.stderr)
    assert "PASS" in done.stdout


def test_the_installed_package_loads_what_was_kept_when_it_was_built(site: Path, tmp_path: Path) -> None:
    """Where no file may be parsed the rules are there all the same, and so is what they cover."""
    script = (
        "import yaml\n"
        "from checker.yaml_files import composing\n"
        "composing.FAST_LOADER = None\n"
        "from checker.rulebook.load import load_rulebook\n"
        "from checker.rulebook.coverage import load_coverage\n"
        "rulebook = load_rulebook(examples=False)\n"
        "print(len(rulebook.rules) > 100, len(load_coverage(rulebook)) > 100)\n"
    )
    done = run([sys.executable, "-c", script], tmp_path, {"PYTHONPATH": str(site)})

    assert "True True" == done.stdout.strip(), done.stderr
