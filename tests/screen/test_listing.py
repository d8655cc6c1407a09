"""What patterns name: files, folders, patterns, archives and URLs become documents, each once and in order."""

import os
import tarfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from checker.errors import UsageError
from checker.screen.listing import documents


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with documents, an archive, and what is neither."""
    for name in ("b.htm", "a.txt", "inner/c.docx", "inner/notes.csv", ".hidden.htm", ".git/d.htm"):
        path = tmp_path / "filings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    with ZipFile(tmp_path / "filings" / "z.zip", "w") as archive:
        for name in ("2025/e.htm", "2025/f.csv", "__MACOSX/._e.htm"):
            archive.writestr(name, name)
    return tmp_path / "filings"


def names(*patterns: str | Path) -> list[str]:
    """List the names of the documents."""
    return [each.name for each in documents([str(pattern) for pattern in patterns])]


def test_a_folder_gives_its_documents_and_those_in_its_archives(folder: Path) -> None:
    """Files of other kinds and hidden ones are left out, and the order is that of the names."""
    expected = ["a.txt", "b.htm", "z.zip::2025/e.htm", "inner/c.docx"]
    assert [f"{folder}/{name}" for name in expected] == names(folder)


def test_a_pattern_means_whatever_it_matches(folder: Path) -> None:
    """The ending of a file that a pattern matches or that is named does not count."""
    assert [f"{folder}/inner/c.docx", f"{folder}/inner/notes.csv"] == names(f"{folder}/inner/*")
    assert [f"{folder}/inner/notes.csv"] == names(folder / "inner" / "notes.csv")
    assert [f"{folder}/b.htm"] == names(f"{folder}/**/*.htm")


def test_a_document_named_twice_is_listed_once(folder: Path) -> None:
    """Two patterns may meet in one file and in one archive, and one may match a folder and what is in it."""
    assert names(folder) == names(folder, f"{folder}/*.htm", folder / "z.zip")
    assert len(set(names(f"{folder}/**"))) == len(names(f"{folder}/**"))


def test_links_that_lead_in_a_circle_give_each_document_once(folder: Path) -> None:
    """A pattern follows links: the document has the shortest of its names, and a link to nowhere has a row too."""
    before = names(f"{folder}/**/*.htm")
    (folder / "again").symlink_to(folder)
    (folder / "z.htm").symlink_to(folder / "nowhere.htm")
    assert [*before, f"{folder}/z.htm"] == names(f"{folder}/**/*.htm")


def test_a_folder_that_may_not_be_opened_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands behind what can be read, as a fault: its documents are not lost without a word."""
    scandir = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "inner":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    *_, last = documents([str(folder)])
    assert f"{folder}/inner cannot be opened: Permission denied" == last.fault


def test_a_relative_name_is_kept_and_opened_from_anywhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is the user's, the location is absolute."""
    monkeypatch.chdir(folder)
    (found,) = documents(["b.htm"])
    assert ("b.htm", str(folder / "b.htm")) == (found.name, found.location)


def test_urls_are_listed_by_their_driver(folder: Path) -> None:
    """A folder, a pattern and an archive in a store give what the same files give here."""
    assert [f"file://{name}" for name in names(folder)] == sorted(names(f"file://{folder}"), key=_depth)
    assert [f"file://{folder}/b.htm"] == names(f"file://{folder}/*.htm")
    assert [f"file://{folder}/z.zip::2025/e.htm"] == names(f"file://{folder}/z.zip")


def _depth(name: str) -> tuple[bool, str]:
    return "/inner/" in name, name


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("none/*.htm", "there is no document at none/*.htm"),
        ("nosuch://filings/a.htm", "cannot be listed"),
        ("zip://a.htm::file:///z.zip", "name the archive itself"),
    ],
)
def test_a_pattern_that_gives_nothing_is_wrong_usage(pattern: str, told: str) -> None:
    """A run that would miss what the user meant does not begin."""
    with pytest.raises(UsageError, match=told.replace("*", r"\*")):
        list(documents([pattern]))


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_a_tar_gives_its_files_in_order(tmp_path: Path, mode: str) -> None:
    """Folders and links in it are no documents."""
    path = tmp_path / f"feed.tar{mode[1:].replace(':', '.')}"
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, kind in (("x", tarfile.DIRTYPE), ("x/b.nc", tarfile.REGTYPE), ("x/a.htm", tarfile.REGTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.size = kind, 4 if kind == tarfile.REGTYPE else 0
            archive.addfile(info, BytesIO(b"text"))
        link = tarfile.TarInfo("x/link.htm")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert [f"{path}::x/b.nc", f"{path}::x/a.htm"] == names(path)


class DriverError(Exception):
    """Stands for the errors of a driver that are no ``OSError``, such as those of botocore."""


def test_a_store_that_does_not_answer_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a pattern that ends the command; of an archive that was listed it is a fault."""

    def refuse(*_: object, **__: object) -> None:
        raise DriverError("Could not connect to the endpoint")

    monkeypatch.setattr("fsspec.open", refuse)
    (found,) = documents([f"file://{folder}/z.zip"])
    assert f"file://{folder}/z.zip cannot be read: Could not connect to the endpoint" == found.fault
    monkeypatch.setattr("fsspec.core.url_to_fs", refuse)
    with pytest.raises(UsageError, match=r"\*\.htm cannot be listed: Could not connect to the endpoint"):
        list(documents([f"file://{folder}/*.htm"]))
