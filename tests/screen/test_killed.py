"""The command killed again and again: in the end the table is that of a run which nobody disturbed."""

from pathlib import Path
from random import Random

import pytest

from tests.screen.filings import begin, copies, digest


@pytest.mark.parametrize("ending", ["parquet", "jsonl"])
def test_a_run_that_is_killed_again_and_again_gives_the_same_table(tmp_path: Path, ending: str) -> None:
    """Each time it is killed after some more lines of progress, wherever it is then."""
    folder, random = copies(tmp_path / "filings", 12), Random(ending)
    whole, killed = tmp_path / f"whole.{ending}", tmp_path / f"killed.{ending}"
    began_with = []
    while not killed.exists():
        with begin(folder, "-o", killed, "--batch", "2", "-j", "2") as process:
            assert process.stderr
            lines = [process.stderr.readline() for _ in range(random.randrange(2, 9))]
            began_with.append(lines[0])
            process.kill()
    with begin(folder, "-o", killed, "--batch", "2", "-j", "1") as process:
        process.communicate()
    assert 0 == process.returncode
    with begin(folder, "-o", whole, "--batch", "2", "-j", "1") as process:
        process.communicate()
    assert any("were done before" in line for line in began_with)
    assert digest(whole) == digest(killed)
    left = {each.name.replace(ending, "") for each in tmp_path.iterdir() if each != folder}
    assert {"whole.", "killed.", "whole..manifest.json", "killed..manifest.json"} == left
