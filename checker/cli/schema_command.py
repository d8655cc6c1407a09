"""``atmcheck schema``: the JSON schemas of the files that people write."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from checker.cli import options
from checker.cli.output import say, write_atomically
from checker.errors import UsageError

GIVEN_FACTS = "given-facts"  # made from the vocabulary, and so not a file


def schema(
    name: options.SchemaName = None, output: options.OneOutput = None, rules: options.RulesFolders = None
) -> None:
    """Print the JSON schema of a kind of file that people write.

    An editor completes and checks a file whose first line names its schema:

    # yaml-language-server: $schema=rule.schema.json
    """
    if name is None:
        _list()
        return
    text = json.dumps(_schema(name, rules or ()), indent=2, ensure_ascii=False) + "\n"
    if output is None:
        say(text)
        return
    write_atomically(output, text)


def _list() -> None:
    from checker.yaml_files.schema_files import schema, schema_names

    titles = {name: str(schema(name).get("title", "")) for name in schema_names()}
    titles[GIVEN_FACTS] = str(_schema(GIVEN_FACTS, ())["title"])
    width = max(map(len, titles))
    for name, title in sorted(titles.items()):
        typer.echo(f"{name:{width}}  {title}")


def _schema(name: str, rules: Sequence[Path]) -> dict[str, Any]:
    from checker.yaml_files.fields import suggestion
    from checker.yaml_files.schema_files import schema, schema_names

    names = [GIVEN_FACTS, *schema_names()]
    name = next((each for each in names if each.removesuffix("s") == name.removesuffix("s")), name)
    if name == GIVEN_FACTS:
        from checker.rulebook.given import facts_schema
        from checker.rulebook.load import load_rulebook

        return facts_schema(load_rulebook(rules).vocabulary)
    if name not in names:
        nearest = suggestion(name, names)
        hint = f"did you mean {nearest}?" if nearest else f"choose one of {', '.join(sorted(names))}"
        raise UsageError(f"there is no schema {name}; {hint}")
    return schema(name)
