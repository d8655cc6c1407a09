"""The example of a firm's pack, and the page that explains it, do what they say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from checker.cli.app import app
from checker.rulebook.load import load_rulebook
from checker.yaml_files.schema_files import schema
from checker.yaml_files.strict_yaml import plain, read_yaml

ROOT = Path(__file__).parents[1]
PACK = ROOT / "docs/example-pack"
PAGE = (ROOT / "docs/packs.md").read_text(encoding="utf-8")
OWN = {"blackout-sentence", "commission-needs-a-partner"}


def atmcheck(*arguments: str | Path) -> Result:
    """Call the command line."""
    runner = CliRunner(env={"COLUMNS": "96", "NO_COLOR": "1"})
    return runner.invoke(app, [str(each) for each in arguments], catch_exceptions=False)


def outcomes(fixture: str, *options: str | Path) -> dict[str, tuple[str, str]]:
    """Check a fixture, and give the outcome and the severity of each rule."""
    result = atmcheck("check", ROOT / "fixtures" / fixture / "draft.htm", "-f", "json", *options)
    (document,) = json.loads(result.stdout)["documents"]
    return {each["rule"]: (each["outcome"], each["severity"]) for each in document["evaluations"]}


def test_the_pack_is_clean_and_its_examples_come_out() -> None:
    """Of its own two rules, and of no others."""
    linted, tested = atmcheck("rules", "lint", PACK), atmcheck("rules", "test", PACK)

    assert (0, "2 rules: no faults, 0 bad habits\n") == (linted.exit_code, linted.stdout)
    assert (0, "8 examples: 8 as expected, 0 otherwise\n") == (tested.exit_code, tested.stdout)


@pytest.mark.parametrize("path", sorted(PACK.glob("*.yaml")), ids=lambda path: path.name)
def test_each_file_is_valid_by_the_schema_that_it_names(path: Path) -> None:
    """The comment leads to the schema, as an editor would follow it."""
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
    item = read_yaml(path.read_bytes(), path.name, [])
    assert named and item
    kind = (path.parent / named[1]).resolve()

    assert (ROOT / "checker/yaml_files/schemas") == kind.parent
    assert [] == list(Draft202012Validator(schema(kind.name.removesuffix(".schema.json"))).iter_errors(plain(item)))


def test_the_pack_changes_what_a_clean_launch_is_told() -> None:
    """The price of the float passes by the Form, and is a warning of the house; the rules of the house apply."""
    before, after = outcomes("launch-baby-shelf"), outcomes("launch-baby-shelf", "--rules", PACK)

    assert {"settlement-cycle"} | {
        rule.id for rule in load_rulebook().rules if rule.pack in ("sales", "programme")
    } == (before.keys() - after.keys())
    assert OWN == after.keys() - before.keys()
    assert [("pass", "error"), ("fail", "warning")] == [told["baby-shelf-price-recent"] for told in (before, after)]
    assert (("fail", "note"), ("pass", "warning")) == (
        after["blackout-sentence"],
        after["commission-needs-a-partner"],
    )
    assert {rule: told for rule, told in before.items() if rule in after and told != after[rule]}.keys() == {
        "baby-shelf-price-recent"
    }


def test_the_report_says_what_the_pack_changes() -> None:
    """As the page shows it; with the reasons if it is asked for everything, and in JSON."""
    draft = ROOT / "fixtures/launch-baby-shelf/draft.htm"
    told, whole = (atmcheck("check", draft, "--rules", PACK, *more).stdout for more in ([], ["-v"]))
    changes = json.loads(atmcheck("check", draft, "--rules", PACK, "-f", "json").stdout)["changes"]

    (sample,) = re.findall(r"```\n(marlow-reed.*?)```", PAGE, flags=re.DOTALL)
    assert sample in told
    assert "We ask" not in told
    assert "reason: thirty days are our own wish, and the Form allows sixty" in " ".join(whole.split())
    assert ["settlement-cycle", "baby-shelf-price-recent", "float_price_window", "baby-shelf-price-recent"] == [
        change["of"] for change in changes
    ]


def test_a_report_without_a_pack_speaks_of_no_changes() -> None:
    """Neither in words nor in JSON."""
    draft = ROOT / "fixtures/launch-baby-shelf/draft.htm"

    assert "changes the rules" not in atmcheck("check", draft, "-v").stdout
    assert "changes" not in json.loads(atmcheck("check", draft, "-f", "json").stdout)


def test_with_a_faulty_pack_nothing_is_checked(tmp_path: Path) -> None:
    """The faults are all there is, and the exit code says that nothing could be checked."""
    text = (PACK / "pack.yaml").read_text(encoding="utf-8")
    (tmp_path / "pack.yaml").write_text(text.replace("severity: warning", "severity: wrong"), encoding="utf-8")
    result = atmcheck("check", ROOT / "fixtures/launch-baby-shelf/draft.htm", "--rules", tmp_path)

    assert (3, "") == (result.exit_code, result.stdout)
    assert f"{tmp_path}/pack.yaml:" in result.stderr


def test_the_samples_of_the_page_load(tmp_path: Path) -> None:
    """The overrides as a pack of their own; the facts are those of the example."""
    overrides, *facts = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)
    (tmp_path / "pack.yaml").write_text(f"id: sample\ntitle: A sample\n{overrides}", encoding="utf-8")

    assert 6 == len(load_rulebook([tmp_path]).changes)
    assert 2 == len(facts)
    for fact in facts:
        assert fact in (PACK / "facts.yaml").read_text(encoding="utf-8")


def test_every_key_of_a_pack_is_on_the_page() -> None:
    """And no other."""
    table = PAGE.partition("| key | says |")[2].partition("\n\n")[0]

    assert set(schema("pack")["properties"]) == set(re.findall(r"`([a-z_]+)`(?=[, ][^|]*\|)", table))
