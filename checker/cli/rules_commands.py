"""``atmcheck rules``: list, show, test and lint the rules."""

from __future__ import annotations

import typer

from checker.cli import options
from checker.cli.errors_told import tell
from checker.cli.exit_codes import CLEAR, OPEN_FINDINGS
from checker.cli.output import Format, show

app = typer.Typer(help="List, show, test and lint the rules.", no_args_is_help=True)


@app.command("list")
def list_rules(output_format: options.OutputFormat = Format.TERMINAL, rules: options.RulesFolders = None) -> None:
    """List the rules: id, severity, basis and title, by pack."""
    from checker.reporting.rules_view import render_rules, render_rules_json
    from checker.rulebook.load import load_rulebook

    rulebook = load_rulebook(rules or ())
    if output_format is Format.JSON:
        typer.echo(render_rules_json(rulebook), nl=False)
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
def test_rules(rules: options.RulesFolders = None) -> None:
    """Run the examples inside the rules. Exit code 1: an example comes out otherwise than it says."""
    from checker.rulebook.examples import run_examples
    from checker.rulebook.load import load_rulebook

    results = run_examples(load_rulebook(rules or ()))
    wrong = [result for result in results if not result.ok]
    for result in wrong:
        tell(f"{result.file}:{result.line}: {result.example}: expected {result.expected}, got {result.got}")
    typer.echo(f"{len(results)} examples: {len(results) - len(wrong)} as expected, {len(wrong)} otherwise")
    raise typer.Exit(OPEN_FINDINGS if wrong else CLEAR)


@app.command("lint")
def lint_rules(rules: options.RulesFolders = None) -> None:
    """Look for faults and bad habits in the rules. Exit code 1: there are bad habits. 3: there are faults."""
    from checker.rulebook.hygiene import lint
    from checker.rulebook.load import load_rulebook

    rulebook = load_rulebook(rules or ())
    habits = lint(rulebook)
    for habit in habits:
        tell(str(habit))
    typer.echo(f"{len(rulebook.rules)} rules: no faults, {len(habits)} bad habits")
    raise typer.Exit(OPEN_FINDINGS if habits else CLEAR)
