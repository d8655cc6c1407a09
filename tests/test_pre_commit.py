"""The hooks of pre-commit: their entries as it would call them, and where it is installed, the real thing."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
DRAFTS = {"clean": "launch-large", "broken": "broken-launch"}
PATIENCE = {"PIP_RETRIES": "1", "PIP_DEFAULT_TIMEOUT": "15"}
"""So that without a network it ends soon, and says why."""

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="a hook is for bash")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a folder with a clean draft, a broken one, and a pack with one rule of one's own."""
    house = tmp_path / "drafts" / "house"
    house.mkdir(parents=True)
    for name, case in DRAFTS.items():
        shutil.copy(ROOT / "fixtures" / case / "draft.htm", tmp_path / "drafts" / f"{name}.htm")
    (house / "pack.yaml").write_text("id: house\ntitle: House rules\n", encoding="utf-8")
    rule = (ROOT / "rules" / "regulation-s-k" / "cap-is-stated.yaml").read_text(encoding="utf-8")
    mine = rule.replace("id: cap-is-stated", "id: house-cap").replace("title: The", "title: In our house the")
    (house / "house-cap.yaml").write_text(mine, encoding="utf-8")
    return tmp_path / "drafts"


def run_hook(hook_id: str, repository: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Call the entry of a hook."""
    commands = repository.parent / "bin"
    commands.mkdir(exist_ok=True)
    (commands / "atmcheck").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n', encoding="utf-8")
    (commands / "atmcheck").chmod(0o755)
    environment = {**os.environ, "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    command = [*shlex.split(HOOKS[hook_id]["entry"]), *arguments]
    return subprocess.run(command, cwd=repository, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("draft", "code"), [("clean.htm", 0), ("broken.htm", 1)])
def test_the_hook_for_drafts_checks_them(repository: Path, draft: str, code: int) -> None:
    """Its exit code is that of the check."""
    assert code == run_hook("atmcheck", repository, draft).returncode


@pytest.mark.parametrize(
    ("name", "matches"),
    [
        ("a.htm", True),
        ("A.HTML", True),
        ("a.docx", True),
        ("a.pdf", True),
        ("README.md", False),
        ("requirements.txt", False),
        ("a.htm.bak", False),
    ],
)
def test_the_hook_for_drafts_is_for_files_that_can_be_drafts(name: str, matches: bool) -> None:
    """Most of what is written in Markdown or plain text is none: such drafts are named by ``files``."""
    assert matches == bool(re.search(HOOKS["atmcheck"]["files"], name))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("", "", 0),
        ("expect: pass", "expect: unknown", 1),
        ("title: In our house the", "title: The", 1),
        ("id:", "di:", 3),
    ],
)
def test_the_hook_for_rules_lints_them_and_runs_their_examples(repository: Path, old: str, new: str, code: int) -> None:
    """An example that comes out otherwise, a bad habit and a fault each have their code."""
    rule = repository / "house" / "house-cap.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    done = run_hook("atmcheck-rules", repository, "house")

    assert code == done.returncode, done.stdout + done.stderr


def test_the_hook_for_rules_must_be_told_where_they_are(repository: Path) -> None:
    """Without a folder it would look at none of them, and pass."""
    done = run_hook("atmcheck-rules", repository)

    assert 0 != done.returncode
    assert "name the folders of your rules in args" in done.stderr


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, whoever the user is."""
    author = ["-c", "user.name=Test", "-c", "user.email=test@example.com"]
    done = subprocess.run(["git", *author, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit_all(folder: Path) -> str:
    """Make a repository of a folder, with all of it in one commit; give the commit."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--message", "All")
    return git(folder, "rev-parse", "HEAD")


@pytest.mark.skipif(
    shutil.which("pre-commit") is None or shutil.which("git") is None, reason="pre-commit or git is not installed"
)
def test_pre_commit_installs_and_runs_both_hooks(repository: Path, tmp_path: Path) -> None:
    """From a repository like this one: the broken draft fails, the rules pass."""
    source = tmp_path / "atmcheck"
    source.mkdir()
    for name in (
        "checker",
        "rules",
        "pyproject.toml",
        "hatch_build.py",
        "README.md",
        "LICENSE",
        ".pre-commit-hooks.yaml",
    ):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    revision = commit_all(source)
    hooks = [{"id": "atmcheck"}, {"id": "atmcheck-rules", "args": ["house"]}]
    wanted = {"repos": [{"repo": str(source), "rev": revision, "hooks": hooks}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(wanted), encoding="utf-8")
    commit_all(repository)
    environment = {**os.environ, **PATIENCE, "PRE_COMMIT_HOME": str(tmp_path / "home"), "COLUMNS": "80"}
    done = subprocess.run(
        ["pre-commit", "run", "--all-files", "--color=never"],
        cwd=repository,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if "after connection broken by" in done.stdout:
        pytest.skip("the hooks need packages, and the index of packages cannot be reached")

    assert 1 == done.returncode
    assert re.search(r"^atmcheck\.+Failed$", done.stdout, re.MULTILINE), done.stdout
    assert re.search(r"^atmcheck rules\.+Passed$", done.stdout, re.MULTILINE), done.stdout
