"""What a repository of drafts starts with: a configuration, and what runs the check in it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from checker import __version__
from checker.review.discovery import configurations_in

GITLAB, GITLAB_BESIDE = ".gitlab-ci.yml", "atmcheck.gitlab-ci.yml"
PRE_COMMIT = ".pre-commit-config.yaml"


@dataclass(frozen=True, slots=True)
class Starter:
    """One file to be written, or what stands in its way and what to do instead."""

    path: str  # relative to the repository
    text: str
    in_the_way: str = ""  # a file that is there already
    advice: str = ""  # what to do with it


def starters(folder: Path) -> list[Starter]:
    """List what is to be written into a folder. What is there already stays."""
    configured = configurations_in(folder)
    return [
        Starter("atmcheck.yaml", _text("atmcheck.yaml"), configured[0].name if configured else ""),
        _unless_there(folder, "atmcheck-waivers.yaml", "waivers.yaml"),
        _unless_there(folder, ".github/workflows/atmcheck.yml", "github.yml"),
        *_gitlab(folder),
        _pre_commit(folder),
    ]


def _unless_there(folder: Path, path: str, name: str) -> Starter:
    return Starter(path, _text(name), path if (folder / path).exists() else "")


def _gitlab(folder: Path) -> list[Starter]:
    if not (folder / GITLAB).exists() or _names_us(folder / GITLAB):
        return [_unless_there(folder, GITLAB, "gitlab.yml")]
    advice = f"add to it: include: {{local: {GITLAB_BESIDE}}}"
    return [_unless_there(folder, GITLAB_BESIDE, "gitlab.yml"), Starter(GITLAB, "", GITLAB, advice)]


def _pre_commit(folder: Path) -> Starter:
    text = _text("pre-commit.yaml")
    if not (folder / PRE_COMMIT).exists() or _names_us(folder / PRE_COMMIT):
        return _unless_there(folder, PRE_COMMIT, "pre-commit.yaml")
    _, _, hooks = text.partition("repos:\n")
    return Starter(PRE_COMMIT, text, PRE_COMMIT, f"add to its repos:\n{hooks.rstrip()}")


def _names_us(file: Path) -> bool:
    return b"atmcheck" in file.read_bytes()


def _text(name: str) -> str:
    starter = files("checker.review") / "starters" / name
    return starter.read_text(encoding="utf-8").replace("VERSION", __version__)
