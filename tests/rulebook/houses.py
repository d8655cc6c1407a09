"""Folders of a firm's packs beside a small base of two packs, written out for one test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checker.errors import FaultyFilesError
from checker.model.rule import Rulebook
from checker.rulebook.load import load_folders
from tests.rulebook.conftest import FACTS, PACK, PARAMETERS, RULE

RATE_RULE = (
    RULE.replace("cap-is-stated", "rate-is-stated")
    .replace("The cap is stated", "The rate is stated")
    .replace("program.cap: present", "program.rate: present")
    .replace("program.cap: 14500000", "program.rate: 3.0")
    .replace("program.cap: absent", "program.rate: absent")
    .replace("{program.cap}", "{program.rate}")
)
BASE = {
    "facts.yaml": FACTS,
    "parameters.yaml": PARAMETERS,
    "caps/pack.yaml": PACK.replace("id: pack", "id: caps"),
    "caps/cap-is-stated.yaml": RULE,
    "rates/pack.yaml": PACK.replace("id: pack", "id: rates"),
    "rates/rate-is-stated.yaml": RATE_RULE,
}
HOUSE = "id: house\ntitle: The house\n"


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files into a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def load_houses(tmp_path: Path, files: Mapping[str, str], given: tuple[str, ...] = ("house",)) -> Rulebook:
    """Load the base and the given folders, whose files are named from the folder above them."""
    base = write(tmp_path / "base", BASE)
    write(tmp_path, files)
    return load_folders([(base, "rules"), *((tmp_path / name, name) for name in given)])


def house_faults(tmp_path: Path, files: Mapping[str, str], given: tuple[str, ...] = ("house",)) -> list[str]:
    """Give the faults of such folders, as the user sees them."""
    try:
        load_houses(tmp_path, files, given)
    except FaultyFilesError as error:
        return str(error).splitlines()
    return []
