"""What a repository starts with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from checker import __version__
from checker.review.configuration import read_configuration
from checker.review.starting import COPY, starters
from checker.review.waivers import read_waivers
from checker.yaml_files.schema_files import schema


def texts(folder: Path) -> dict[str, str]:
    """Give what is to be written, by its path."""
    return {each.path: each.text for each in starters(folder) if not each.in_the_way}


def test_an_empty_folder_gets_everything(tmp_path: Path) -> None:
    """In this order."""
    assert [
        "atmcheck.yaml",
        "atmcheck-waivers.yaml",
        ".github/workflows/atmcheck.yml",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
    ] == list(texts(tmp_path))


def test_the_configuration_is_sound(tmp_path: Path) -> None:
    """By its schema, with every key that it shows in a comment too."""
    text = texts(tmp_path)["atmcheck.yaml"]
    (tmp_path / "atmcheck.yaml").write_text(text, encoding="utf-8")
    assert tmp_path / "atmcheck-waivers.yaml" == read_configuration(tmp_path / "atmcheck.yaml").waivers
    whole = "\n".join(
        line.removeprefix("# ") if line[2:3].islower() and ":" in line else line for line in text.splitlines()
    )
    commented: Any = {key: str(value) if key == "as-of" else value for key, value in yaml.safe_load(whole).items()}
    commented.pop("parameters")
    assert {"packs", "ignore", "severities", "facts", "as-of", "redact", "baseline"} <= set(commented)
    assert [] == [error.message for error in Draft202012Validator(schema("config")).iter_errors(commented)]


def test_the_waivers_are_none_yet(tmp_path: Path) -> None:
    """The file says how to add one."""
    assert () == read_waivers(texts(tmp_path)["atmcheck-waivers.yaml"].encode(), "w.yaml")


def test_what_runs_the_check_is_yaml_and_installs_this_version(tmp_path: Path) -> None:
    """Nothing else, and from nowhere where a stranger could have put something of that name."""
    for path, text in texts(tmp_path).items():
        assert yaml.safe_load(text) or path == "atmcheck-waivers.yaml"
        if path.startswith("."):
            assert f'"atmcheck @ git+https://{COPY}/atmcheck@v{__version__}"' in text
        assert "VERSION" not in text


@pytest.mark.parametrize("name", ["atmcheck.yaml", ".atmcheck.yml", "pyproject.toml"])
def test_a_configuration_that_is_there_stays(tmp_path: Path, name: str) -> None:
    """Under whatever name."""
    (tmp_path / name).write_text("[tool.atmcheck]\n" if name.endswith("toml") else "strict: true\n", encoding="utf-8")
    assert name == starters(tmp_path)[0].in_the_way


def test_beside_other_jobs_ours_gets_a_file_of_its_own(tmp_path: Path) -> None:
    """And it is said how to include it."""
    for name in (".gitlab-ci.yml", ".pre-commit-config.yaml"):
        (tmp_path / name).write_text("repos: []\n", encoding="utf-8")
    assert "atmcheck.gitlab-ci.yml" in texts(tmp_path)
    advice = {each.in_the_way: each.advice for each in starters(tmp_path) if each.in_the_way}
    assert "add to it: include: {local: atmcheck.gitlab-ci.yml}" == advice[".gitlab-ci.yml"]
    assert advice[".pre-commit-config.yaml"].startswith("add to its repos:\n  - repo: local\n")


def test_a_second_time_there_is_nothing_to_write(tmp_path: Path) -> None:
    """Everything is there."""
    for _ in range(2):
        for path, text in texts(tmp_path).items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
    assert {} == texts(tmp_path)
