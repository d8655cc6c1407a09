"""The agent that somebody names for a sale, written as the documents write it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from checker.model.programme import ReadEntry
from checker.yaml_files.fields import suggestion

SameCompany = Callable[[str, str], bool]
ShortNames = Callable[[str, str], Iterable[str]]
"""Gives the short names that a text defines for a name in it."""
FORMS = frozenset(
    {"llc", "inc", "lp", "llp", "co", "corp", "ltd", "plc", "securities", "markets", "capital", "partners"}
)


def as_named(agent: str, documents: Sequence[ReadEntry], same: SameCompany, short_names: ShortNames) -> str:
    """Write the name of an agent as the documents do, if it is one of theirs or one of their short names for one.

    A short name that stands for two agents is nobody's.
    """
    for name in _names(documents):
        if same(name, agent):
            return name
    asked = " ".join(agent.split()).casefold()
    meant = {
        name
        for read in documents
        for name in _names([read])
        for each in read.facts["agents.names"].evidence
        if asked in (short.casefold() for short in short_names(each.quote, name))
    }
    return meant.pop() if len(meant) == 1 else agent


def nearest(agent: str, documents: Sequence[ReadEntry]) -> str:
    """Give the agent that is probably meant by a name that is none; nothing if none is near."""
    names = list(dict.fromkeys(_names(documents)))
    if not agent or agent in names:
        return ""
    asked = _telling(agent)
    within = [name for name in names if asked and asked <= _telling(name)]
    return within[0] if within else suggestion(agent, names)


def _names(documents: Sequence[ReadEntry]) -> Iterator[str]:
    for read in documents:
        listed = read.facts["agents.names"].value
        yield from map(str, listed if isinstance(listed, tuple) else ())


def _telling(name: str) -> frozenset[str]:
    """List the words of a name that tell it from others."""
    plain = "".join(each if each.isalnum() else " " for each in name.casefold().replace(".", ""))
    return frozenset(plain.split()) - FORMS
