"""``atmcheck init`` as a user calls it."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
import yaml

from tests.cli.repositories import FIXTURES, atmcheck, put

WRITTEN = (
    "atmcheck.yaml",
    "atmcheck-waivers.yaml",
    ".github/workflows/atmcheck.yml",
    ".gitlab-ci.yml",
    ".pre-commit-config.yaml",
)


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with a clean draft and go there."""
    monkeypatch.chdir(tmp_path)
    put("drafts/launch.htm", (FIXTURES / "launch-large" / "draft.htm").read_text(encoding="utf-8"))
    return tmp_path


def test_it_says_what_it_wrote() -> None:
    """And a second time that it left everything as it is."""
    first, second = atmcheck("init"), atmcheck("init")
    address = "put the address of your firm's copy of atmcheck in the place of git.your-firm.example\n"
    assert (0, "".join(f"wrote {name}\n" for name in WRITTEN) + address) == (first.exit_code, first.stdout)
    assert (0, "".join(f"left {name} as it is\n" for name in WRITTEN)) == (second.exit_code, second.stdout)
    assert set(WRITTEN) == {path.as_posix() for path in Path().rglob("*") if path.is_file()} - {"drafts/launch.htm"}


def test_it_overwrites_nothing() -> None:
    """It says what belongs into the files of others."""
    for name in (".gitlab-ci.yml", ".pre-commit-config.yaml", "atmcheck.yaml"):
        put(name, "# mine\n")
    result = atmcheck("init")
    assert ["# mine\n"] * 3 == [
        Path(name).read_text(encoding="utf-8")
        for name in (".gitlab-ci.yml", ".pre-commit-config.yaml", "atmcheck.yaml")
    ]
    assert "wrote atmcheck.gitlab-ci.yml\n" in result.stdout
    assert "left .gitlab-ci.yml as it is; add to it: include: {local: atmcheck.gitlab-ci.yml}\n" in result.stdout
    assert "left .pre-commit-config.yaml as it is; add to its repos:\n  - repo: local\n" in result.stdout


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("atmcheck.yaml", "strict: true\n", 'documents: ["drafts/*.htm", "drafts/*.docx", "drafts/*.pdf"]'),
        ("atmcheck.yaml", "documents: [a.htm]\n", 'waivers: "atmcheck-waivers.yaml"'),
        ("pyproject.toml", "[tool.atmcheck]\n", 'waivers = "atmcheck-waivers.yaml"'),
        (".github/workflows/atmcheck.yml", "jobs: {}\n", "- run: atmcheck check --redact --format github"),
        (".gitlab-ci.yml", "# for atmcheck\nlint: {script: [make]}\n", "include: {local: atmcheck.gitlab-ci.yml}"),
        (".pre-commit-config.yaml", "repos: []\n", "entry: atmcheck check"),
    ],
)
def test_what_a_file_lacks_is_shown_where_it_is_left(name: str, content: str, told: str) -> None:
    """And what is shown, put in, makes it complete; a comment does not."""
    put(name, content)
    first = atmcheck("init").stdout
    assert f"left {name} as it is; add to " in first
    assert told in first
    if name in ("atmcheck.yaml", "pyproject.toml"):
        shown = first.partition("add to it:\n")[2].partition("wrote ")[0]
        put(name, content + shown)
        assert f"left {name} as it is\n" in atmcheck("init").stdout
        assert 0 == atmcheck("rules", "list").exit_code
        put("a.htm", Path("drafts/launch.htm").read_text(encoding="utf-8"))
        assert 0 == atmcheck("check", "drafts/launch.htm").exit_code


def test_what_the_jobs_run_works_in_the_repository() -> None:
    """With the options that they give."""
    atmcheck("init")
    jobs = yaml.safe_load(Path(".github/workflows/atmcheck.yml").read_text(encoding="utf-8"))["jobs"]
    commands = [step["run"] for step in jobs["atmcheck"]["steps"] if "run" in step]
    commands += yaml.safe_load(Path(".gitlab-ci.yml").read_text(encoding="utf-8"))["atmcheck"]["script"]
    (hook,) = yaml.safe_load(Path(".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    checks = [shlex.split(command) for command in commands if command.startswith("atmcheck ")]
    assert 2 == len(checks)
    for _, *arguments in (*checks, [*shlex.split(hook["entry"]), "drafts/launch.htm"]):
        result = atmcheck(*arguments)
        assert 0 == result.exit_code, result.output
    assert Path("atmcheck-junit.xml").exists()


def test_a_programme_file_is_written_on_demand() -> None:
    """And never overwritten."""
    first, second = atmcheck("init", "--programme"), atmcheck("init", "--programme")
    assert "wrote programme.yaml\n" in first.stdout
    assert second.stdout.endswith("left programme.yaml as it is\n")
    whole = yaml.safe_load(Path("programme.yaml").read_text(encoding="utf-8"))
    assert {"issuer", "documents"} == set(whole)


def test_another_folder_can_be_named() -> None:
    """It must be there."""
    assert 0 == atmcheck("init", "drafts").exit_code
    assert Path("drafts/atmcheck.yaml").exists()
    assert 2 == atmcheck("init", "none").exit_code


def test_a_folder_that_cannot_be_written_to_is_told() -> None:
    """A file stands where a folder should be, which no permission can change."""
    put(".github", "a file\n")
    result = atmcheck("init")
    assert 2 == result.exit_code
    assert "atmcheck: .github/workflows/atmcheck.yml cannot be written: " in result.stderr
    assert Path("atmcheck.yaml").exists()


def test_a_read_only_folder_is_told(repository: Path) -> None:
    """Where permissions count, which for root they do not."""
    repository.chmod(0o500)
    try:
        (repository / "probe").touch()
    except PermissionError:
        result = atmcheck("init")
        assert (2, "atmcheck: atmcheck.yaml cannot be written: Permission denied\n") == (
            result.exit_code,
            result.stderr,
        )
    else:
        pytest.skip("this user may write to a read-only folder")
    finally:
        repository.chmod(0o700)
