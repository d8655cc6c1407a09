"""Waivers and baselines, as they count for a check."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.repositories import BROKEN, FIXTURES, as_json, atmcheck, findings, put

DRAFT = "drafts/launch.htm"
CAP = "cap-mentions-agree"
ERRORS = "last-price-not-after-document", "legend-says-criminal-offense"
TODAY = date.today()
NEXT_MONTH = TODAY + timedelta(days=30)


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with a draft and go there."""
    monkeypatch.chdir(tmp_path)
    put(DRAFT, BROKEN)
    return tmp_path


def waive(rule: str = CAP, *options: str) -> None:
    """Sign for a finding."""
    signature = ("--reason", "it is meant so", "--by", "Jane Doe", "--until", str(NEXT_MONTH))
    result = atmcheck("waive", DRAFT, rule, *signature, "--waivers", "waivers.yaml", *options)
    assert 0 == result.exit_code, result.output


def rewrite(name: str, old: str, new: str) -> None:
    """Change a file."""
    text = Path(name).read_text(encoding="utf-8")
    assert old in text
    put(name, text.replace(old, new))


def check(*options: str) -> tuple[int, str]:
    """Check the draft; give the exit code and the report on one line."""
    result = atmcheck("check", DRAFT, *options)
    return result.exit_code, " ".join(result.stdout.split())


def test_a_gate_is_clear_when_every_error_is_signed_for() -> None:
    """And each of them is told, with who signed."""
    for rule in (CAP, *ERRORS):
        waive(rule)
    code, report = check("--waivers", "waivers.yaml")
    assert (0, 3) == (code, report.count("waived by Jane Doe on "))
    assert "3 waived (3 errors)" in report
    assert 1 == check("--waivers", "waivers.yaml", "--no-waivers")[0]
    assert 1 == check()[0]


def test_a_waiver_lapses_with_its_evidence() -> None:
    """In the next draft, and it is told from what to what."""
    for rule in (CAP, *ERRORS):
        waive(rule)
    rewrite(DRAFT, "700,000,000", "710,000,000")
    code, report = check("--waivers", "waivers.yaml")
    assert 1 == code
    assert "what it was signed for has changed: program.cap_odd from “6 mentions say " in report
    assert "$710,000,000" in report
    assert {CAP: "open", **dict.fromkeys(ERRORS, "waived")}.items() <= findings(
        DRAFT, "--waivers", "waivers.yaml"
    ).items()


def test_a_waiver_is_carried_into_a_draft_that_did_not_change_there() -> None:
    """Where the finding stands does not matter."""
    waive()
    rewrite(DRAFT, "<body>", "<body>\n\n\n") if "<body>" in BROKEN else put(DRAFT, f"\n\n\n{BROKEN}")
    assert "waived" == findings(DRAFT, "--waivers", "waivers.yaml")[CAP]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (f"until: {NEXT_MONTH}", f"until: {TODAY - timedelta(days=1)}", "it expired on "),
        (f"on: {TODAY}", f"on: {TODAY + timedelta(days=1)}", "which is still to come"),
        ('by: "Jane Doe"', "by:", "it is not signed: by is missing"),
        ('"it is meant so"', '""', "it is not signed: reason is missing"),
    ],
)
def test_a_waiver_that_does_not_hold_fails_the_gate(old: str, new: str, why: str) -> None:
    """As a finding of its own, beside the one that it was for."""
    waive()
    rewrite("waivers.yaml", f"on: {TODAY}", f"on: {TODAY - timedelta(days=9)}")
    rewrite("waivers.yaml", old.replace(f"on: {TODAY}", f"on: {TODAY - timedelta(days=9)}"), new)
    code, report = check("--waivers", "waivers.yaml", "--ignore", ERRORS[0], "--ignore", ERRORS[1])
    assert (1, True) == (code, why in report)
    (lapse,) = as_json("check", DRAFT, "--waivers", "waivers.yaml")["lapses"]
    assert (CAP, "error", "waivers.yaml") == (lapse["rule"], lapse["severity"], lapse["file"])


def test_a_waiver_that_nothing_needs_fails_the_gate_at_warnings_only() -> None:
    """A draft that was repaired is not broken."""
    waive()
    rewrite(DRAFT, "700,000,000", "750,000,000")
    said = ("--waivers", "waivers.yaml", "--select", CAP)
    code, report = check(*said)
    assert (0, True) == (code, "no finding needs it any more: take it out" in report)
    assert 1 == check(*said, "--fail-on", "warning")[0]


def test_faulty_waivers_stop_the_run() -> None:
    """Before any document is opened."""
    put("waivers.yaml", "- rule: x\n  documnt: y\n")
    result = atmcheck("check", DRAFT, "--waivers", "waivers.yaml")
    assert (3, "") == (result.exit_code, result.stdout)
    assert "waivers.yaml:2: [0].documnt: is not a key here; did you mean document?" in result.stderr


def test_what_is_in_the_baseline_does_not_fail_the_gate() -> None:
    """What comes new or changes does."""
    assert 1 == check("--write-baseline", "known.json")[0]
    assert 0 == check("--baseline", "known.json")[0]
    assert {"baselined"} == set(findings(DRAFT, "--baseline", "known.json").values())

    rewrite(DRAFT, "700,000,000", "710,000,000")
    code, report = check("--baseline", "known.json")
    assert (1, "open") == (code, findings(DRAFT, "--baseline", "known.json")[CAP])
    assert "(changed since the baseline)" in report

    rewrite(DRAFT, "710,000,000", "750,000,000")
    code, report = check("--baseline", "known.json")
    assert (0, True) == (code, "Fixed since the baseline (1)" in report)
    assert [{"rule": CAP, "document": DRAFT}] == as_json("check", DRAFT, "--baseline", "known.json")["fixed"]


def test_a_baseline_holds_no_text_of_a_draft() -> None:
    """Only names and fingerprints."""
    check("--write-baseline", "known.json")
    for entry in json.loads(Path("known.json").read_text(encoding="utf-8"))["findings"]:
        assert {"document", "rule", "fingerprint"} == set(entry)


def test_a_baseline_is_compared_with_and_written_anew_in_one_run() -> None:
    """The old one counts."""
    check("--write-baseline", "known.json")
    rewrite(DRAFT, "700,000,000", "710,000,000")
    assert 1 == check("--baseline", "known.json", "--write-baseline", "known.json")[0]
    assert 0 == check("--baseline", "known.json")[0]


def test_a_baseline_needs_every_document() -> None:
    """Else it would forget what it knows of the one that could not be read."""
    result = atmcheck("check", DRAFT, "none.htm", "--write-baseline", "known.json")
    assert (3, False) == (result.exit_code, Path("known.json").exists())
    assert "known.json was not written: a baseline needs every document to be checked" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_baseline_stays_as_it_was_if_the_report_cannot_be_written() -> None:
    """What nobody could be told is not known."""
    check("--write-baseline", "known.json")
    before = Path("known.json").read_bytes()
    rewrite(DRAFT, "700,000,000", "710,000,000")
    result = atmcheck("check", DRAFT, "-o", "json=/dev/full", "--write-baseline", "known.json")

    assert (2, before) == (result.exit_code, Path("known.json").read_bytes())
    check("--write-baseline", "known.json")
    assert before != Path("known.json").read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "code", "sentence"),
    [
        ("none.json", None, 2, "does not exist"),
        ("known.json", "{", 3, "known.json is not a baseline: write one with --write-baseline"),
        ("known.json", '{"runs": []}', 3, "known.json is not a baseline: write one with --write-baseline"),
    ],
)
def test_a_baseline_that_is_none_is_refused(name: str, content: str | None, code: int, sentence: str) -> None:
    """One that is not there is wrong usage; one that is something else could not be compared with."""
    if content is not None:
        put(name, content)
    result = atmcheck("check", DRAFT, "--baseline", name)
    assert (code, "") == (result.exit_code, result.stdout)
    assert sentence in " ".join(result.stderr.split())


@pytest.mark.parametrize("name", [DRAFT, "waivers.yaml"])
def test_a_baseline_is_not_written_over_an_input(name: str) -> None:
    """Neither a draft nor the waivers."""
    waive()
    before = Path(name).read_bytes()
    result = atmcheck("check", DRAFT, "--waivers", "waivers.yaml", "--write-baseline", name)
    assert (2, f"atmcheck: --write-baseline {name} would overwrite an input\n") == (result.exit_code, result.stderr)
    assert before == Path(name).read_bytes()


def test_a_baseline_that_cannot_be_written_is_wrong_usage() -> None:
    """With one sentence."""
    result = atmcheck("check", DRAFT, "--write-baseline", "none/known.json")
    assert 2 == result.exit_code
    assert "none/known.json cannot be written: No such file or directory" in result.stderr


def test_a_signed_answer_is_told_with_who_gave_it() -> None:
    """In the evidence of the finding, in a list of its own, and in JSON."""
    put("facts.yaml", "commission.rate: {value: 4.0, by: Jane Doe, on: 2026-11-01, why: as in the fee letter}\n")
    _, report = check("--facts", "facts.yaml")
    assert "Answered by a person (1)" in report
    assert "commission.rate 4.0%; the document says 2.0% (Jane Doe, 1 Nov 2026: as in the fee letter)" in report
    facts = as_json("check", DRAFT, "--facts", "facts.yaml")["documents"][0]["facts"]
    assert {"by": "Jane Doe", "on": "2026-11-01", "why": "as in the fee letter"} == facts["commission.rate"]["answer"]


@pytest.mark.parametrize(
    ("signed", "lapse"),
    [
        ("on: 2199-01-01", "ERROR commission.rate drafts/launch.htm: it is dated 1 January 2199, which is still to"),
        ("on: 2026-03-01, until: 2026-03-02", "WARNING commission.rate drafts/launch.htm: it expired on 2 March 2026"),
        ("on: 2026-03-01, document_says: 3.0", "WARNING commission.rate drafts/launch.htm: the document does not say"),
        ("on: 2026-03-01, document_says: 2.0", ""),
    ],
)
def test_an_answer_that_does_not_hold_is_told_and_does_not_count(signed: str, lapse: str) -> None:
    """As a waiver is: in every format, and in the exit code."""
    put(DRAFT, (FIXTURES / "launch-large" / "draft.htm").read_text(encoding="utf-8"))
    put("facts.yaml", f"commission.rate: {{value: 4.0, by: Jane Doe, {signed}}}\n")
    _, report = check("--facts", "facts.yaml")
    result = atmcheck("check", DRAFT, "--facts", "facts.yaml", "--fail-on", "warning", "-f", "github")

    assert (lapse in report, "Answers that do not hold (1)" in report) == (True, bool(lapse))
    assert ("4.0%" in report) is not bool(lapse)
    assert ("title=answer does not hold::" in result.stdout) is bool(lapse)
    assert (1 if lapse else 0) == result.exit_code


@pytest.mark.parametrize("output_format", ["terminal", "github", "gitlab", "sarif"])
def test_where_draft_and_answer_differ_both_are_told(output_format: str) -> None:
    """With who answers for it; redacted nothing of it is."""
    put("facts.yaml", "listing.exchange: {value: nyse_american, by: Jane Doe, on: 2026-11-01, why: as listed}\n")
    told, hidden = (
        " ".join(atmcheck("check", DRAFT, "--facts", "facts.yaml", "-f", output_format, *more).stdout.split())
        for more in ((), ("--redact",))
    )

    assert "nyse american; the document says nyse (Jane Doe, 1 Nov 2026: as listed)" in told
    assert "Jane Doe" not in hidden
