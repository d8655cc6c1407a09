"""Run every benchmark whose peers are there, and print one table of ratios: see README.md in this folder.

    python benchmarks/all.py [--peers DIR] [--install] [--runs N]

A ratio is the other's cost divided by this checker's, of two runs in turn: above 1 this checker is cheaper.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from screen import copies, fixtures, measured
from speed import BASELINE, SIZE, TEXT, checked, installed, marked_up_draft, ratio, seconds, text_of, usual_draft

from checker.documents.read import read_bytes
from checker.extraction.extract import extract_facts
from checker.reporting.json_report import json_value
from checker.rulebook.load import load_rulebook

HERE = Path(__file__).resolve().parent
CHECK = [sys.executable, "-m", "checker", "check", "--fail-on", "never"]
PIP = {
    "edgartools": ["edgartools>=5.62"],
    "semgrep": ["semgrep"],
    "engines": ["gordon-to-regorus", "zen-engine", "cel-python"],
}
NEEDS_CHECKER = ("engines",)
SPECTRAL = "@stoplight/spectral-cli"
ABSENT = "not installed; --install does that"
PATTERNS = (
    r"at[ -]the[ -]market",
    r"aggregate offering price of up to \$[0-9,]+",
    r"424\(b\)\([0-9]\)",
    r"Registration (?:Statement )?No\. 333-[0-9]+",
    r"last reported sale price",
    r"commission[^.]{0,80}[0-9.]+%",
    r"sales agreement",
    r"Rule 415\(a\)\(4\)",
    r"dilution",
    r"risk factors",
    r"plan of distribution",
    r"use of proceeds",
    r"incorporat\w+ by reference",
    r"(?:Nasdaq|New York Stock Exchange|NYSE)",
    r"underwriter",
    r"Regulation M",
    r"net tangible book value",
    r"suspend",
    r"terminat\w+",
    r"prospectus dated \w+ [0-9]+, [0-9]{4}",
)
ASKED = {
    "agent-named": "agents.names",
    "cap-is-stated": "program.cap",
    "commission-legend": "legend.commission",
    "commission-rate": "commission.rate",
    "deemed-underwriter": "agent.deemed_underwriter",
    "security-title": "security.title",
    "experts-section": "section.experts",
    "issuer-name": "issuer.name",
    "last-price": "listing.last_price",
    "last-price-dated": "listing.last_price_date",
    "legal-matters-section": "section.legal_matters",
    "market-named": "listing.exchange",
    "offering-end": "offering.end",
    "plan-of-distribution-section": "section.plan_of_distribution",
    "principal-office-address": "issuer.principal_office",
    "registration-number": "filing.registration_numbers",
    "risk-factor-reference": "risk_factors.cross_reference",
    "rule-424-header": "filing.rule_paragraph",
    "trading-symbol": "listing.symbol",
    "use-of-proceeds-section": "section.use_of_proceeds",
}
"""Rules that require a fact, and the fact: what Spectral is asked of the same facts."""
EDGARTOOLS = """
import json, sys, time
from types import SimpleNamespace
from edgar.documents import parse_html
from edgar.offerings.prospectus._424b_cover import extract_cover_page_fields, extract_underwriting_from_text
text = open(sys.argv[1], encoding="utf-8").read()
taken = []
for _ in range(int(sys.argv[2]) + 1):
    start = time.perf_counter()
    document = parse_html(text)
    filing = SimpleNamespace(company="", form="", header=SimpleNamespace(file_numbers=[]), parse=lambda: document)
    extract_cover_page_fields(filing, document), extract_underwriting_from_text(filing, document)
    taken.append(time.perf_counter() - start)
print(json.dumps(taken[1:]))
"""

LAUNCHER = """
import json, os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
print(json.dumps([time.perf_counter() - start, used.ru_maxrss, os.waitstatus_to_exitcode(status)]))
"""
"""Begins a command from a small process: what is told of its memory is never less than that of who begins it."""


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    name: str
    ours: float = 0.0
    theirs: float = 0.0
    unit: str = "ms"


def whole(command: list[str]) -> tuple[float, float]:
    """Run a command; give milliseconds and the peak memory of its largest process in MB.

    Raises:
        RuntimeError: it fails; exit code 1 only says that it found something.
    """
    launched = [sys.executable, "-S", "-c", LAUNCHER, *map(str, command)]
    done = subprocess.run(launched, capture_output=True, text=True, cwd=installed())
    taken, peak, exit_code = json.loads(done.stdout)
    if exit_code not in (0, 1):
        raise RuntimeError(done.stderr.strip()[-200:])
    return taken * 1000, peak / 1024


def commands(name: str, ours: list[str], theirs: list[str], runs: int) -> Iterator[Row]:
    """Run two commands in turn, and give a row for time and one for memory."""
    whole(ours), whole(theirs)
    pairs = [(whole(ours), whole(theirs)) for _ in range(runs)]
    for index, unit in enumerate(("ms", "MB")):
        mine, other = (statistics.median(pair[side][index] for pair in pairs) for side in (0, 1))
        yield Row(name, mine, other, unit)


def in_process(draft: bytes, runs: int) -> Iterator[Row]:
    """Measure this checker against parsing alone, and a draft four times as long against one of the usual size."""
    rulebook = load_rulebook(examples=False)
    mine, other, _ = ratio(lambda: checked(draft, rulebook), lambda: text_of(draft), runs)
    yield Row("lxml: parse and take the text", mine * 1000, other * 1000)
    longer = marked_up_draft(4 * SIZE, 4 * TEXT)
    mine, other, _ = ratio(lambda: checked(draft, rulebook), lambda: checked(longer, rulebook), runs)
    yield Row("itself: a draft four times as long", mine * 1000, other * 1000)


def cores() -> Iterator[Row]:
    """Screen copies of the fixtures, in batches that are enough for both, with two processes and with one."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as beside:
        copies(Path(folder), 200, fixtures())
        table = Path(beside) / "findings.jsonl"  # not among what is screened
        one, two = (measured([f"{folder}/*.*"], table, jobs, batch=20) for jobs in (1, 2))
    yield Row("itself: screening with one process", two.seconds * 1000, one.seconds * 1000)
    yield Row("itself: screening with one process", two.peak, one.peak, "MB")


def edgartools(path: Path, draft: bytes, python: Path, runs: int) -> Iterator[Row]:
    """Parse and extract with edgartools in its own environment, beside a whole check in this process."""
    rulebook = load_rulebook(examples=False)
    mine = statistics.median(seconds(lambda: checked(draft, rulebook)) for _ in range(runs))
    told = subprocess.run([python, "-c", EDGARTOOLS, path, str(runs)], capture_output=True, text=True, check=True)
    yield Row("edgartools: parse and read the cover", mine * 1000, statistics.median(json.loads(told.stdout)) * 1000)


def engines(python: Path) -> Iterator[Row]:
    """Ask twenty rules in each engine: the table of the script says the same with what they answer."""
    told = subprocess.run([python, HERE / "against_rule_engines.py"], capture_output=True, text=True, check=True)
    found = dict(re.findall(r"^([a-z-]+) +[\d.]+ +(\d+) +\d+/\d+", told.stdout, re.MULTILINE))
    for name in ("regorus", "zen-engine", "cel-python"):
        yield Row(f"{name}: twenty rules", float(found["atmcheck"]), float(found[name]), "µs")


def semgrep(draft: Path, command: Path, runs: int) -> Iterator[Row]:
    """Search twenty patterns with Semgrep, offline, beside the whole command."""
    rules = draft.with_name("semgrep.yaml")
    entries = [
        {"id": f"p{number}", "pattern-regex": each, "message": "m", "severity": "INFO", "languages": ["regex"]}
        for number, each in enumerate(PATTERNS)
    ]
    rules.write_text(json.dumps({"rules": entries}), encoding="utf-8")
    options = ["--metrics=off", "--disable-version-check", "--no-git-ignore", "--max-target-bytes=0", "--quiet"]
    theirs = [str(command), "scan", *options, "--config", str(rules), str(draft)]
    yield from commands("Semgrep: twenty patterns", [*CHECK, str(draft)], theirs, runs)


def spectral(draft: Path, command: Path, runs: int) -> Iterator[Row]:
    """Ask twenty rules of Spectral: patterns on the text of the draft, and whether twenty facts are there."""
    document = read_bytes(draft.read_bytes(), draft.name)
    extracted = extract_facts(document, load_rulebook(examples=False).vocabulary)
    found = {fact.name: json_value(fact.value) for fact in extracted if fact.value is not None}
    text = text_of(draft.read_bytes())
    patterns = {"given": "$.text", "severity": "info"}
    whole_text = {
        f"p{n}": {**patterns, "then": {"function": "pattern", "functionOptions": {"match": each}}}
        for n, each in enumerate(PATTERNS)
    }
    yield from commands(
        "Spectral: twenty patterns on the text",
        [*CHECK, str(draft)],
        _linted(draft, command, {"text": text}, whole_text),
        runs,
    )
    given = draft.with_name("facts.json")
    given.write_text(json.dumps(found, sort_keys=True), encoding="utf-8")
    facts = {name.replace(".", "_"): value for name, value in sorted(found.items())}
    required = {rule: name for rule, name in ASKED.items() if name.replace(".", "_") in facts}
    asked = {
        rule: {"given": "$", "then": {"field": name.replace(".", "_"), "function": "truthy"}}
        for rule, name in required.items()
    }
    ours = [*CHECK, *(word for rule in required for word in ("--select", rule)), str(given)]
    yield from commands(f"Spectral: {len(required)} rules on facts", ours, _linted(draft, command, facts, asked), runs)


def _linted(draft: Path, command: Path, data: object, rules: object) -> list[str]:
    """Write what Spectral is asked, and give its command."""
    name = f"{abs(hash(str(rules)))}"
    target, ruleset = draft.with_name(f"{name}.target.json"), draft.with_name(f"{name}.rules.json")
    target.write_text(json.dumps(data), encoding="utf-8")
    ruleset.write_text(json.dumps({"rules": rules}), encoding="utf-8")
    return [str(command), "lint", "--quiet", "--ruleset", str(ruleset), str(target)]


def install(peers: Path) -> None:
    """Make an environment for each peer that is absent."""
    for name, packages in PIP.items():
        if not (peers / name / "complete").exists():
            subprocess.run([sys.executable, "-m", "venv", peers / name], check=True)
            extra = ["-e", str(HERE.parent)] if name in NEEDS_CHECKER else []
            subprocess.run([peers / name / "bin/python", "-m", "pip", "install", "-q", *packages, *extra], check=True)
            (peers / name / "complete").touch()
    if not (peers / "spectral/node_modules/.bin/spectral").exists():
        subprocess.run(["npm", "install", "--silent", "--prefix", peers / "spectral", SPECTRAL], check=True)


def tell(name: str, needed: Path | None, rows: Callable[[], Iterator[Row]]) -> None:
    """Measure and print, or say why not: a peer that is absent or fails is a line of the table, and not its end."""
    if needed is not None and not needed.exists():
        print(f"{name:42}  {ABSENT}", flush=True)
        return
    try:
        for row in rows():
            numbers = f"{row.ours:10.0f}{row.theirs:10.0f} {row.unit:3}{row.theirs / row.ours:8.2f}"
            print(f"{row.name:42}{numbers}", flush=True)
    except (subprocess.CalledProcessError, OSError, RuntimeError, KeyError) as error:
        told = str(getattr(error, "stderr", "") or error).strip().splitlines()
        print(f"{name:42}  failed: {told[-1] if told else type(error).__name__}", flush=True)


def main() -> None:
    """Install if asked, measure all, and print one table, row by row."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, default=HERE / ".peers", help="the folder of their environments")
    parser.add_argument("--install", action="store_true", help="make the environments that are absent")
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    peers, runs = asked.peers.resolve(), asked.runs
    if asked.install:
        install(peers)
    python = {name: peers / name / "bin/python" for name in PIP}
    searcher = peers / "semgrep/bin/semgrep"
    node = peers / "spectral/node_modules/.bin/spectral"
    data = usual_draft()
    print(f"{'beside this checker':42}{'ours':>10}{'other':>10}{'':4}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.htm"
        draft.write_bytes(data)
        mine = [*CHECK, str(draft)]
        tell("lxml", None, lambda: in_process(data, runs))
        tell("cold start", None, lambda: commands("importing typer, rich and yaml", mine, BASELINE, runs))
        tell("cores", None, cores)
        tell("edgartools", python["edgartools"], lambda: edgartools(draft, data, python["edgartools"], runs))
        tell("rule engines", python["engines"], lambda: engines(python["engines"]))
        tell("Semgrep", searcher, lambda: semgrep(draft, searcher, runs))
        tell("Spectral", node, lambda: spectral(draft, node, runs))


if __name__ == "__main__":
    main()
