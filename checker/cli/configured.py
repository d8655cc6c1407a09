"""What a configuration says, laid under the command line. Imported only if there is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from checker.cli.asked import Asked
from checker.cli.exit_codes import FailOn
from checker.cli.sources import STDIN
from checker.errors import UsageError
from checker.model.change import Change, ChangeKind
from checker.model.fact import Fact, Facts
from checker.model.rule import Rulebook
from checker.review.configuration import Configuration, Documents, refuse_faults
from checker.review.documents import configured_documents, entries_for
from checker.rulebook.given import given_facts, load_given_facts
from checker.rulebook.overrides import Override, overridden, read_overrides
from checker.yaml_files.fields import Fields, Reader, suggestion
from checker.yaml_files.strict_yaml import Item

KIND = "document.kind"


def filled(asked: Asked, configuration: Configuration) -> Asked:
    """Fill what the command line leaves open. What it names takes the place of what the configuration names."""
    return replace(
        asked,
        rules=asked.rules or configuration.packs,
        select=asked.select or [str(item.value) for item in configuration.select],
        ignore=asked.ignore or [str(item.value) for item in configuration.ignore],
        facts=asked.facts or configuration.facts,
        as_of=asked.as_of or configuration.as_of,
        fail_on=asked.fail_on or (FailOn(configuration.fail_on) if configuration.fail_on else None),
        strict=configuration.strict if asked.strict is None else asked.strict,
        waivers=asked.waivers or configuration.waivers,
        baseline=asked.baseline or configuration.baseline,
        redact=asked.redact or configuration.redact,
    )


def documents(paths: Sequence[str], configuration: Configuration) -> tuple[list[str], dict[str, list[Documents]]]:
    """List what is to be checked, and of each document the entries of the configuration that give facts for it.

    Raises:
        UsageError: neither the command line nor the configuration names a document.
        FaultyFilesError: an entry names no file.
    """
    if paths:
        return list(paths), {str(Path(path)): entries_for(Path(path), configuration) for path in paths if path != STDIN}
    if not configuration.documents:
        raise UsageError(f"there is nothing to check: name a draft, or list documents in {configuration.file}")
    named = {str(path): entries for path, entries in configured_documents(configuration).items()}
    return list(named), named


def overridden_rules(loaded: Rulebook, configuration: Configuration) -> Rulebook:
    """Lay the severities and parameters of a configuration over the rules, and look up the rules that it names.

    Raises:
        FaultyFilesError: it names what is not there, or gives a value of the wrong kind.
    """
    reader = Reader(configuration.file)
    whole = Item(dict(configuration.items), 1)
    overrides = read_overrides(Fields(reader, configuration.items, ""), Path(configuration.file).name)
    changed = overridden(loaded, overrides, reader.faults)
    known = [*loaded.packs, *(rule.id for rule in loaded.rules)]
    for key, items in (("select", configuration.select), ("ignore", configuration.ignore)):
        for item in items:
            if item.value not in known:
                what = f"there is no rule or pack {item.value}"
                reader.fault(item.line, key, what, suggestion(str(item.value), known))
    refuse_faults(reader, whole, "config")
    return replace(changed, digest=_digest(loaded, overrides)) if overrides else changed


def _digest(loaded: Rulebook, overrides: Sequence[Override]) -> str:
    """Give the digest of rules that were changed: not that of the same rules unchanged."""
    told = [loaded.digest, *sorted(f"{each.kind} {each.of} {each.value!r}" for each in overrides)]
    return f"sha256:{sha256(chr(10).join(told).encode()).hexdigest()}"


def telling_what_is_left_out(
    chosen: Rulebook, loaded: Rulebook, asked: Asked, configuration: Configuration
) -> Rulebook:
    """Tell of each rule that the configuration leaves out, so that the report says it.

    Who leaves out a rule on the command line sees it there.
    """
    if asked.select or asked.ignore:
        return chosen
    items = [*configuration.ignore, *configuration.select]
    kept = {rule.id for rule in chosen.rules}
    left_out = [rule for rule in loaded.rules if rule.id not in kept]
    by = Path(configuration.file).name
    lines = {str(item.value): item.line for item in items}
    changes = [
        Change(ChangeKind.DISABLED, rule.id, by, "", "", file=configuration.file, line=line)
        for rule in left_out
        for line in [lines.get(rule.id) or lines.get(rule.pack) or items[0].line]
    ]
    return replace(chosen, changes=(*chosen.changes, *changes))


def own_facts(entries: Sequence[Documents], configuration: Configuration, rulebook: Rulebook) -> list[Fact]:
    """Read what a configuration gives for a document; what a later entry gives stands.

    Raises:
        CheckerError: something in it is wrong, or its file of facts cannot be read.
    """
    return [fact for entry in entries for fact in _given(entry, configuration, rulebook)]


def _given(entry: Documents, configuration: Configuration, rulebook: Rulebook) -> list[Fact]:
    items: Mapping[str, Item] = {**entry.facts, **({KIND: entry.kind} if entry.kind else {})}
    facts = given_facts(items, configuration.content, Reader(configuration.file), rulebook.vocabulary)
    if not entry.facts_file:
        return list(facts)
    from_file: Facts = load_given_facts(configuration.folder / entry.facts_file, rulebook.vocabulary)
    return [*from_file, *facts]
