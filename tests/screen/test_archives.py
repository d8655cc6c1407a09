"""The bytes of a document, wherever it is, and a sentence where there are none."""

import tarfile
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from checker.documents.read import LARGEST
from checker.errors import UnreadableError
from checker.screen.archives import read_reference, seconds_to_reach
from checker.screen.job import Reference
from checker.screen.listing import documents

TEXTS = {f"{number}.htm": f"<p>{number}</p>".encode() * number for number in (1, 200, 3000)}


def packed(path: Path) -> Path:
    """Pack the texts."""
    if path.suffix == ".zip":
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            for name, text in TEXTS.items():
                archive.writestr(name, text)
        return path
    with tarfile.open(path, {".tar": "w", ".gz": "w:gz", ".bz2": "w:bz2", ".xz": "w:xz"}[path.suffix]) as tar:  # type: ignore[call-overload]
        for name, text in TEXTS.items():
            info = tarfile.TarInfo(name)
            info.size = len(text)
            tar.addfile(info, BytesIO(text))
    return path


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tar.bz2", "a.tar.xz"])
@pytest.mark.parametrize("scheme", ["", "file://"])
def test_each_document_of_an_archive_is_read_in_any_order(tmp_path: Path, name: str, scheme: str) -> None:
    """What is read is what was packed, forwards and backwards, from a path and from a URL."""
    found = list(documents([f"{scheme}{packed(tmp_path / name)}"]))
    assert list(TEXTS.values()) == [read_reference(each) for each in found]
    assert list(TEXTS.values())[::-1] == [read_reference(each) for each in reversed(found)]


def test_a_packed_tar_is_unpacked_whatever_its_name(tmp_path: Path) -> None:
    """Listing and reading go by its first bytes: a name that is wrong gives no wrong bytes."""
    packed(tmp_path / "a.tar.gz").rename(tmp_path / "a.tar")
    assert list(TEXTS.values()) == [read_reference(each) for each in documents([str(tmp_path / "a.tar")])]


def test_what_stands_before_a_document_in_a_packed_tar_is_no_time_of_its_own() -> None:
    """Ten gigabytes take their time to unpack; of a zip and a plain tar nothing has to be."""
    far = [Reference("", name, "a.htm", 10_000_000_000) for name in ("a.tar.gz", "a.tar", "a.zip")]
    assert [1000.0, 0.0, 0.0] == [seconds_to_reach(each) for each in far]


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tar.xz"])
def test_a_damaged_archive_is_told_behind_what_can_be_listed(tmp_path: Path, name: str) -> None:
    """Its last document is a fault with the name of the archive, and reading it says why."""
    path = packed(tmp_path / name)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    *_, last = documents([str(path)])
    assert str(path) == last.name
    with pytest.raises(UnreadableError, match=f"{path} is a damaged archive"):
        read_reference(last)


def test_of_a_bomb_no_more_is_unpacked_than_is_checked(tmp_path: Path) -> None:
    """A member that says it is larger than any draft is read one byte too far, and not to its end."""
    path = tmp_path / "bomb.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive, archive.open("bomb.htm", "w") as file:
        for _ in range(2 * LARGEST // 2**20):
            file.write(bytes(2**20))
    (bomb,) = documents([str(path)])
    assert LARGEST + 1 == len(read_reference(bomb))


@pytest.mark.parametrize("location", ["/no/such/draft.htm", "file:///no/such/draft.htm"])
def test_a_file_that_is_gone_is_told(location: str) -> None:
    """It may have been there when the documents were listed."""
    with pytest.raises(UnreadableError, match=r"draft.htm cannot be read: No such file"):
        read_reference(Reference("draft.htm", location))
