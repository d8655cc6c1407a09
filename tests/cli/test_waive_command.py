"""``atmcheck waive`` as a user calls it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from checker.review.waivers import load_waivers
from tests.cli.repositories import BROKEN, FIXTURES, as_json, atmcheck, findings, put

DRAFT = "drafts/launch-v1.htm"
CAP = "cap-mentions-agree"
UNTIL = date.today() + timedelta(days=30)
SIGNED = ("--reason", "it is meant so", "--by", "Jane Doe", "--until", str(UNTIL))
THERE = ("--waivers", "waivers.yaml")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with a draft and go there."""
    monkeypatch.chdir(tmp_path)
    put(".git/HEAD", "")
    put(DRAFT, BROKEN)
    return tmp_path


def test_a_waiver_is_written_and_said() -> None:
    """In a file that is made if there is none."""
    result = atmcheck("waive", DRAFT, CAP, *SIGNED, *THERE)
    day = f"{UNTIL.day} {UNTIL:%B %Y}"
    said = f"waivers.yaml: {CAP} in {DRAFT} is waived until {day}, unless its evidence changes\n"
    assert (0, said, "") == (result.exit_code, result.stdout, result.stderr)
    (waiver,) = load_waivers(Path("waivers.yaml"))
    assert ("it is meant so", "Jane Doe", date.today(), UNTIL) == (waiver.reason, waiver.by, waiver.on, waiver.until)
    assert waiver.rests_on is not None
    assert "program.cap_odd" in waiver.rests_on
    assert "waived" == findings(DRAFT, *THERE)[CAP]


def test_the_file_of_the_configuration_is_used() -> None:
    """From whatever folder; it is made if it is not there yet."""
    put("atmcheck.yaml", "waivers: deal/atmcheck-waivers.yaml\n")
    Path("deal").mkdir()
    assert 0 == atmcheck("waive", DRAFT, CAP, *SIGNED).exit_code
    (waiver,) = load_waivers(Path("deal/atmcheck-waivers.yaml"))
    assert f"../{DRAFT}" == waiver.document
    assert "waived" == findings(DRAFT)[CAP]


def test_redacted_it_keeps_the_fingerprint_only() -> None:
    """On the command line, or by the configuration."""
    put("atmcheck.yaml", "redact: true\n")
    for number, options in enumerate((("--redact", "--no-config"), ())):
        file = f"waivers-{number}.yaml"
        assert 0 == atmcheck("waive", DRAFT, CAP, *SIGNED, "--waivers", file, *options).exit_code
        text = Path(file).read_text(encoding="utf-8")
        assert (False, False) == ("rests_on" in text, "700,000,000" in text)
        assert "waived" == findings(DRAFT, "--no-config", "--waivers", file)[CAP]


def test_a_pattern_carries_it_to_drafts_of_another_name() -> None:
    """If it matches the draft at hand."""
    assert 0 == atmcheck("waive", DRAFT, CAP, *SIGNED, *THERE, "--document", "drafts/launch-v*.htm").exit_code
    put("drafts/launch-v2.htm", BROKEN)
    assert "waived" == findings("drafts/launch-v2.htm", *THERE)[CAP]

    result = atmcheck("waive", DRAFT, CAP, *SIGNED, *THERE, "--document", "launch-v*.htm")
    sentence = f"atmcheck: --document launch-v*.htm does not match {DRAFT}, seen from the folder of waivers.yaml\n"
    assert (2, sentence) == (result.exit_code, result.stderr)


def test_what_needs_review_can_be_waived_too() -> None:
    """It is held back, and counts no more with --strict."""
    put("cover.yaml", "document.kind: launch\ndocument.date: 2026-03-06\n")
    undecided = next(iter(findings("cover.yaml")))
    assert 0 == atmcheck("waive", "cover.yaml", undecided, *SIGNED, *THERE).exit_code
    assert "waived" == findings("cover.yaml", *THERE)[undecided]


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        ((DRAFT, "cap-is-stated", *SIGNED, *THERE), 2, f"cap-is-stated finds nothing in {DRAFT} (pass): there is"),
        ((DRAFT, "cap-is-statd", *SIGNED, *THERE), 2, "no rule cap-is-statd; did you mean cap-is-stated?"),
        ((DRAFT, CAP, *SIGNED), 2, "name the file with --waivers FILE, or write waivers: atmcheck-waivers.yaml in"),
        ((DRAFT, CAP, *SIGNED[:5], "2020-01-31", *THERE), 2, "--until 2020-01-31 is past"),
        ((DRAFT, CAP, *SIGNED[:5], "2020-02-31", *THERE), 2, "is not a day: write one as"),
        ((DRAFT, CAP, "--reason", " ", *SIGNED[2:], *THERE), 2, "a waiver needs a reason and a name"),
        (("none.htm", CAP, *SIGNED, *THERE), 3, "none.htm"),
        (("-", CAP, *SIGNED, *THERE), 2, "name the draft as a file: a waiver is for a document"),
        ((DRAFT, CAP, *SIGNED, "--waivers", "none/waivers.yaml"), 2, "none/waivers.yaml cannot be written: No such"),
        ((DRAFT, CAP, *SIGNED, "--waivers", "faulty.yaml"), 3, "faulty.yaml:1: [0].document: is missing"),
        ((DRAFT, CAP), 2, "Missing option '--reason'"),
    ],
)
def test_what_cannot_be_signed_for_is_told(arguments: tuple[str, ...], code: int, sentence: str) -> None:
    """And nothing is written."""
    put("faulty.yaml", "- rule: x\n")
    result = atmcheck("waive", *arguments)
    assert (code, "") == (result.exit_code, result.stdout)
    assert sentence in " ".join(result.stderr.replace("│", " ").split())
    assert not Path("waivers.yaml").exists()


def test_comments_and_other_entries_stay() -> None:
    """The file only grows at its end."""
    atmcheck("waive", DRAFT, CAP, *SIGNED, *THERE)
    before = Path("waivers.yaml").read_text(encoding="utf-8").replace("- rule:", "# in the call of today\n- rule:")
    put("waivers.yaml", before)
    assert 0 == atmcheck("waive", DRAFT, "settlement-cycle", *SIGNED, *THERE).exit_code
    assert Path("waivers.yaml").read_text(encoding="utf-8").startswith(before)
    assert 2 == len(load_waivers(Path("waivers.yaml")))


@pytest.fixture
def programme() -> str:
    """Put a programme with a slip in every document and in the ledger beside the drafts."""
    copytree(FIXTURES / "programme-broken", "deal")
    return "deal/programme.yaml"


@pytest.mark.parametrize(
    ("rule", "document"),
    [
        ("sale-needs-an-open-programme", "deal/sales.csv"),
        ("stop-states-the-maximum-in-force", "deal/suspension.md"),
        ("deemed-underwriter", "deal/launch.md"),
    ],
)
def test_what_a_programme_shows_is_signed_for_in_its_document(programme: str, rule: str, document: str) -> None:
    """It is held back in the programme, and is not told as superfluous when the document is checked by itself."""
    assert 0 == atmcheck("waive", programme, rule, *SIGNED, *THERE).exit_code
    (waiver,) = load_waivers(Path("waivers.yaml"))
    whole, alone = (as_json("check", path, *THERE) for path in (programme, document))
    (there,) = (each for each in whole["documents"] if each["path"] == document)
    (held,) = (each["rule"] for each in there["evaluations"] if each["disposition"] == "waived")
    assert (document, rule) == (waiver.document, held)
    assert [[], []] == [each.get("lapses", []) for each in (whole, alone)]


@pytest.mark.parametrize(
    ("day", "settled", "lapses"), [("2022-06-17", "2022-06-21", 0), ("2022-10-24", "2022-10-26", 1)]
)
def test_a_waiver_of_a_ledger_lapses_with_another_sale(programme: str, day: str, settled: str, lapses: int) -> None:
    """If it is blocked too; one that is not changes nothing."""
    atmcheck("waive", programme, "sale-needs-an-open-programme", *SIGNED, *THERE)
    first, *rows = Path("deal/sales.csv").read_text(encoding="utf-8").splitlines()
    rows.append(f'{day},100,1800.00,"Colworth Pryce Securities, LLC",agency,{settled}')
    put("deal/sales.csv", "\n".join([first, *sorted(rows)]))
    whole = as_json("check", programme, *THERE)
    told = [each["why"] for each in whole.get("lapses", [])]
    assert ([], lapses) == (whole["failed"], len(told))
    assert all(why.startswith("what it was signed for has changed: programme.state from ") for why in told)


def test_of_several_documents_one_is_named() -> None:
    """As the file of waivers names it."""
    copytree(FIXTURES / "programme-suspended", "other")
    programme, rule = "other/programme.yaml", "deemed-underwriter"
    result = atmcheck("waive", programme, rule, *SIGNED, *THERE)
    sentence = "several documents have the finding; say which one: --document other/launch.md or other/relaunch.md\n"
    assert (2, f"atmcheck: {sentence}", False) == (result.exit_code, result.stderr, Path("waivers.yaml").exists())

    none = atmcheck("waive", programme, rule, *SIGNED, *THERE, "--document", "relaunch.md")
    sentence = "--document relaunch.md does not match other/launch.md or other/relaunch.md, seen from the folder of"
    assert (2, f"atmcheck: {sentence} waivers.yaml\n") == (none.exit_code, none.stderr)

    assert 0 == atmcheck("waive", programme, rule, *SIGNED, *THERE, "--document", "other/re*.md").exit_code
    assert "waived" == findings("other/relaunch.md", *THERE)[rule]
    assert "open" == findings("other/launch.md", *THERE)[rule]


def test_a_programme_that_cannot_be_checked_whole_is_not_signed_for(programme: str) -> None:
    """Else what is signed would be what one of its documents says by itself."""
    Path("deal/agreement.md").unlink()
    result = atmcheck("waive", programme, "deemed-underwriter", *SIGNED, *THERE)
    assert (3, True) == (result.exit_code, "deal/programme.yaml:5: agreement.md: no such file" in result.stderr)
    assert not Path("waivers.yaml").exists()
