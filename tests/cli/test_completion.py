"""What the shell completes, as it asks for it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DRAFT = "fixtures/launch-large/draft.htm"


def completed(line: str) -> list[str]:
    """Ask as bash does when the key is pressed at the end of a line."""
    words = shlex.split(line) + ([""] if line.endswith(" ") else [])
    environment = {
        **os.environ,
        "_ATMCHECK_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(words),
        "COMP_CWORD": str(len(words) - 1),
    }
    done = subprocess.run(
        [sys.executable, "-m", "checker"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert "" == done.stderr
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "among"),
    [
        (f"atmcheck waive {DRAFT} cap-i", {"cap-is-stated", "cap-is-on-the-cover"}),
        (f"atmcheck check {DRAFT} --select cap-", {"cap-is-stated", "cap-mentions-agree"}),
        (f"atmcheck check {DRAFT} --ignore form", {"form-s-3"}),
        ("atmcheck rules show ", {"cap-is-stated", "settlement-cycle"}),
    ],
)
def test_ids_are_completed(line: str, among: set[str]) -> None:
    """Of rules, and where one may be named of packs; all of them begin as the word does."""
    words = completed(line)

    assert among <= set(words)
    assert [] == [word for word in words if not word.startswith(line.rpartition(" ")[2])]


def test_rules_of_ones_own_are_completed_if_they_are_named(tmp_path: Path) -> None:
    """And with faulty ones there is nothing to complete, and no complaint in the middle of a line."""
    text = (ROOT / "rules" / "regulation-s-k" / "cap-is-stated.yaml").read_text(encoding="utf-8")
    (tmp_path / "pack.yaml").write_text("id: house\ntitle: House\n", encoding="utf-8")
    (tmp_path / "house-cap.yaml").write_text(text.replace("id: cap-is-stated", "id: house-cap"), encoding="utf-8")
    line = f"atmcheck check {DRAFT} --rules {tmp_path} --select house"

    assert {"house", "house-cap"} == set(completed(line))
    (tmp_path / "pack.yaml").write_text("di: house\n", encoding="utf-8")
    assert [] == completed(line)


def test_nothing_is_loaded_for_it_at_the_start() -> None:
    """The rules are read when the key is pressed."""
    script = "import sys, checker.cli.app; print('checker.rulebook.load' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)

    assert "False\n" == done.stdout
