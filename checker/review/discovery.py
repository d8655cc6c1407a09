"""Where the configuration is: in the folder of the input, or above it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from checker.errors import UsageError

NAMES = ("atmcheck.yaml", "atmcheck.yml", ".atmcheck.yaml", ".atmcheck.yml")
PYPROJECT = "pyproject.toml"
OURS = b"[tool.atmcheck"


def find_configuration(folders: Iterable[Path]) -> Path | None:
    """Find the one configuration that counts for all folders, upward from each to the root of its repository.

    Raises:
        UsageError: a folder has two, or the folders have different ones.
    """
    found = list(dict.fromkeys(_above(folder) for folder in dict.fromkeys(map(Path.absolute, folders))))
    if len(found) > 1:
        told = " and ".join("none" if path is None else told_path(path) for path in found[:2])
        raise UsageError(
            f"the inputs have different configurations ({told}): check them one after the other, or name one with "
            "--config"
        )
    return found[0] if found else None


def told_path(path: Path) -> str:
    """Name a file as seen from the working directory if it lies in or above it, with slashes."""
    whole, here = path.absolute(), Path.cwd()
    is_near = whole.is_relative_to(here) or here.is_relative_to(whole.parent)
    return Path(os.path.relpath(whole)).as_posix() if is_near else whole.as_posix()


def _above(folder: Path) -> Path | None:
    for each in (folder, *folder.parents):
        here = configurations_in(each)
        if len(here) > 1:
            told = " and ".join(map(told_path, here))
            raise UsageError(f"{told} are two configurations of one folder: keep one of them")
        if here:
            return here[0]
        if (each / ".git").exists():
            return None
    return None


def configurations_in(folder: Path) -> list[Path]:
    """List the files in a folder that configure us; more than one is a mistake."""
    found = [path for name in NAMES if (path := folder / name).is_file()]
    project = folder / PYPROJECT
    return [*found, project] if project.is_file() and _configures(project) else found


def _configures(project: Path) -> bool:
    """Tell whether a ``pyproject.toml`` has a table for us; one that is no TOML, whether it seems to have one."""
    try:
        content = project.read_bytes()
    except OSError:
        return False
    if b"atmcheck" not in content:
        return False
    import tomllib

    try:
        tool = tomllib.loads(content.decode("utf-8", "replace")).get("tool")
    except tomllib.TOMLDecodeError:
        return OURS in content
    return isinstance(tool, dict) and "atmcheck" in tool
