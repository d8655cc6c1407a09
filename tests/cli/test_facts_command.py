"""``atmcheck facts`` as a user calls it."""

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from checker.cli.app import app
from checker.rulebook.load import load_rulebook

FIXTURES = Path(__file__).parents[2] / "fixtures"
DRAFT = FIXTURES / "launch-baby-shelf" / "draft.htm"


def atmcheck(*arguments: str | Path, given: bytes | None = None) -> Result:
    """Call the command line."""
    return CliRunner(env={"COLUMNS": "120"}).invoke(
        app, [str(each) for each in arguments], input=given, catch_exceptions=False
    )


def test_every_fact_is_listed_in_the_order_of_the_vocabulary() -> None:
    """Found, absent and unread alike."""
    result = atmcheck("facts", DRAFT)
    names = list(load_rulebook().vocabulary)

    starts = [line.partition(" ")[0] for line in result.stdout.splitlines()]
    assert 0 == result.exit_code
    assert names == [start for start in starts if start in names]


def test_each_state_says_what_it_rests_on() -> None:
    """A value with its quote, an absence with the search, an unread fact with the reason."""
    lines = [" ".join(line.split()) for line in atmcheck("facts", DRAFT).stdout.splitlines()]

    assert "program.cap found: $5,680,000" in lines
    assert any(line.startswith("cover, line 7: “Up to $5,680,000") for line in lines)
    assert "base_prospectus.legend unread: the base prospectus is not in this file; give it too" in lines
    assert any(line.startswith("sold.as_of absent: searched ") for line in lines)


def test_verbose_says_what_matched_and_what_was_searched_for() -> None:
    """For a quote its wording, for an absence the wordings in vain; nothing of it without the option."""
    plain, verbose = atmcheck("facts", DRAFT).stdout.splitlines(), atmcheck("facts", DRAFT, "-v").stdout.splitlines()
    lines = [line.strip() for line in verbose]

    assert "matched a line “Up to $…”" == lines[lines.index("cover, line 7: “Up to $5,680,000 Common Stock”") + 1]
    assert any(line.startswith("searched the cover, in vain, for “Subject to completion”") for line in lines)
    assert "for “Supplement No. …”, “Amendment No. …”" in lines
    assert set(plain) < set(verbose)
    assert [] == [line for line in plain if line.strip().startswith(("matched ", "for “"))]


def test_the_json_names_the_wordings() -> None:
    """Each quote that was read, and each search that had some."""
    facts = json.loads(atmcheck("facts", DRAFT, "-f", "json").stdout)["documents"][0]["facts"]

    assert "a line “Up to $…”" == facts["program.cap"]["evidence"][0]["wording"]
    assert "“Supplement No. …”, “Amendment No. …”" == facts["document.supplement_number"]["evidence"][0]["wording"]


def test_the_json_is_the_report_without_evaluations() -> None:
    """The facts are those that check reports."""
    facts = json.loads(atmcheck("facts", DRAFT, "-f", "json").stdout)
    report = json.loads(atmcheck("check", DRAFT, "-f", "json").stdout)
    del report["summary"]
    for document in report["documents"]:
        del document["evaluations"], document["checklist"]

    assert report == facts


def test_standard_input_can_be_read() -> None:
    """Under the name that is given."""
    result = atmcheck("facts", "-", "--stdin-filename", "mine.htm", given=DRAFT.read_bytes())

    assert result.stdout.startswith("mine.htm | ATM launch | ")


def test_what_cannot_be_read_gives_code_3(tmp_path: Path) -> None:
    """With one sentence, and in JSON with the failure too."""
    plain, as_json = atmcheck("facts", tmp_path), atmcheck("facts", tmp_path, "-f", "json")
    sentence = f"{tmp_path} is a directory; name the files in it"

    assert (3, "", f"atmcheck: {sentence}\n") == (plain.exit_code, plain.stdout, plain.stderr)
    assert (3, [{"path": str(tmp_path), "reason": sentence}]) == (
        as_json.exit_code,
        json.loads(as_json.stdout)["failed"],
    )


def test_the_configuration_counts(tmp_path: Path) -> None:
    """Its packs bring facts, what it gives stands over the draft, and it may redact; as it does for a check."""
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "facts.yaml").write_text(
        "house.shelf: {reads: the shelf of the house, type: text, find: Registration}\n", encoding="utf-8"
    )
    (tmp_path / "draft.htm").write_bytes(DRAFT.read_bytes())
    configuration = tmp_path / "atmcheck.yaml"
    configuration.write_text("packs: [house]\nfacts: [given.yaml]\n", encoding="utf-8")
    (tmp_path / "given.yaml").write_text("program.cap: 3\n", encoding="utf-8")
    told = atmcheck("facts", tmp_path / "draft.htm", "-f", "json").stdout
    facts = json.loads(told)["documents"][0]["facts"]
    plain = json.loads(atmcheck("facts", tmp_path / "draft.htm", "-f", "json", "--no-config").stdout)

    assert ("found", 3) == (facts["house.shelf"]["state"], facts["program.cap"]["value"])
    assert "house.shelf" not in plain["documents"][0]["facts"]
    configuration.write_text("redact: true\n", encoding="utf-8")
    assert ("5,680,000" in told, "5,680,000" in atmcheck("facts", tmp_path / "draft.htm").output) == (True, False)
