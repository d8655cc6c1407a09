"""Where the configuration is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import UsageError
from checker.review.discovery import find_configuration


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with a folder of drafts, inside a folder that is none of it, and go there."""
    repository = tmp_path / "outside" / "repository"
    (repository / ".git").mkdir(parents=True)
    (repository / "deals" / "one").mkdir(parents=True)
    (repository / "deals" / "two").mkdir()
    monkeypatch.chdir(repository)
    return repository


def put(path: Path, text: str = "strict: true\n") -> Path:
    """Write a file."""
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["atmcheck.yaml", "atmcheck.yml", ".atmcheck.yaml", ".atmcheck.yml"])
@pytest.mark.parametrize("where", [".", "deals", "deals/one"])
def test_it_is_found_upward_from_the_draft(repository: Path, where: str, name: str) -> None:
    """In the folder of the draft, or the nearest one above it that has one."""
    expected = put(repository / where / name)
    assert expected == find_configuration([Path("deals/one")])


def test_the_nearest_counts(repository: Path) -> None:
    """One further up is not looked at."""
    put(repository / "atmcheck.yaml")
    expected = put(repository / "deals" / "atmcheck.yaml")
    assert expected == find_configuration([Path("deals/one")])


def test_above_the_root_of_the_repository_none_is_looked_for(repository: Path) -> None:
    """What lies outside is somebody else's."""
    put(repository.parent / "atmcheck.yaml")
    assert find_configuration([Path("deals/one")]) is None


def test_a_table_in_pyproject_counts(repository: Path) -> None:
    """If it is ours."""
    expected = put(repository / "pyproject.toml", "[tool.atmcheck]\nstrict = true\n")
    assert expected == find_configuration([Path()])


@pytest.mark.parametrize(
    "text",
    ["[tool.ruff]\nline-length = 120\n", '[project]\nname = "atmcheck"\n', "atmcheck = [\n", "tool = 'atmcheck'\n"],
)
def test_a_pyproject_without_our_table_is_no_configuration(repository: Path, text: str) -> None:
    """Nor is one that is broken: that is for others to tell."""
    put(repository / "pyproject.toml", text)
    assert find_configuration([Path()]) is None


@pytest.mark.parametrize("text", ["[tool.atmcheck\n", "[tool.atmcheck]\nredact = yes\n", "x = \n[tool.atmcheck]\n"])
def test_a_broken_pyproject_with_our_table_counts(repository: Path, text: str) -> None:
    """To leave it out would check without what it says, and tell in full what it redacts."""
    assert put(repository / "pyproject.toml", text) == find_configuration([Path()])


@pytest.mark.parametrize("other", [".atmcheck.yaml", "atmcheck.yml", "pyproject.toml"])
def test_two_in_one_folder_are_refused_by_name(repository: Path, other: str) -> None:
    """Nobody could tell which of them counts."""
    put(repository / "atmcheck.yaml")
    put(repository / other, "[tool.atmcheck]\n" if other.endswith("toml") else "strict: true\n")
    with pytest.raises(UsageError) as raised:
        find_configuration([Path("deals/one")])
    assert f"atmcheck.yaml and {other} are two configurations of one folder: keep one of them" == str(raised.value)


def test_drafts_with_different_configurations_are_refused(repository: Path) -> None:
    """The gate must not depend on which drafts are named together."""
    put(repository / "deals" / "one" / "atmcheck.yaml")
    with pytest.raises(UsageError, match=r"different configurations \(deals/one/atmcheck.yaml and none\)"):
        find_configuration([Path("deals/one"), Path("deals/two")])
