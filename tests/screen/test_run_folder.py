"""The folder of a run: what is done stays done, and what is not whole is not there."""

from pathlib import Path

import pytest

from checker.errors import UsageError
from checker.screen.job import Reference
from checker.screen.run_folder import Head, RunFolder, write_whole
from tests.screen.filings import digest

REFERENCES = [Reference(f"{number}.htm", f"/filings/{number}.htm", "member", number, 7) for number in range(5)]


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    """Begin a run with five documents."""
    folder = RunFolder(tmp_path / "findings.jsonl")
    with folder.held():
        folder.begin({"version": "1"}, REFERENCES, lambda count: None)
    return folder


def test_documents_come_back_as_they_were_listed(folder: RunFolder) -> None:
    """In batches, the last of which may be smaller."""
    batches = list(folder.batches(2))
    assert [0, 1, 2] == [batch.number for batch in batches]
    assert REFERENCES == [each for batch in batches for each in batch.references]
    assert {"version": "1", "documents": 5} == folder.head()


def test_a_batch_with_a_shard_is_not_done_again(folder: RunFolder) -> None:
    """Only the others are given."""
    write_whole(folder.shard(1), b"")
    assert [0, 2] == [batch.number for batch in folder.batches(2)]


def test_a_list_that_broke_off_is_no_list(tmp_path: Path) -> None:
    """Without its last file the run counts as not begun, and nothing of it is left once it is begun."""
    folder = RunFolder(tmp_path / "findings.jsonl")

    def broken_off(count: int) -> None:
        if count == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), folder.held():
        folder.begin({}, REFERENCES, broken_off)
    assert folder.head() is None
    with folder.held():
        folder.begin({}, REFERENCES[:1], lambda count: None)
    assert REFERENCES[:1] == [each for batch in folder.batches(2) for each in batch.references]


def test_a_run_that_never_began_leaves_nothing(tmp_path: Path) -> None:
    """A pattern that matches nothing is found out while the documents are listed."""
    folder = RunFolder(tmp_path / "findings.jsonl")

    def nothing() -> list[Reference]:
        raise UsageError("there is no document")

    with pytest.raises(UsageError), folder.held():
        folder.begin({}, (each for _ in [0] for each in nothing()), lambda count: None)
    assert [] == list(tmp_path.iterdir())


def test_two_processes_do_not_make_one_table(folder: RunFolder) -> None:
    """The second one is told; once the first has ended, however, it may go on."""
    with folder.held(), pytest.raises(UsageError, match="another process is making"), folder.held():
        raise AssertionError
    with folder.held():
        pass


def test_the_table_and_its_manifest_replace_the_folder(folder: RunFolder) -> None:
    """The manifest has the hash of what stands there."""

    def make(path: Path) -> Head:
        path.write_bytes(b"rows")
        return {"documents": 5}

    folder.finish(make)
    assert {"findings.jsonl", "findings.jsonl.manifest.json"} == {each.name for each in folder.table.parent.iterdir()}
    assert f"sha256:{digest(folder.table)}" in folder.manifest.read_text(encoding="utf-8")


def test_a_folder_that_is_done_with_is_cleared_away(folder: RunFolder) -> None:
    """A run may be killed while it clears away: that is made good by the next."""
    done = folder.path.with_name("findings.jsonl.run.finished")
    folder.path.replace(done)
    with folder.held():
        assert not done.exists()
