"""What is kept of the built-in rules is what their files say, and nothing that is wrong with it does harm."""

import pickle
import sys
import threading
from pathlib import Path

import pytest

from checker.errors import FaultyFilesError
from checker.rulebook import kept as module
from checker.rulebook.coverage import load_coverage
from checker.rulebook.keeping import what_is_kept
from checker.rulebook.kept import kept, packed
from checker.rulebook.load import load_rulebook


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep things in an empty folder, as Python does with its bytecode where it may."""
    monkeypatch.setattr(module, "FOLDER", tmp_path / "_kept")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "_kept"


def never() -> str:
    """Make nothing: what is kept has to do."""
    raise AssertionError("it was kept")


def test_the_rulebook_is_the_same_from_what_is_kept(folder: Path) -> None:
    """The first load makes it, the second takes it: both are what the files say."""
    made, taken = load_rulebook(examples=False), load_rulebook(examples=False)
    covered = load_coverage(made), load_coverage(taken)

    assert ["coverage", "rulebook"] == sorted(path.name for path in folder.iterdir())
    assert made == taken
    assert made.rules
    assert covered[0] == covered[1] != ()


def test_what_is_kept_is_taken(folder: Path) -> None:
    """Of the same files nothing is made a second time; of others it is."""
    assert "one" == kept("thing", "files", lambda: "one")
    assert "one" == kept("thing", "files", never)
    assert "two" == kept("thing", "other files", lambda: "two")
    assert ["thing"] == [path.name for path in folder.iterdir()]


def test_what_other_code_has_kept_is_not_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A class that has changed since would be made of the wrong parts."""
    kept("thing", "files", lambda: "one")
    monkeypatch.setattr(module, "_code", lambda: "other code")

    assert "two" == kept("thing", "files", lambda: "two")


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[:32],
        lambda content: content[:32] + b"\x80\x05cno_such_module\nthing\n.",
        lambda content: b"x" * len(content),
    ],
)
def test_what_is_damaged_is_made_anew(folder: Path, damage: object) -> None:
    """A file that was cut off, or of another kind, is as good as none, and is put right."""
    kept("thing", "files", lambda: "one")
    assert callable(damage)
    (folder / "thing").write_bytes(damage((folder / "thing").read_bytes()))

    assert "two" == kept("thing", "files", lambda: "two")
    assert "two" == kept("thing", "files", never)


def test_nothing_is_kept_where_that_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file stands in the place of the folder nothing can be written, and it works as ever."""
    (tmp_path / "_kept").write_text("a file")
    monkeypatch.setattr(module, "FOLDER", tmp_path / "_kept")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)

    assert "one" == kept("thing", "files", lambda: "one")
    assert "two" == kept("thing", "files", lambda: "two")


def test_nothing_is_kept_if_python_writes_no_bytecode(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who wants no files beside the code gets none."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept("thing", "files", lambda: "one")

    assert not folder.exists()


def test_nothing_is_kept_of_what_is_faulty(folder: Path) -> None:
    """What cannot be made raises, each time."""

    def faulty() -> str:
        raise FaultyFilesError([])

    for _ in range(2):
        with pytest.raises(FaultyFilesError):
            kept("thing", "files", faulty)
    assert not folder.exists()


def test_many_may_keep_it_at_once(folder: Path) -> None:
    """Whoever comes last has written a whole file, and no other is left."""
    threads = [threading.Thread(target=kept, args=("thing", "files", lambda: "x" * 100_000)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert "x" * 100_000 == kept("thing", "files", never)
    assert ["thing"] == [path.name for path in folder.iterdir()]


def test_dataclasses_come_back_as_they_were(folder: Path) -> None:
    """Packed by their arguments they are equal to what they were, and to what pickle makes of them."""
    rulebook = load_rulebook(examples=False)

    assert rulebook == pickle.loads(packed(rulebook)) == pickle.loads(pickle.dumps(rulebook))
    assert {"rulebook", "coverage"} == set(what_is_kept())
