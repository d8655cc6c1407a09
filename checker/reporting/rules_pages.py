"""The pages of the rules in the documentation: Markdown, one page a pack, and an index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.model.evaluation import Outcome
from checker.model.rule import Law, Pack, Rule, Rulebook, Severity
from checker.reporting.mutation_words import in_words
from checker.reporting.words import BASES, counted

GENERATED = "<!-- Generated from the rules by `pytest --update-snapshots`. Change the rules, not this page. -->"
EXPECTED = {
    Outcome.PASS: "Passes",
    Outcome.FAIL: "Fails",
    Outcome.UNKNOWN: "Needs review",
    Outcome.NOT_APPLICABLE: "Does not apply",
}
MARKUP = re.compile(r"([\\`*<>\[\]|])|(?<!\w)_|_(?!\w)")
PLACEHOLDERS = re.compile(r"(\{[a-z0-9_.]+\})")


def index_page(rulebook: Rulebook) -> str:
    """Write the index: the packs, with the numbers of their rules."""
    examples = sum(len(rule.examples) for rule in rulebook.rules)
    lines = [
        "# The rules",
        "",
        GENERATED,
        "",
        f"{counted(len(rulebook.rules), 'rule')} in {counted(len(rulebook.packs), 'pack')}, "
        f"tested by {counted(examples, 'example')}. Only a breach of law or of a position of the staff "
        "is an error.",
        "",
        "| pack | what it is | rules | errors | warnings | notes |",
        "|---|---|---:|---:|---:|---:|",
        *(_index_row(pack, rules_of(pack, rulebook)) for pack in rulebook.packs.values()),
        "",
        "How to read and write a rule: [rules/README.md](../../rules/README.md). A pack of one's own: "
        "[packs.md](../packs.md).",
    ]
    return _page(lines)


def pack_page(pack: Pack, rulebook: Rulebook, aloud: Mapping[str, str]) -> str:
    """Write the page of a pack.

    Args:
        pack: what the page is about.
        rulebook: holds its rules, and the vocabulary in which mutations are told.
        aloud: how each rule reads aloud, by its id.
    """
    rules = rules_of(pack, rulebook)
    lines = [
        f"# {text(pack.title)}",
        "",
        GENERATED,
        "",
        f"The pack `{pack.id}`: {counted(len(rules), 'rule')}. [All packs](README.md)",
        "",
        "| rule | requirement | severity |",
        "|---|---|---|",
        *(f"| [{rule.id}](#{rule.id}) | {text(rule.title)} | {rule.severity} |" for rule in rules),
    ]
    for rule in rules:
        lines += ["", *_rule(rule, rulebook, aloud[rule.id])]
    return _page(lines)


def rules_of(pack: Pack, rulebook: Rulebook) -> list[Rule]:
    """List the rules of a pack, in the rulebook's order."""
    return [rule for rule in rulebook.rules if rule.pack == pack.id]


def text(told: str) -> str:
    """Write plain text so that nothing in it is taken for markup; the names of facts in braces are set as code."""
    parts = PLACEHOLDERS.split(" ".join(told.split()))
    return "".join(f"`{part}`" if number % 2 else MARKUP.sub(r"\\\g<0>", part) for number, part in enumerate(parts))


def citation(law: Law) -> str:
    """Write a citation, linked if its address is known."""
    address = law.url.replace("(", "%28").replace(")", "%29")
    return f"[{text(law.cite)}]({address})" if address else text(law.cite)


def _index_row(pack: Pack, rules: Sequence[Rule]) -> str:
    counts = [sum(1 for rule in rules if rule.severity is severity) for severity in Severity]
    numbers = " | ".join(str(number or "") for number in counts)
    return f"| [{pack.id}]({pack.id}.md) | {text(pack.title)} | {len(rules)} | {numbers} |"


def _rule(rule: Rule, rulebook: Rulebook, aloud: str) -> Iterator[str]:
    yield f"## {rule.id}"
    yield ""
    yield f"**{text(rule.title)}.** {_standing(rule)}"
    yield ""
    yield text(aloud)
    yield ""
    yield from _law(rule)
    yield f"- If it fails: {text(rule.message)}"
    yield f"- Cure: {text(rule.remediation)}"
    for outcome, word in EXPECTED.items():
        named = [text(example.name) for example in rule.examples if example.expect == outcome]
        if named:
            yield f"- {word}: {'; '.join(named)}."
    for mutation in rule.mutations:
        then = "; the rule then asks" if mutation.expect == Outcome.UNKNOWN else ""
        yield f"- Mutation: {text(in_words(mutation, rulebook.vocabulary))}{then}."


def _standing(rule: Rule) -> str:
    """Say how bad a fail is, and what the rule stands on. Since when it counts is in the reading aloud."""
    return f"{str(rule.severity).capitalize()}; {BASES[rule.basis] or 'law'}."


def _law(rule: Rule) -> Iterator[str]:
    if rule.law.quote:
        yield f"> “{text(rule.law.quote)}”"
        yield ">"
    yield f"> {citation(rule.law)}"
    yield ""
    if rule.law.doubt:
        yield f"- Doubt: {text(rule.law.doubt)}"


def _page(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"
