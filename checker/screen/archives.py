"""Archives: which documents are in them, and the bytes of one.

A zip is opened anywhere. A tar is read from where the listing saw the document begin; that of a compressed one
has to be unpacked up to there, so that its documents are best read in their order.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, cast
from zipfile import BadZipFile, ZipFile

from checker.documents.read import LARGEST
from checker.errors import UnreadableError
from checker.screen.job import Reference

ZIPS = (".zip",)
TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
DAMAGED = (BadZipFile, EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, RuntimeError)
"""A zip with a password, or packed in a way that is not known, is a ``RuntimeError``."""

SLOWEST_UNPACKING = 10_000_000
"""Bytes a second, of a packed tar; bzip2 on a busy machine comes near it."""


def is_archive(name: str) -> bool:
    """Whether a file is an archive, by its ending."""
    return name.lower().endswith((*ZIPS, *TARS))


def members(name: str, location: str) -> Iterator[Reference]:
    """List the files in an archive in their order; behind what can be listed of a damaged one, say that it is."""
    import tarfile

    try:
        with open_location(location) as file:
            yield from (_in_zip if location.lower().endswith(ZIPS) else _in_tar)(name, location, file)
    except (*DAMAGED, tarfile.TarError) as error:
        yield Reference(name, location, fault=f"{name} is a damaged archive: {error}")
    except OSError as error:
        yield Reference(name, location, fault=f"{name} cannot be read: {error.strerror or error}")
    except Exception as error:
        if "://" not in location:
            raise
        yield Reference(name, location, fault=f"{name} cannot be read: {error}")  # the driver has errors of its own


def seconds_to_reach(reference: Reference) -> float:
    """Say how long it may take at most to unpack what stands before a document in its archive."""
    packed = reference.member and not reference.location.lower().endswith((*ZIPS, ".tar"))
    return reference.offset / SLOWEST_UNPACKING if packed else 0.0


def read_reference(reference: Reference) -> bytes:
    """Read the bytes of a document, at most one more than the largest that is checked.

    Raises:
        UnreadableError: they cannot be read.
    """
    if reference.fault:
        raise UnreadableError(reference.fault)
    try:
        if not reference.member:
            with open_location(reference.location) as file:
                return file.read(LARGEST + 1)
        if reference.location.lower().endswith(ZIPS):
            return _read_from_zip(reference)
        stream = _kept_open(reference.location, _unpacked_tar)
        stream.seek(reference.offset)
        return cast(bytes, stream.read(min(reference.size, LARGEST + 1)))
    except DAMAGED as error:
        raise UnreadableError(f"{reference.name} cannot be unpacked: {error}") from None
    except OSError as error:
        raise UnreadableError(f"{reference.name} cannot be read: {error.strerror or error}") from None


def open_location(location: str) -> IO[bytes]:
    """Open a path, or a URL with the user's own driver."""
    if "://" not in location:
        return Path(location).open("rb")
    import fsspec

    return cast(IO[bytes], fsspec.open(location, "rb").open())


def _in_zip(name: str, location: str, file: IO[bytes]) -> Iterator[Reference]:
    with ZipFile(file) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                member = info.filename
                yield Reference(f"{name}::{member}", location, member, info.header_offset, info.file_size)


def _in_tar(name: str, location: str, file: IO[bytes]) -> Iterator[Reference]:
    import tarfile

    with ExitStack() as files, tarfile.open(fileobj=_unpacked(file, files), mode="r|") as archive:
        for info in archive:
            archive.members = []  # type: ignore[attr-defined]  # else it keeps every one that it has seen
            if info.isreg():
                yield Reference(f"{name}::{info.name}", location, info.name, info.offset_data, info.size)


def _read_from_zip(reference: Reference) -> bytes:
    archive = _kept_open(reference.location, _zip)
    info = next(each for each in archive.infolist() if each.header_offset == reference.offset)
    with archive.open(info) as file:
        return cast(bytes, file.read(LARGEST + 1))


_kept: dict[str, tuple[Any, ExitStack]] = {}
"""The archive that was read last: the next document is most often in it too."""


def _kept_open(location: str, opened: Callable[[str, ExitStack], Any]) -> Any:
    if location not in _kept:
        for _, files in _kept.values():
            files.close()
        _kept.clear()
        with ExitStack() as files:
            _kept[location] = opened(location, files), files.pop_all()
    return _kept[location][0]


def _zip(location: str, files: ExitStack) -> ZipFile:
    return files.enter_context(ZipFile(files.enter_context(open_location(location))))


def _unpacked_tar(location: str, files: ExitStack) -> IO[bytes]:
    return _unpacked(files.enter_context(open_location(location)), files)


def _unpacked(file: IO[bytes], files: ExitStack) -> IO[bytes]:
    """Unpack what is packed, by its first bytes: names are wrong now and then."""
    beginning = file.read(6)
    file.seek(0)
    if beginning.startswith(b"\x1f\x8b"):
        return cast(IO[bytes], files.enter_context(gzip.GzipFile(fileobj=file)))
    if beginning.startswith(b"BZh"):
        return files.enter_context(bz2.BZ2File(file))
    return files.enter_context(lzma.LZMAFile(file)) if beginning == b"\xfd7zXZ\x00" else file
