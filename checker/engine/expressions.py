"""CEL expressions: compiled once against declared types, evaluated on values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct

from checker.engine.fact_types import NUMBERS, type_of
from checker.kept import code_of, is_installed, key_of, taken
from checker.model.fact import Value
from checker.model.rule import FactType
from checker.phrases.prepared import regex

if TYPE_CHECKING:
    from cel_expr_python import cel

KEPT = "expressions"
NAME = regex(r"(?<![\w.)\]])[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*")
QUOTED = regex(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
COMPILER_ERROR = regex(r"ERROR: <input>:(\d+):(\d+): (.*)")
DUST = 6  # decimals beyond which a difference is an artefact of binary fractions: 0.1 + 0.2 is 0.3

Signature = tuple[tuple[str, str, bool], ...]
"""The variables of a vocabulary's expressions, sorted: name, type, whether it is a list."""


class Problem(Struct, frozen=True):
    """Why an expression cannot be used. ``column`` is one-based, 0 if it is the whole expression."""

    what: str
    column: int = 0
    undeclared: str = ""  # the name that is not known, if that is the problem


class Failure(Struct, frozen=True):
    """Why an expression has no value."""

    reason: str
    for_want_of_input: bool = False


def names_in(expression: str, vocabulary: Mapping[str, FactType]) -> tuple[str, ...]:
    """List the facts that an expression names, in order, each once. A method call after a name is left off."""
    names: dict[str, None] = {}
    for match in NAME.finditer(QUOTED.sub("''", expression)):
        parts = "".join(match[0].split()).split(".")
        prefixes = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
        name = next((prefix for prefix in prefixes if type_of(prefix, vocabulary)), None)
        if name:
            names[name] = None
    return tuple(names)


def signature_of(vocabulary: Mapping[str, FactType]) -> Signature:
    """Declare every fact that some expression of the vocabulary names."""
    needed = {name for computed in vocabulary.values() for name in computed.needs}
    types = [fact_type for name in sorted(needed) if (fact_type := type_of(name, vocabulary))]
    return tuple((fact_type.name, fact_type.type, fact_type.is_list) for fact_type in types)


def problems(fact_type: FactType, signature: Signature) -> list[Problem]:
    """List what is wrong with the expression of a computed fact: its syntax, its names, its types."""
    try:
        result = _compiled(fact_type.compute, signature).return_type()
    except RuntimeError as error:  # the compiler has no class of its own
        return [_problem(match, fact_type.compute) for match in COMPILER_ERROR.finditer(str(error))] or [
            Problem(str(error))
        ]
    declared = _cel_type(fact_type.type, fact_type.is_list)
    counts = fact_type.type in NUMBERS and not fact_type.is_list and result == _cel().Type.INT
    if counts or declared.is_assignable_from(result):
        return []
    return [Problem(f"it gives {result.name().lower()}, but the fact is declared as {fact_type.type}")]


def value_of(fact_type: FactType, signature: Signature, inputs: Mapping[str, Value]) -> Value | Failure:
    """Evaluate the expression of a computed fact on the inputs that are known.

    Numbers are doubles, rounded to six decimals, and dates are midnights in UTC. An input may be missing from
    ``inputs``: ``&&`` and ``||`` need not ask for it, and otherwise the failure says so.
    """
    return _evaluated(fact_type.compute, fact_type.type, signature, tuple(inputs.items()))


@lru_cache(maxsize=4096)  # most drafts, and nearly all examples, lack the same inputs
def _evaluated(
    expression: str, kind: str, signature: Signature, inputs: tuple[tuple[str, Value], ...]
) -> Value | Failure:
    types = _types_of(signature)
    data = {name: _to_cel(value, types[name]) for name, value in inputs}
    result = _compiled(expression, signature).eval(data=data)
    raw = result.value()
    if result.type() == _cel().Type.ERROR:
        return Failure(str(raw), "No value with name" in str(raw))
    return _from_cel(raw, kind)


@lru_cache(maxsize=16)
def _types_of(signature: Signature) -> Mapping[str, str]:
    return {name: kind for name, kind, _ in signature}


def _problem(match: re.Match[str], expression: str) -> Problem:
    what = match[3].removesuffix(" (in container '')")
    undeclared = re.match(r"undeclared reference to '([^']*)'", what)
    if undeclared:  # the compiler points at the last dot of the name
        named = re.search(rf"(?<![\w.]){re.escape(undeclared[1])}\b", expression)
        return Problem(what, named.start() + 1 if named else int(match[2]), undeclared[1])
    if "(double, int)" in what or "(int, double)" in what:
        what += ": all numbers are doubles, write 3.0 for 3"
    return Problem(what, int(match[2]))


@cache
def _cel() -> Any:
    from cel_expr_python import cel

    return cel


@lru_cache(maxsize=16)
def _environment(signature: Signature) -> cel.Env:
    environment = _cel().NewEnv(variables={name: _cel_type(kind, is_list) for name, kind, is_list in signature})
    environment.compile("true")  # before it has compiled anything it knows no dates, and takes none for an expression
    return environment


@lru_cache(maxsize=1024)
def _compiled(expression: str, signature: Signature) -> cel.Expression:
    environment = _environment(signature)
    checked = _kept(signature).get(expression)
    if checked is not None:
        with suppress(Exception):  # of another version of the compiler, which may write it in another way
            return environment.deserialize(checked)
    return environment.compile(expression)


@lru_cache(maxsize=16)
def _kept(signature: Signature) -> dict[str, bytes]:
    found = taken(KEPT, key_of_expressions(signature, installed=is_installed()))
    return cast("dict[str, bytes]", found or {})


def key_of_expressions(signature: Signature, *, installed: bool) -> bytes:
    """Give the key of what is kept of the expressions over these variables, by this version of the compiler."""
    compiler = Path(_cel().__file__).stat().st_size  # to ask for the version takes longer than to compile
    return key_of(f"{signature} {compiler}", code_of(["engine"], installed=installed))


def prepare(vocabulary: Mapping[str, FactType]) -> dict[str, bytes]:
    """Compile the expressions of a vocabulary, to be kept: to compile one takes ten times as long as to take it."""
    environment = _environment(signature_of(vocabulary))
    expressions = [fact_type.compute for fact_type in vocabulary.values() if fact_type.compute]
    return {expression: environment.compile(expression).serialize() for expression in expressions}


def _cel_type(kind: str, is_list: bool) -> cel.Type:
    types = _cel().Type
    if kind in NUMBERS:
        single = types.DOUBLE
    else:
        single = {"date": types.TIMESTAMP, "boolean": types.BOOL}.get(kind, types.STRING)
    return types.List(single) if is_list else single


def _to_cel(value: Value, kind: str) -> object:
    if isinstance(value, tuple):
        return [_to_cel(item, kind) for item in value]
    if kind in NUMBERS and isinstance(value, (int, float)):
        return float(value)
    return datetime.combine(value, time(), UTC) if isinstance(value, date) else value


def _from_cel(raw: object, kind: str) -> Value | Failure:
    if isinstance(raw, list):
        items = [_from_cel(item.value(), kind) for item in raw]
        failed = next((item for item in items if isinstance(item, Failure)), None)
        return failed or tuple(item for item in items if not isinstance(item, (Failure, tuple)))
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, (str, bool)):
        return raw
    assert isinstance(raw, (int, float)), raw  # the compiler has checked the type
    if not isfinite(raw):
        return Failure("the arithmetic has no finite result, as after a division by zero")
    rounded = round(float(raw), DUST)
    return int(rounded) if kind == "integer" and rounded.is_integer() else rounded
