"""A configuration, as it counts for a check."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.repositories import BROKEN, STOP, as_json, atmcheck, facts_of, findings, put

CAP = "cap-mentions-agree"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with two drafts and go there."""
    monkeypatch.chdir(tmp_path)
    put(".git/HEAD", "")
    put("drafts/launch.htm", BROKEN)
    put("drafts/stop.md", STOP)
    return tmp_path


def test_without_a_path_the_documents_of_the_configuration_are_checked() -> None:
    """In their order, each once."""
    put("atmcheck.yaml", "documents: [drafts/*.md, 'drafts/*']\n")
    paths = [document["path"] for document in as_json("check")["documents"]]
    assert ["drafts/stop.md", "drafts/launch.htm"] == paths


def test_it_counts_from_any_folder_below(monkeypatch: pytest.MonkeyPatch) -> None:
    """The documents are those of the repository."""
    put("atmcheck.yaml", "documents: [drafts/*.htm]\n")
    monkeypatch.chdir("drafts")
    assert ["../drafts/launch.htm"] == [document["path"] for document in as_json("check")["documents"]]


def test_a_table_in_pyproject_counts_as_well() -> None:
    """With the same keys."""
    put("pyproject.toml", f'[tool.atmcheck]\ndocuments = ["drafts/launch.htm"]\nignore = ["{CAP}"]\n')
    assert CAP not in findings()


def test_a_key_counts_unless_the_command_line_says_otherwise() -> None:
    """Each of those that stand on both."""
    put("given.yaml", "commission.rate: 4.0\n")
    put("other.yaml", "commission.rate: 5.0\n")
    put("atmcheck.yaml", f"ignore: [{CAP}]\nfail-on: never\nas-of: 2024-05-28\nfacts: [given.yaml]\n")
    draft = "drafts/launch.htm"
    whole = as_json("check", draft)
    rate = whole["documents"][0]["facts"]["commission.rate"]["value"]
    assert (CAP not in findings(draft), 0) == (True, atmcheck("check", draft).exit_code)
    assert ("2024-05-28", 4) == (whole["as_of"], rate)

    said = (draft, "--ignore", "drafting", "--as-of", "2024-05-27", "--facts", "other.yaml")
    whole = as_json("check", *said)
    rate = whole["documents"][0]["facts"]["commission.rate"]["value"]
    assert (CAP in findings(*said), 1) == (True, atmcheck("check", *said, "--fail-on", "error").exit_code)
    assert ("2024-05-27", 5) == (whole["as_of"], rate)


def test_strict_can_be_switched_off_again() -> None:
    """On the command line."""
    put("facts.yaml", "document.kind: launch\n")
    put("atmcheck.yaml", "strict: true\n")
    assert 1 == atmcheck("check", "facts.yaml").exit_code
    assert 0 == atmcheck("check", "facts.yaml", "--no-strict").exit_code


def test_severities_and_what_is_left_out_are_told() -> None:
    """The rules are no longer those that were shipped."""
    put("atmcheck.yaml", f"severities: {{{CAP}: note}}\nignore: [form-s-3]\n")
    whole = as_json("check", "drafts/launch.htm")
    (evaluation,) = [each for each in whole["documents"][0]["evaluations"] if each["rule"] == CAP]
    assert "note" == evaluation["severity"]
    assert {"atmcheck.yaml"} == {change["by"] for change in whole["changes"]}
    assert (CAP, "error", "note") in [(each["of"], each["was"], each["now"]) for each in whole["changes"]]
    assert "baby-shelf-float" in [each["of"] for each in whole["changes"] if each["kind"] == "disabled"]
    plain = as_json("check", "drafts/launch.htm", "--no-config")
    assert plain["tool"]["rulebook"] != whole["tool"]["rulebook"]


def test_a_pack_is_a_folder_beside_the_configuration() -> None:
    """Its rules are asked."""
    put("house/pack.yaml", f"id: house\ntitle: House rules\ndisables: [{CAP}]\n")
    put("atmcheck.yaml", "packs: [house]\n")
    assert CAP not in findings("drafts/launch.htm")


def test_what_is_known_of_a_document_counts_for_it_alone() -> None:
    """Its kind, and facts from a file or on the spot; a later entry wins over an earlier one."""
    put("all.yaml", "commission.rate: 9.0\nagents.names: [Nobody]\n")
    put("own.yaml", "commission.rate: 2.0\nprogram.cap: 1\n")
    put(
        "atmcheck.yaml",
        "facts: [all.yaml]\n"
        "documents:\n"
        "  - {path: 'drafts/*', facts: {commission.rate: 1.0}}\n"
        "  - {path: drafts/launch.htm, kind: update, facts: own.yaml}\n",
    )
    launch, stop = (facts_of(each) for each in ("./drafts/launch.htm", "drafts/stop.md"))
    names = ("document.kind", "commission.rate", "program.cap", "agents.names")
    assert ["update", 2, 1, ["Nobody"]] == [launch[name]["value"] for name in names]
    assert ["stop", 1, ["Nobody"]] == [stop[name]["value"] for name in names if name != "program.cap"]


def test_facts_on_the_command_line_stand_over_those_of_a_document() -> None:
    """As over all else."""
    put("atmcheck.yaml", "documents: [{path: drafts/launch.htm, facts: {commission.rate: 1.0, program.cap: 2}}]\n")
    put("said.yaml", "commission.rate: 7.0\n")
    facts = facts_of("drafts/launch.htm", "--facts", "said.yaml")
    assert (7, 2) == (facts["commission.rate"]["value"], facts["program.cap"]["value"])


def test_a_config_is_named_or_refused_on_the_command_line() -> None:
    """The one that lies there is then not looked for."""
    put("atmcheck.yaml", f"ignore: [{CAP}]\n")
    put("elsewhere/mine.yaml", "ignore: [settlement-cycle]\n")
    assert CAP in findings("drafts/launch.htm", "--no-config")
    named = findings("drafts/launch.htm", "--config", "elsewhere/mine.yaml")
    assert (True, False) == (CAP in named, "settlement-cycle" in named)
    result = atmcheck("check", "drafts/launch.htm", "--no-config", "--config", "elsewhere/mine.yaml")
    assert (2, "atmcheck: --config and --no-config contradict each other\n") == (result.exit_code, result.stderr)


def test_verbose_says_which_configuration_counts() -> None:
    """On standard error, and otherwise nothing is said."""
    put("atmcheck.yaml", "strict: false\n")
    assert "atmcheck: the configuration is atmcheck.yaml\n" == atmcheck("check", "drafts/stop.md", "-v").stderr
    assert "" == atmcheck("check", "drafts/stop.md").stderr


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        ("strictt: true", 3, "atmcheck.yaml:1: strictt: is not a key here; did you mean strict?"),
        (
            "ignore:\n  - cap-mentions-agre",
            3,
            "atmcheck.yaml:2: ignore: there is no rule or pack cap-mentions-agre; did you mean cap-mentions-agree?",
        ),
        ("severities: {settlement-cycle: fatal}", 3, "atmcheck.yaml:1: severities.settlement-cycle: fatal is not one"),
        ("severities: {settlement: note}", 3, "atmcheck.yaml:1: severities.settlement: there is no rule settlement"),
        ("parameters: {nothing: 1}", 3, "atmcheck.yaml:1: parameters.nothing: there is no parameter nothing"),
        ("documents: [drafts/*.pdf]", 3, "atmcheck.yaml:1: documents[0]: drafts/*.pdf names no file"),
        ("documents: [{path: drafts/*.md, kind: lunch}]", 3, "lunch is not one of launch, update"),
        (
            "documents: [{path: drafts/*.md, facts: {program.capp: 1}}]",
            3,
            "there is no fact program.capp; did you mean program.cap?",
        ),
        ("facts: [none.yaml]\ndocuments: [drafts/*.md]", 3, "none.yaml cannot be read: No such file or directory"),
        ("packs: [none]\ndocuments: [drafts/*.md]", 3, "none: there is no such folder"),
        ("waivers: none.yaml\ndocuments: [drafts/*.md]", 3, "the waivers none.yaml cannot be read: No such file"),
        ("baseline: none.json\ndocuments: [drafts/*.md]", 3, "the baseline none.json cannot be read: No such file"),
        ("strict: true", 2, "there is nothing to check: name a draft, or list documents in atmcheck.yaml"),
    ],
)
def test_what_is_wrong_with_it_stops_the_run(text: str, code: int, sentence: str) -> None:
    """Before any document is opened."""
    put("atmcheck.yaml", f"{text}\n")
    result = atmcheck("check")
    assert (code, "") == (result.exit_code, result.stdout)
    assert sentence in result.stderr


def test_two_configurations_are_wrong_usage() -> None:
    """Both are named."""
    put("atmcheck.yaml", "strict: true\n")
    put("pyproject.toml", "[tool.atmcheck]\nstrict = false\n")
    result = atmcheck("check", "drafts/stop.md")
    sentence = "atmcheck: atmcheck.yaml and pyproject.toml are two configurations of one folder: keep one of them\n"
    assert (2, sentence) == (result.exit_code, result.stderr)


def test_without_any_there_is_nothing_to_check() -> None:
    """It says how there could be."""
    result = atmcheck("check")
    sentence = "atmcheck: there is nothing to check: name a draft, or list documents in an atmcheck.yaml\n"
    assert (2, sentence) == (result.exit_code, result.stderr)


@pytest.mark.parametrize("output", ["waivers.json", "atmcheck.yaml"])
def test_the_configuration_and_the_waivers_are_not_written_over(output: str) -> None:
    """They are inputs like the drafts."""
    put("atmcheck.yaml", "waivers: waivers.json\ndocuments: [drafts/*.md]\n")
    put("waivers.json", "# none\n")
    result = atmcheck("check", "-o", f"json={output}")
    assert (2, True) == (result.exit_code, "would overwrite an input" in result.stderr)


def test_redaction_can_be_configured() -> None:
    """For every report of a repository."""
    put("atmcheck.yaml", "redact: true\ndocuments: [drafts/*.htm]\n")
    assert "750,000,000" not in atmcheck("check").output
    assert "750,000,000" in atmcheck("check", "--no-config", "drafts/launch.htm").output
