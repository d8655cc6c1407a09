"""Which files of a folder are read, and as what."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import Fault
from checker.rulebook.folder import Kind, builtin_folder, read_folder


def test_the_built_in_rules_stand_beside_the_package_in_a_checkout() -> None:
    """An installed package holds them itself."""
    assert (builtin_folder() / "facts.yaml").is_file()


def test_files_are_read_in_a_stable_order_by_what_they_are(tmp_path: Path) -> None:
    """What is above the packs first, then pack by pack; notes, hidden files and coverage are left out."""
    names = ["b/pack.yaml", "b/z-rule.yaml", "b/a-rule.yaml", "a/pack.yaml", "a/facts.yaml", "facts.yaml"]
    for name in [*names, "README.md", "coverage.yaml", "a/coverage.yaml", ".git/x.yaml", "b/.hidden.yaml"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    faults: list[Fault] = []
    assert [
        ("rules/facts.yaml", Kind.FACTS, ""),
        ("rules/a/facts.yaml", Kind.FACTS, "rules/a"),
        ("rules/a/pack.yaml", Kind.PACK, "rules/a"),
        ("rules/b/a-rule.yaml", Kind.RULE, "rules/b"),
        ("rules/b/pack.yaml", Kind.PACK, "rules/b"),
        ("rules/b/z-rule.yaml", Kind.RULE, "rules/b"),
    ] == [(file.label, file.kind, file.pack) for file in read_folder(tmp_path, "rules", faults)]
    assert [] == faults


def test_a_folder_with_a_pack_file_is_a_pack(tmp_path: Path) -> None:
    """Its own facts belong to it."""
    for name in ("pack.yaml", "facts.yaml", "a-rule.yaml"):
        (tmp_path / name).write_text(name)
    files = read_folder(tmp_path, "house", [])
    assert [("a-rule.yaml", "house"), ("facts.yaml", "house"), ("pack.yaml", "house")] == [
        (file.inside, file.pack) for file in files
    ]


@pytest.mark.parametrize("name", ["a-rule.yaml", "facts.yaml"])
def test_a_file_that_cannot_be_opened_is_a_fault(tmp_path: Path, name: str) -> None:
    """Here a folder that is called like a file."""
    (tmp_path / "pack.yaml").write_text("id: x")
    (tmp_path / name).mkdir()
    faults: list[Fault] = []
    read_folder(tmp_path, "house", faults)
    assert [f"house/{name}: cannot be read: Is a directory"] == [str(fault) for fault in faults]
