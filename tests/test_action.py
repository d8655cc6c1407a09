"""The action, run as a runner would: its scripts, with the inputs in the environment, on a repository of drafts."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the scripts are for bash")


@dataclass(frozen=True, slots=True)
class Job:
    """What one run of the action left behind."""

    code: int  # of the last step, the gate
    log: str
    summary: str
    outputs: dict[str, str]


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """Make a repository with a clean draft and a broken one."""
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    for case, name in (("launch-large", "clean.htm"), ("broken-launch", "broken.htm")):
        shutil.copy(ROOT / "fixtures" / case / "draft.htm", repository / name)
    return repository


def filled(text: str, known: dict[str, str]) -> str:
    """Put in the values of expressions, as the runner does."""
    return EXPRESSION.sub(lambda match: known[match[1]], text)


def run_action(repository: Path, **inputs: str) -> Job:
    """Run the check and the gate; installing is left out, for the package under test is here already."""
    runner = repository.parent
    (runner / "bin").mkdir()
    (runner / "bin" / "atmcheck").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n', encoding="utf-8")
    (runner / "bin" / "atmcheck").chmod(0o755)
    (runner / "bin" / "python").symlink_to(sys.executable)
    files = {name: runner / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        file.touch()
    environment = {
        **os.environ,
        "PATH": f"{runner / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "RUNNER_TEMP": str(runner),
        **{name: str(file) for name, file in files.items()},
    }
    known = {name: declared["default"] for name, declared in ACTION["inputs"].items()}
    known = {f"inputs.{name}": inputs.get(name.replace("-", "_"), value) for name, value in known.items()}
    log, code = "", 0
    for step in STEPS[2:]:
        if "run" not in step:
            continue
        variables = {name: filled(text, known) for name, text in step["env"].items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=repository,
            env=environment | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        log, code = log + done.stdout, done.returncode
        outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
        known |= {f"steps.check.outputs.{name}": value for name, value in outputs.items()}
    return Job(code, log, files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"), outputs)


@pytest.mark.parametrize(
    ("inputs", "code", "verdict"),
    [
        ({"paths": "clean.htm"}, 0, "pass"),
        ({"paths": "*.htm"}, 1, "fail"),
        ({"paths": "*.htm", "fail_on": "never"}, 0, "pass"),
        ({"paths": "none.htm"}, 3, "error"),
        ({"paths": "clean.htm", "rules": "none-here"}, 2, "error"),
        ({}, 2, "error"),
    ],
)
def test_the_job_ends_as_the_check_does(drafts: Path, inputs: dict[str, str], code: int, verdict: str) -> None:
    """The default fails on open findings, and something is always said in the summary."""
    job = run_action(drafts, **inputs)

    assert (code, verdict, str(code)) == (job.code, job.outputs["verdict"], job.outputs["exit-code"]), job.log
    assert job.summary.startswith("### ")


def test_the_files_are_there_although_the_gate_fails(drafts: Path) -> None:
    """The outputs lead to them, and count what is open."""
    job = run_action(drafts, paths="*.htm")
    log = json.loads(Path(job.outputs["sarif-file"]).read_text(encoding="utf-8"))
    summary = json.loads(Path(job.outputs["report-file"]).read_text(encoding="utf-8"))["summary"]

    assert 1 == job.code
    assert [str(summary["fail"]), str(summary["unknown"])] == [job.outputs["failures"], job.outputs["unknowns"]]
    assert {"broken.htm"} == {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in log["runs"][0]["results"]
    }
    assert "::error file=broken.htm,line=8,endLine=8,col=" in job.log
    assert "### FAIL: broken" in job.summary


def test_nothing_of_a_draft_is_told_unless_it_is_asked_for(drafts: Path) -> None:
    """Neither in the log nor in the summary or the files."""
    quote = "700,000,000"
    job = run_action(drafts, paths="broken.htm")
    told = [job.log, job.summary, *(Path(job.outputs[each]).read_text() for each in ("sarif-file", "report-file"))]

    assert quote in (drafts / "broken.htm").read_text(encoding="utf-8")
    assert [] == [text for text in told if quote in text]


def test_it_can_be_asked_for(drafts: Path) -> None:
    """A private repository may show the quotes where the findings are."""
    job = run_action(drafts, paths="broken.htm", redact="false")

    assert "700,000,000" in job.log
    assert "700,000,000" in job.summary


def test_every_input_reaches_the_check(drafts: Path) -> None:
    """As options, with spaces and quotes in them, and never as a piece of the script."""
    (drafts / "my facts.yaml").write_text("legend.commission: absent\n", encoding="utf-8")
    (drafts / "house rules").mkdir()
    (drafts / "house rules" / "pack.yaml").write_text("id: house\ntitle: House\n", encoding="utf-8")
    (drafts / "it's.yaml").write_text("fail-on: never\nwaivers: w.yaml\nbaseline: b.json\n", encoding="utf-8")
    (drafts / "w.yaml").touch()
    baseline = {"version": 1, "tool": "atmcheck", "findings": []}
    (drafts / "b.json").write_text(json.dumps(baseline), encoding="utf-8")
    job = run_action(
        drafts,
        paths="clean.htm",
        facts="my facts.yaml",
        rules="house rules",
        config="it's.yaml",
        waivers="w.yaml",
        baseline="b.json",
        as_of="2022-10-20",
        strict="true",
        fail_on="error",
        sarif_file="out.sarif",
        report_file="out report.json",
    )
    report = json.loads((drafts / "out report.json").read_text(encoding="utf-8"))

    assert (1, "2022-10-20") == (job.code, report["as_of"]), job.log
    assert (drafts / "out.sarif").exists()
    assert {"out.sarif", "out report.json"} == {job.outputs["sarif-file"], job.outputs["report-file"]}


def test_an_input_cannot_be_a_command(drafts: Path) -> None:
    """What stands in it is an argument, whatever it looks like."""
    job = run_action(drafts, paths="clean.htm", as_of='$(touch hacked)"; touch hacked; "')

    assert 2 == job.code
    assert not (drafts / "hacked").exists()


def test_no_script_has_an_expression_in_it() -> None:
    """A runner would put an input's text into the script before the shell reads it."""
    assert [] == [step["name"] for step in STEPS if EXPRESSION.search(step.get("run", ""))]


def test_every_input_and_output_is_used() -> None:
    """None does nothing."""
    used = set(EXPRESSION.findall(json.dumps(STEPS))) | set(re.findall(r"inputs\.[\w-]+", json.dumps(STEPS)))
    made = set(re.findall(r"^ *(?:echo \")?([a-z-]+)=", STEPS[2]["run"], re.MULTILINE))

    assert {f"inputs.{name}" for name in ACTION["inputs"]} <= used
    assert set(ACTION["outputs"]) - {"failures", "unknowns"} <= made
