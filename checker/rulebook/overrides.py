"""What a firm's pack or configuration changes in the rules of others: read, checked, and laid over the rulebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from checker.engine.wording import spoken_day
from checker.errors import Fault
from checker.model.change import Change, ChangeKind
from checker.model.rule import DatedValue, Parameter, Rule, Rulebook, Severity
from checker.rulebook.parameters import read_values
from checker.yaml_files.fields import Fields, below, suggestion
from checker.yaml_files.strict_yaml import Item


class Wording(Struct, frozen=True):
    """A firm's own words for a rule; what is empty stays as it was."""

    message: str
    remediation: str


KINDS = {"boolean": "true or false", "number": "a number", "date": "a day", "text": "a text"}
Value = Severity | Wording | tuple[DatedValue, ...] | None


class Override(Struct, frozen=True):
    """One change as it was written. ``value`` fits the kind; of a rule that is disabled it is None."""

    kind: ChangeKind
    of: str
    value: Value
    by: str
    where: str
    file: str
    line: int
    reason: str = ""
    cite: str = ""

    def fault(self, what: str, hint: str = "") -> Fault:
        """Say what is wrong with it."""
        return Fault(self.file, self.line, self.where, what, hint)


def read_overrides(fields: Fields, by: str) -> list[Override]:
    """Read what one file changes: under ``disables``, ``severities``, ``parameters`` and ``messages``, where they are.

    Args:
        fields: the keys of the file, or of the part of it that holds them.
        by: who makes the change: the id of a pack, or the name of a configuration file.
    """
    disabled = enumerate(fields.entries("disables"))
    return [
        *(_disabled(Fields(fields.reader, {}, f"disables[{index}]"), entry, by) for index, entry in disabled),
        *_read_each(fields, "severities", by, _severity),
        *_read_each(fields, "parameters", by, _parameter),
        *_read_each(fields, "messages", by, _wording),
    ]


def replacement(parameter: Parameter, by: str, file: str, line: int) -> Override:
    """Make the override of a whole parameter that takes the place of one of the same name."""
    name = parameter.name
    return Override(ChangeKind.PARAMETER, name, parameter.values, by, name, file, line, cite=parameter.cite)


def overridden(
    rulebook: Rulebook,
    overrides: Sequence[Override],
    faults: list[Fault],
    left_out: Mapping[str, str] | None = None,
) -> Rulebook:
    """Lay overrides over a rulebook. What they name must be there, and no two of them may differ on one thing.

    Args:
        rulebook: what is changed; what changed it before stands in its ``changes``, and may be changed again.
        overrides: what changes it.
        faults: is added to.
        left_out: of rules that are not in the rulebook, the built-in pack of each, to say so.

    Returns: the changed rulebook, of no use if faults were added to ``faults``.
    """
    faults.extend(_contradictions(overrides))
    rules = {rule.id: rule for rule in rulebook.rules}
    parameters = dict(rulebook.parameters)
    changes: dict[tuple[ChangeKind, str], Change] = {}
    for override in (each for each in overrides if each.of):  # without a name it is misshapen, which has been noted
        if override.kind is ChangeKind.PARAMETER:
            change = _change_parameter(override, parameters, faults)
        else:
            change = _change_rule(override, rules, left_out or {}, faults)
        if change is not None:
            changes.setdefault((change.kind, change.of), change)
    disabled = {change.of for change in changes.values() if change.kind is ChangeKind.DISABLED}
    left = tuple(rule for rule in rules.values() if rule.id not in disabled)
    return replace(rulebook, rules=left, parameters=parameters, changes=(*rulebook.changes, *changes.values()))


def _read_each(
    fields: Fields, key: str, by: str, read: Callable[[Fields, str, Item, str], Override]
) -> Iterator[Override]:
    if key not in fields.items:
        return
    where = below(fields.where, key)
    items = fields.reader.mapping(fields.items[key], where)
    if not items:
        fields.reader.shape(fields.items[key].line, where, "names nothing")
    for name, item in items.items():
        yield read(Fields(fields.reader, {}, below(where, name)), name, item, by)


def _entry(fields: Fields, item: Item, plain: str, required: tuple[str, ...], optional: tuple[str, ...]) -> Fields:
    """Give the keys of an entry; one that is written shortly, as a single value, has that value under ``plain``."""
    if isinstance(item.value, dict):
        return fields.reader.fields(item, fields.where, required, optional)
    return Fields(fields.reader, {plain: item}, fields.where)


def _made(kind: ChangeKind, of: str, value: Value, by: str, fields: Fields, item: Item) -> Override:
    reason, cite = fields.text("reason"), fields.text("cite")
    return Override(kind, of, value, by, fields.where, fields.reader.file, item.line, reason, cite)


def _disabled(fields: Fields, item: Item, by: str) -> Override:
    entry = _entry(fields, item, "rule", ("rule",), ("reason",))
    return _made(ChangeKind.DISABLED, entry.identifier("rule"), None, by, entry, item)


def _severity(fields: Fields, name: str, item: Item, by: str) -> Override:
    entry = _entry(fields, item, "severity", ("severity",), ("reason",))
    return _made(ChangeKind.SEVERITY, name, Severity(entry.choice("severity", Severity)), by, entry, item)


def _wording(fields: Fields, name: str, item: Item, by: str) -> Override:
    entry = fields.reader.fields(item, fields.where, (), ("message", "remediation", "reason"))
    if not entry.items.keys() & {"message", "remediation"}:
        fields.reader.fault(item.line, fields.where, "needs a message, a remediation, or both")
    value = Wording(entry.text("message"), entry.text("remediation"))
    return _made(ChangeKind.WORDING, name, value, by, entry, item)


def _parameter(fields: Fields, name: str, item: Item, by: str) -> Override:
    entry = _entry(fields, item, "value", (), ("value", "values", "cite", "reason"))
    if ("value" in entry.items) == ("values" in entry.items):
        fields.reader.fault(item.line, fields.where, "needs a value, or dated values, and not both")
    values = read_values(entry) if "values" in entry.items else _always(entry)
    return _made(ChangeKind.PARAMETER, name, values, by, entry, item)


def _always(entry: Fields) -> tuple[DatedValue, ...]:
    item = entry.items.get("value")
    if item is None:
        return ()
    if item.value is None or isinstance(item.value, (dict, list)):
        entry.reader.shape(item.line, entry.where, "must be a single value")
        return ()
    return (DatedValue(date.min, item.value),)


def _change_rule(
    override: Override, rules: dict[str, Rule], left_out: Mapping[str, str], faults: list[Fault]
) -> Change | None:
    rule = rules.get(override.of)
    if rule is None and override.of in left_out:
        faults.append(override.fault(f"{override.of} is in the pack {left_out[override.of]}, which is not extended"))
        return None
    if rule is None:
        faults.append(override.fault(f"there is no rule {override.of}", suggestion(override.of, rules)))
        return None
    if rule.pack == override.by:
        faults.append(override.fault(f"{rule.id} is a rule of this pack itself: change it in {rule.file}"))
        return None
    changed, was, now = _changed(rule, override)
    rules[rule.id] = changed
    return _told(override, was, now)


def _changed(rule: Rule, override: Override) -> tuple[Rule, str, str]:
    """Change a rule. Its law and its basis are never touched.

    Returns: the rule, and in words what it was and what it is now.
    """
    if isinstance(override.value, Severity):
        return replace(rule, severity=override.value), str(rule.severity), str(override.value)
    if isinstance(override.value, Wording):
        message = override.value.message or rule.message
        changed = replace(rule, message=message, remediation=override.value.remediation or rule.remediation)
        return changed, rule.message, message
    return rule, "", ""


def _change_parameter(override: Override, parameters: dict[str, Parameter], faults: list[Fault]) -> Change | None:
    known, values = parameters.get(override.of), override.value
    if known is None:
        faults.append(override.fault(f"there is no parameter {override.of}", suggestion(override.of, parameters)))
        return None
    if not isinstance(values, tuple) or not values:
        return None  # it is misshapen, which has been noted
    if len({known.kind, *(replace(known, values=(value,)).kind for value in values)}) > 1:
        faults.append(override.fault(f"the parameter {known.name} is {KINDS[known.kind]}, and this is not"))
    parameters[known.name] = replace(known, values=values, cite=override.cite or known.cite, verified_through=None)
    return _told(override, _in_words(known.values), _in_words(values))


def _in_words(values: Iterable[DatedValue]) -> str:
    return ", ".join(_dated_in_words(each) for each in values) or "not fixed"


def _dated_in_words(dated: DatedValue) -> str:
    value = spoken_day(dated.value) if isinstance(dated.value, date) else str(dated.value)
    return value if dated.since == date.min else f"from {spoken_day(dated.since)} {value}"


def _told(override: Override, was: str, now: str) -> Change:
    return Change(override.kind, override.of, override.by, was, now, override.reason, override.file, override.line)


def _contradictions(overrides: Sequence[Override]) -> Iterator[Fault]:
    """Find what two overrides say differently of one rule or parameter, each told of the later one."""
    first: dict[tuple[bool, str], list[Override]] = {}
    for override in overrides:
        earlier = first.setdefault((override.kind is ChangeKind.PARAMETER, override.of), [])
        against = next((other for other in earlier if _differ(other, override)), None)
        if against is not None:
            yield override.fault(f"{override.of} is changed otherwise in {against.file}:{against.line}")
        earlier.append(override)


def _differ(one: Override, other: Override) -> bool:
    if one.kind is other.kind:
        return one.value != other.value
    return ChangeKind.DISABLED in (one.kind, other.kind)
