"""What a repository of drafts starts with: a configuration, and what runs the check in it."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

from checker import __version__
from checker.review.discovery import configurations_in

GITLAB, GITLAB_BESIDE = ".gitlab-ci.yml", "atmcheck.gitlab-ci.yml"
PRE_COMMIT = ".pre-commit-config.yaml"
WAIVERS = "atmcheck-waivers.yaml"
WORKFLOW = ".github/workflows/atmcheck.yml"
COPY = "git.your-firm.example"
"""Stands for where a firm keeps its copy of atmcheck."""
NEEDED = {"documents": '["drafts/*.htm", "drafts/*.docx", "drafts/*.pdf"]', "waivers": f'"{WAIVERS}"'}
"""Without which a check in a pipeline finds no draft, and a waiver no file. Written so, it is YAML and TOML."""


class Starter(Struct, frozen=True):
    """One file to be written, or what stands in its way and what to do instead."""

    path: str  # relative to the repository
    text: str
    in_the_way: str = ""  # a file that is there already
    advice: str = ""  # what to do with it


def starters(folder: Path) -> list[Starter]:
    """List what is to be written into a folder. What is there already stays, and is told what it lacks."""
    return [
        _configuration(folder),
        _unless_there(folder, WAIVERS, "waivers.yaml"),
        _workflow(folder),
        *_gitlab(folder),
        _pre_commit(folder),
    ]


def _configuration(folder: Path) -> Starter:
    there = configurations_in(folder)
    if not there:
        return Starter("atmcheck.yaml", _text("atmcheck.yaml"))
    content = there[0].read_text(encoding="utf-8", errors="replace")
    sign = " =" if there[0].suffix == ".toml" else ":"
    lacking = [
        f"{key}{sign} {value}" for key, value in NEEDED.items() if not re.search(rf"^{key}\s*[:=]", content, re.M)
    ]
    advice = "add to it:\n" + "\n".join(lacking) if lacking else ""
    return Starter("atmcheck.yaml", "", there[0].name, advice)


def _workflow(folder: Path) -> Starter:
    starter = _unless_there(folder, WORKFLOW, "github.yml")
    if not starter.in_the_way or _names_us(folder / WORKFLOW):
        return starter
    _, _, steps = starter.text.partition("    steps:\n")
    return Starter(WORKFLOW, "", WORKFLOW, f"add to the steps of a job:\n{steps.rstrip()}")


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
    """Whether a file runs the check: to be named in a comment is not enough."""
    return any(b"atmcheck" in line.partition(b"#")[0] for line in file.read_bytes().splitlines())


def _text(name: str) -> str:
    starter = files("checker.review") / "starters" / name
    return starter.read_text(encoding="utf-8").replace("VERSION", __version__)
