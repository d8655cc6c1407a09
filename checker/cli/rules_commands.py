"""``atmcheck rules``: list, show, test, lint and begin rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import typer
from msgspec.structs import replace

from checker.cli import options
from checker.cli.errors_told import tell
from checker.cli.exit_codes import CLEAR, OPEN_FINDINGS
from checker.cli.mutate_command import mutate
from checker.cli.new_rule_command import new_rule
from checker.cli.output import Format, say, show

app = typer.Typer(help="List, show, test, lint and begin rules.", no_args_is_help=True, add_completion=False)
app.command("new")(new_rule)
app.command()(mutate)


@app.command("list")
def list_rules(output_format: options.OutputFormat = Format.TERMINAL, rules: options.RulesFolders = None) -> None:
    """List the rules: id, severity, basis and title, by pack."""
    from checker.reporting.rules_view import render_rules, render_rules_json
    from checker.rulebook.load import load_rulebook

    rulebook = load_rulebook(rules or ())
    if output_format is Format.JSON:
        say(render_rules_json(rulebook))
    else:
        show(render_rules(rulebook))


@app.command("show")
def show_rule(rule_id: options.RuleId, rules: options.RulesFolders = None) -> None:
    """Read one rule aloud, beside its law, with its conditions and its examples."""
    from checker.check import rule_named
    from checker.reporting.rules_view import render_rule
    from checker.rulebook.aloud import read_aloud
    from checker.rulebook.load import load_rulebook

    rulebook = load_rulebook(rules or ())
    rule = rule_named(rulebook, rule_id)
    show(render_rule(rule, rulebook, read_aloud(rule, rulebook)))


@app.command("test")
def test_rules(
    folders: options.RuleFolders = None, every: options.EveryRule = False, rules: options.RulesFolders = None
) -> None:
    """Run the examples inside the rules: of all of them, or of those in a FOLDER.

    Exit code 1: an example comes out otherwise than it says. 3: there are faults.
    """
    from checker.rulebook.examples import run_examples
    from checker.rulebook.load import load_rulebook

    asked = _asked(folders, every=every)
    loaded = load_rulebook([*(rules or ()), *(folders or ())])
    results = run_examples(replace(loaded, rules=tuple(rule for rule in loaded.rules if asked(rule.file))))
    wrong = [result for result in results if not result.ok]
    for result in wrong:
        tell(f"{result.file}:{result.line}: {result.example}: expected {result.expected}, got {result.got}")
    typer.echo(f"{len(results)} examples: {len(results) - len(wrong)} as expected, {len(wrong)} otherwise")
    raise typer.Exit(OPEN_FINDINGS if wrong else CLEAR)


@app.command("lint")
def lint_rules(
    folders: options.RuleFolders = None, every: options.EveryRule = False, rules: options.RulesFolders = None
) -> None:
    """Look for faults and bad habits in the rules: in all of them, or in those in a FOLDER.

    Exit code 1: there are bad habits. 3: there are faults.
    """
    from checker.reporting.words import counted
    from checker.rulebook.coverage import load_coverage, uncovered
    from checker.rulebook.hygiene import lint
    from checker.rulebook.load import load_rulebook

    asked = _asked(folders, every=every)
    rulebook = load_rulebook([*(rules or ()), *(folders or ())])
    is_ours = not (rules or folders)  # a firm's own rules need not be in the coverage
    entries = load_coverage(rulebook, [rule.id for rule in rulebook.rules] if is_ours else None)
    habits = [habit for habit in lint(rulebook, entries) if asked(habit.file)]
    if is_ours:
        habits += uncovered(entries, rulebook)
    for habit in habits:
        tell(str(habit))
    count = sum(1 for rule in rulebook.rules if asked(rule.file))
    typer.echo(f"{counted(count, 'rule')}: no faults, {counted(len(habits), 'bad habit')}")
    raise typer.Exit(OPEN_FINDINGS if habits else CLEAR)


def _asked(folders: Sequence[Path] | None, *, every: bool) -> Callable[[str], bool]:
    """Tell which files are asked about, by the names that they are called by: those in the folders, or all."""
    from checker.rulebook.folder import label_of

    if every or not folders:
        return lambda file: True
    starts = tuple(f"{label_of(folder)}/" for folder in folders)
    return lambda file: file.startswith(starts)
