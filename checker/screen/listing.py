"""What the user names becomes documents: files, folders, patterns, archives and URLs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from checker.errors import UsageError
from checker.screen.archives import is_archive, members
from checker.screen.job import Reference

ENDINGS = (".htm", ".html", ".xhtml", ".txt", ".md", ".markdown", ".docx", ".pdf", ".nc")
"""What a file in a folder or an archive ends in to be a document; ``.nc`` is a submission in EDGAR's daily feed."""


def documents(patterns: Sequence[str]) -> Iterator[Reference]:
    """List the documents that patterns name, each once, in an order that is the same on every run.

    Of a folder and of an archive those files are documents that have the ending of one; a pattern and a name mean
    whatever they match.

    Raises:
        UsageError: a pattern matches nothing, or a URL cannot be listed.
    """
    is_plain = len(patterns) == 1 and not has_magic(patterns[0])  # names nothing twice; the set may become large
    seen: set[tuple[str, str, int]] = set()
    for pattern in patterns:
        found = 0
        for reference in _matched(pattern):
            found += 1
            key = (_real(reference.location), reference.member, reference.offset)
            if is_plain or key not in seen:
                yield reference
            if not is_plain:
                seen.add(key)
        if not found:
            raise UsageError(f"there is no document at {pattern}")


def _matched(pattern: str) -> Iterator[Reference]:
    for file, named in _remote(pattern) if "://" in pattern else _local(pattern):
        name, location = file.name, file.location
        if not file.fault and is_archive(name):
            inside = members(name, location)
            yield from (
                each for each in inside if each.fault or (_is_document(each.member) and not _is_hidden(each.member))
            )
        elif named or file.fault or _is_document(name):
            yield file


def _real(location: str) -> str:
    """Give the path of the file itself: a pattern follows links, which may lead in a circle."""
    return location if "://" in location else os.path.realpath(location)


def _local(pattern: str) -> Iterator[tuple[Reference, bool]]:
    """Give each file with its absolute path, and whether it was named and not only found in a folder.

    A link that leads nowhere is given too, so that its row says so. What is near the top comes first: a file that
    several links lead to then has the shortest of its names.
    """
    matches = [pattern] if Path(pattern).exists() else glob(pattern, recursive=True)  # noqa: PTH207
    for path in sorted(matches, key=lambda path: (len(Path(path).parts), path)):  # pathlib globs no absolute pattern
        if Path(path).is_dir():
            yield from ((each, False) for each in _walk(Path(path)))
        else:
            yield Reference(path, str(Path(path).absolute())), True


def _walk(folder: Path) -> Iterator[Reference]:
    """Give the files in a folder, and behind them the folders that may not be opened."""
    closed: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        paths = (Path(root, each) for each in sorted(files) if not each.startswith("."))
        yield from (Reference(str(each), str(each.absolute())) for each in paths)
    for error in closed:
        name = str(Path(error.filename))
        yield Reference(name, str(Path(name).absolute()), fault=f"{name} cannot be opened: {error.strerror}")


def _remote(pattern: str) -> Iterator[tuple[Reference, bool]]:
    """Do the same for a URL: of a folder in a store, everything under it."""
    if "::" in pattern:
        raise UsageError(f"{pattern} chains two drivers: name the archive itself, it is opened")
    try:
        import fsspec

        files, path = fsspec.core.url_to_fs(pattern)
        for each in [path] if files.exists(path) else sorted(files.glob(path)):
            is_folder = files.isdir(each)
            for file in sorted(files.find(each)) if is_folder else [each]:
                if file == path or not _is_hidden(file.removeprefix(each) or file.rpartition("/")[2]):
                    url = str(files.unstrip_protocol(file))
                    yield Reference(url, url), not is_folder
    except Exception as error:  # each driver has errors of its own: no network, no credentials
        raise UsageError(f"{pattern} cannot be listed: {error}") from None


def _is_document(name: str) -> bool:
    return name.lower().endswith(ENDINGS)


def _is_hidden(inside: str) -> bool:
    """Whether a file, by its name inside a folder or an archive, is hidden or in a hidden folder."""
    return any(part.startswith(".") for part in inside.split("/") if part != ".")
