"""``atmcheck sale`` and ``atmcheck program`` as a user calls them."""

from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from checker.cli.app import app
from checker.cli.ledger_progress import LONG, watching
from tests.conftest import Snapshot
from tests.programme.desk import launch, suspension, update, written

ROOT = Path(__file__).parents[2]
SEED = "fixtures/programme-suspended/programme.yaml"
LAUNCH = "fixtures/programme-suspended/launch.md"
SALE = ("--shares", "10000", "--price", "2.10")


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Call from the root, so that paths are the same on every machine."""
    monkeypatch.chdir(ROOT)


def atmcheck(*arguments: str | Path, width: int = 80) -> Result:
    """Call the command line."""
    environment = {"COLUMNS": str(width), "NO_COLOR": "1"}
    return CliRunner(env=environment).invoke(app, [str(each) for each in arguments], catch_exceptions=False)


def as_json(result: Result) -> Any:
    """Read the JSON of a result, without what changes with every rule."""
    document = json.loads(result.stdout)
    document["tool"].pop("rulebook", None)
    document["tool"].pop("version")
    return document


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize(("name", "day", "code"), [("cleared", "2022-10-19", 0), ("blocked", "2022-10-20", 1)])
def test_a_decision_is_the_snapshot(name: str, day: str, code: int, width: int, snapshot: Snapshot) -> None:
    """Every line, at both widths, and the exit code."""
    result = atmcheck("sale", SEED, "--on", day, *SALE, width=width)

    snapshot(f"sale-{name}-{width}", result.stdout)
    assert code == result.exit_code
    assert [] == [line for line in result.stdout.splitlines() if len(line) > width or line != line.rstrip()]


@pytest.mark.parametrize(("name", "day", "code"), [("cleared", "2022-10-19", 0), ("blocked", "2022-10-20", 1)])
def test_a_decision_as_json_is_the_snapshot(name: str, day: str, code: int, snapshot: Snapshot) -> None:
    """What an order system reads."""
    result = atmcheck("sale", SEED, "--on", day, *SALE, "--format", "json")

    snapshot(f"sale-{name}-json", json.dumps(as_json(result), indent=1) + "\n")
    assert code == result.exit_code


def test_what_is_not_known_is_the_headline(tmp_path: Path) -> None:
    """Blocked, with the facts that nobody gave, and exit code 3."""
    path = written(tmp_path, blackouts=None, other_sales=None)
    result = atmcheck("sale", path, "--on", "2022-10-19", *SALE, width=200)

    assert (
        "BLOCKED, not known: the blackout that the day of the sale lies in; the amount sold from the shelf"
        == result.stdout.splitlines()[0]
    )
    assert 3 == result.exit_code


def test_a_breach_outweighs_what_is_not_known(tmp_path: Path) -> None:
    """Suspended is suspended, whatever else is missing: exit code 1, and both are told."""
    path = written(tmp_path, [launch(), suspension()], blackouts=None)
    result = atmcheck("sale", path, "--on", "2022-10-20", *SALE, "-f", "json")
    decision = as_json(result)

    assert (1, "blocked", True) == (result.exit_code, decision["decision"], decision["known"])
    assert (["sale-needs-an-open-programme"], ["sale-not-in-a-blackout"]) == (
        [each["rule"] for each in decision["reasons"]],
        [each["rule"] for each in decision["not_known"]],
    )


def test_a_faulty_ledger_blocks(tmp_path: Path) -> None:
    """Nothing is cleared on a ledger of which a row is faulty: exit code 3, the row on standard error."""
    path = written(tmp_path, ledger="2022-06-14,-5,1.00,C,agency,2022-06-16\n")
    result = atmcheck("sale", path, "--on", "2022-10-19", *SALE)

    assert "BLOCKED, not known: the programme could not be read\n" == result.stdout
    assert "atmcheck: sales.csv:2: shares: -5 is negative; a ledger holds sales only\n" == result.stderr
    assert 3 == result.exit_code


def test_a_faulty_ledger_blocks_an_order_system_too(tmp_path: Path) -> None:
    """The JSON says blocked, and which row."""
    path = written(tmp_path, ledger="2022-06-14,-5,1.00,C,agency,2022-06-16\n")
    result = atmcheck("sale", path, "--on", "2022-10-19", *SALE, "--format", "json")
    decision = as_json(result)

    assert ("blocked", False, 3) == (decision["decision"], decision["known"], result.exit_code)
    assert [("sales.csv", 2)] == [(each["file"], each["line"]) for each in decision["faults"]]


def test_an_order_system_is_told_what_was_meant(tmp_path: Path) -> None:
    """As a person at a terminal is."""
    path = written(tmp_path, ledger="")
    path.write_text(path.read_text(encoding="utf-8").replace("documents:", "documnts:"), encoding="utf-8")
    decision = as_json(atmcheck("sale", path, "--on", "2022-10-19", *SALE, "--format", "json"))

    assert ("documnts", "documents") in [(each["where"], each["suggestion"]) for each in decision["faults"]]


@pytest.mark.parametrize("output_format", ["terminal", "json"])
def test_a_programme_that_is_not_there_blocks(output_format: str, tmp_path: Path) -> None:
    """A misspelt path is no reason to sell, and an order system is told so in its own format."""
    result = atmcheck("sale", tmp_path / "nope.yaml", "--on", "2022-10-19", *SALE, "--format", output_format)
    told = as_json(result)["decision"].upper() if output_format == "json" else result.stdout

    assert (3, "BLOCKED") == (result.exit_code, told[:7])
    assert f"atmcheck: {tmp_path / 'nope.yaml'} cannot be read: No such file or directory\n" == result.stderr


@pytest.mark.parametrize("price", ["0", "-1", "nan", "inf", "1e300", "10000000.01", "0.00009"])
def test_a_price_must_be_one(price: str) -> None:
    """Wrong usage is exit code 2, and never a decision."""
    result = atmcheck("sale", SEED, "--on", "2022-10-19", "--shares", "1", "--price", price)

    assert (2, "") == (result.exit_code, result.stdout)
    assert "atmcheck: --price must be from 0.0001 to 10,000,000 US dollars a share\n" == result.stderr


@pytest.mark.parametrize("shares", ["0", "-1", "100000000001"])
def test_a_number_of_shares_must_be_one(shares: str) -> None:
    """No issuer has that many."""
    result = atmcheck("sale", SEED, "--on", "2022-10-19", "--shares", shares, "--price", "1")

    assert (2, "") == (result.exit_code, result.stdout)


@pytest.mark.parametrize("day", ["0001-01-01", "1932-12-31", "2200-01-01", "9999-12-31"])
@pytest.mark.parametrize("arguments", [("sale", SEED, *SALE, "--on"), ("program", SEED, "--as-of")])
def test_a_day_must_be_one_of_an_offering(arguments: tuple[str, ...], day: str) -> None:
    """What lies out of reach is refused in a sentence."""
    result = atmcheck(*arguments, day)

    assert (2, "") == (result.exit_code, result.stdout)
    assert f"atmcheck: {arguments[-1]} {day} is not a day from 1933 to 2199\n" == result.stderr


@pytest.mark.parametrize("day", ["1933-01-01", "2199-12-31"])
def test_the_first_and_the_last_day_are_within_reach(day: str) -> None:
    """Nothing is sold on them, and nothing breaks."""
    assert atmcheck("sale", SEED, *SALE, "--on", day).exit_code in (1, 3)
    assert 0 == atmcheck("program", SEED, "--as-of", day).exit_code


def test_an_agent_that_is_nearly_one_is_asked_about() -> None:
    """A slip of the pen is wrong usage, and no breach."""
    result = atmcheck("sale", SEED, "--on", "2022-10-19", *SALE, "--agent", "Colworth Pryce")

    assert (2, "") == (result.exit_code, result.stdout)
    assert (
        "atmcheck: no agent of the programme is called Colworth Pryce; did you mean Colworth Pryce Securities, LLC?\n"
        == result.stderr
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize(
    "arguments",
    [
        ("sale", SEED, "--on", "2022-10-19", *SALE, "--format", "json"),
        ("sale", SEED, "--on", "2022-10-19", *SALE),
        ("sale", "nope.yaml", "--on", "2022-10-19", *SALE, "--format", "json"),
        ("sale", "nope.yaml", "--on", "2022-10-19", *SALE),
        ("program", SEED, "--format", "json"),
        ("facts", LAUNCH, "--format", "json"),
        ("diff", LAUNCH, LAUNCH, "--format", "json"),
        ("diff", LAUNCH, LAUNCH, "--format", "markdown"),
        ("rules", "mutate", LAUNCH, "--select", "cap-is-stated", "--format", "json"),
        ("rules", "list", "--format", "json"),
        ("schema", "programme"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_written_is_a_sentence(arguments: tuple[str, ...]) -> None:
    """A full disk is wrong usage, and no traceback; least of all does it look like a decision."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "checker", *arguments]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert (2, ["atmcheck: the report cannot be written to standard output: No space left on device"]) == (
        done.returncode,
        [line for line in done.stderr.splitlines() if "nope.yaml" not in line],
    )


@pytest.mark.parametrize("width", [80, 120])
def test_the_timeline_is_the_snapshot(width: int, snapshot: Snapshot) -> None:
    """State, band, events and capacity, at both widths."""
    result = atmcheck("program", SEED, "--as-of", "2022-11-01", width=width)

    snapshot(f"program-{width}", result.stdout)
    assert 0 == result.exit_code
    assert [] == [line for line in result.stdout.splitlines() if len(line) > width or line != line.rstrip()]


def test_the_timeline_as_json_is_the_snapshot(snapshot: Snapshot) -> None:
    """The same for programs."""
    result = atmcheck("program", SEED, "--as-of", "2022-11-01", "-f", "json")

    snapshot("program-json", json.dumps(as_json(result), indent=1) + "\n")


def test_contradictions_are_told_and_give_exit_code_3(tmp_path: Path) -> None:
    """The timeline is shown all the same."""
    path = written(tmp_path, [launch(), suspension(), update("resume", "2022-10-20")])
    result = atmcheck("program", path, "--as-of", "2022-11-01")

    assert "NOT KNOWN on 1 November 2022: 1.yaml and 2.yaml say contrary things for 20" in result.stdout.splitlines()
    assert any(line.startswith("FAULT") for line in result.stdout.splitlines())
    assert 3 == result.exit_code


def test_nothing_in_a_document_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    """Controls in names and reasons are escaped."""
    path = written(tmp_path, blackouts='[{from: 2022-10-19, to: 2022-10-19, why: "\\e[2J gone"}]')
    result = atmcheck("sale", path, "--on", "2022-10-19", *SALE)

    assert "\x1b" not in result.stdout
    assert r"\x1b[2J gone" in result.stdout


class Terminal(StringIO):
    """A standard error that is a terminal."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


@pytest.mark.parametrize(("size", "expected"), [(LONG, True), (LONG - 1, False)])
def test_a_long_ledger_has_a_progress_bar(size: int, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, and only for what takes time."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with watching() as watch:
        watch(size // 2, size)

    assert expected is ("ledger" in terminal.getvalue())


def test_without_a_terminal_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    """Standard error stays clean in a pipe."""
    with watching() as watch:
        watch(LONG, LONG)

    assert "" == capsys.readouterr().err


def test_a_document_that_cannot_be_read_is_named_once(tmp_path: Path) -> None:
    """At the line that lists it, whatever is wrong with it."""
    (tmp_path / "empty.htm").touch()
    (tmp_path / "p.yaml").write_text("issuer: Halden Creek, Inc.\ndocuments: [none.md, empty.htm]\n", encoding="utf-8")
    result = atmcheck("program", tmp_path / "p.yaml")

    told = [f"atmcheck: {tmp_path}/p.yaml:2: {what}" for what in ("empty.htm: is empty", "none.md: no such file")]
    assert (3, told) == (result.exit_code, result.stderr.splitlines())
