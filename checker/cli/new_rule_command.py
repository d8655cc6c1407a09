"""``atmcheck rules new``: the beginning of a rule of one's own."""

from __future__ import annotations

from pathlib import Path

import typer

from checker.cli import options
from checker.errors import UsageError


def new_rule(rule_id: options.NewRuleId, pack: options.PackFolder = Path("house-rules")) -> None:
    """Write the beginning of a rule, with examples, into the folder of a pack.

    What is not there yet is made too: the folder, its pack.yaml, and the JSON schemas for editors, in .schemas.

    Nothing is ever overwritten.
    """
    from checker.rulebook.scaffold import pack_file, rule_file, schema_file

    known, packs = _known(pack)
    _refuse(rule_id, pack, known)
    texts = {f"{rule_id}.yaml": rule_file(rule_id, str(pack))}
    if not (pack / "pack.yaml").exists():
        texts["pack.yaml"] = pack_file(_free_pack_id(pack, packs))
    for name, text in (schema_file("rule"), schema_file("pack")):
        if not (pack / name).exists():
            texts[name] = text
    for name, text in texts.items():
        _write(pack / name, text)
        typer.echo(f"wrote {pack / name}")
    typer.echo(f"now fill it in, and try: atmcheck rules test {pack}")


def _known(pack: Path) -> tuple[set[str], set[str]]:
    """Give the ids of the rules and of the packs that there are already."""
    from checker.rulebook.load import load_rulebook

    rulebook = load_rulebook([pack] if (pack / "pack.yaml").exists() else [])
    return {rule.id for rule in rulebook.rules}, set(rulebook.packs)


def _refuse(rule_id: str, pack: Path, known: set[str]) -> None:
    from checker.rulebook.folder import BY_NAME
    from checker.yaml_files.fields import IDENTIFIER

    if not IDENTIFIER.match(rule_id):
        raise UsageError(f"{rule_id} cannot be the id of a rule: it must be small letters joined by hyphens")
    if f"{rule_id}.yaml" in BY_NAME:
        raise UsageError(f"{rule_id} cannot be the id of a rule: {rule_id}.yaml is another file of a pack")
    if rule_id in known or (pack / f"{rule_id}.yaml").exists():
        raise UsageError(f"there is already a rule {rule_id}: choose another id")
    if not (pack / "pack.yaml").exists() and any(pack.glob("*/pack.yaml")):
        raise UsageError(f"{pack} holds packs: name one of them with --pack")


def _free_pack_id(pack: Path, taken: set[str]) -> str:
    from checker.rulebook.scaffold import pack_id_of

    name = pack_id_of(pack.resolve().name)
    return f"{name}-house" if name in taken else name


def _write(path: Path, text: str) -> None:
    """Write a file that is not there yet."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
